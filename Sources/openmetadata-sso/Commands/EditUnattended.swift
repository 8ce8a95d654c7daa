import SignOn
import TextUI

/// The change of files without a question: what was given is put in its place, and nothing else moves.
struct EditUnattended {
  let network: NetworkFlags
  var replacer = FileReplacer()
  let force: Bool
  /// Show what would be changed, and change nothing.
  let showsOnly: Bool

  /// - Throws: `Refusal` when errors stand, a value has no safe place, or a file cannot be written; no file is changed then.
  @MainActor
  func run(_ paths: [String], version: ServerVersion?, given: GivenValues, unset: [String]) async throws {
    let read = try paths.map(read)
    let files = try OpenedFiles(together: read.map(\.document))
    var settings = try files.settings(version: version, given: given)
    let fields = try unset.map(FieldNames.field)
    for field in fields { settings.imported[field.id] = nil }
    try await network.ask(&settings)
    try Examination(settings, files).complain(unless: force || showsOnly)
    var changes = files.configuration.changes(to: settings)
    for field in fields { changes[field.id] = .some(nil) }
    let results = files.configuration.setting(changes, in: settings)
    try refuse(results)
    let changed = zip(read, results).filter { !$0.1.edits.isEmpty }
    guard !changed.isEmpty else { return complain("nothing to change in \(visible(paths.joined(separator: ", ")))") }
    let secrets = files.secrets + OpenedFiles(results.map(\.document)).secrets
    for ((document, _), change) in changed where showsOnly {
      let difference = Difference(old: document.bytes, new: change.document.bytes, secrets: secrets)
      try Output.put(difference.shown(old: document.path, new: document.path))
    }
    guard !showsOnly else { return }
    do throws(FileError) {
      for ((_, snapshot), _) in changed { try replacer.check(snapshot) }
    } catch {
      throw Refusal(error)
    }
    for ((_, snapshot), change) in changed {
      try write(change, to: snapshot, holdsSecret: !secrets.allSatisfy(\.isEmpty))
    }
  }

  private func read(_ path: String) throws -> (document: Document, snapshot: FileSnapshot) {
    do {
      let (bytes, snapshot) = try replacer.read(path)
      return (try OpenedFiles.document(bytes, named: path), snapshot)
    } catch let error as FileError {
      throw Refusal(error)
    }
  }

  private func write(_ change: DocumentChange, to snapshot: FileSnapshot, holdsSecret: Bool) throws {
    do throws(FileError) {
      let path = change.document.path
      let done = try replacer.replace(snapshot, with: change.document.bytes, holdsSecret: holdsSecret) { bytes in
        let again = try? Document.read(bytes, named: path)
        return again?.values == change.document.values ? nil : "it reads differently"
      }
      complain("written: \(visible(path))")
      if let kept = done.backup { complain("what was there is kept as \(visible(kept))") }
      for note in done.notes { complain(visible(note.message)) }
    } catch {
      throw Refusal(error)
    }
  }

  /// Says what has to be done by hand, each with its line and the text to put there, and what else is to be known.
  private func refuse(_ results: [DocumentChange]) throws {
    for result in results {
      for note in result.notes { complain("\(visible(result.document.path)): \(visible(note.message))") }
    }
    var fields: [RefusedField] = []
    for (result, field) in results.flatMap({ result in result.refused.map { (result, $0) } })
    where !fields.contains(field) {
      fields.append(field)
      let place = OpenedFiles.Line(path: result.document.path, number: field.line)
      complain("\(place.shown): \(field.field): \(visible(field.problem))")
      if let text = field.textToPutThere { complain("put there by hand: \(visible(text))") }
    }
    guard !fields.isEmpty else { return }
    let count = fields.count == 1 ? "a value that has" : "\(fields.count) values that have"
    throw Refusal.file("nothing was written: there is \(count) no safe place")
  }
}

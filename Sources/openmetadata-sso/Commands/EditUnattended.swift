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
    let files = OpenedFiles(read.map(\.document))
    guard files.documents.count == 1 else {
      throw Refusal.usage("one file at a time can be changed without the screen")
    }
    var settings = try files.settings(version: version, given: given)
    let fields = try unset.map(FieldNames.field)
    for field in fields { settings.imported[field.id] = nil }
    try await network.ask(&settings)
    try Examination(settings, files).complain(unless: force || showsOnly)
    let document = files.documents[0]
    var changes = document.changes(to: settings)
    for field in fields { changes[field.id] = .some(nil) }
    let change = document.setting(changes, in: settings)
    try refuse(change.refused, in: document)
    for note in change.notes { complain("\(visible(document.path)): \(visible(note.message))") }
    guard !change.edits.isEmpty else { return complain("nothing to change in \(visible(document.path))") }
    let secrets = files.secrets + OpenedFiles([change.document]).secrets
    let difference = Difference(old: document.bytes, new: change.document.bytes, secrets: secrets)
    if showsOnly { return try Output.put(difference.shown(old: document.path, new: document.path)) }
    try write(change, to: read[0].snapshot, holdsSecret: !secrets.allSatisfy(\.isEmpty))
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

  /// Says what has to be done by hand, each with its line and the text to put there.
  private func refuse(_ fields: [RefusedField], in document: Document) throws {
    for field in fields {
      let place = OpenedFiles.Line(path: document.path, number: field.line)
      complain("\(place.shown): \(field.field): \(visible(field.problem))")
      if let text = field.textToPutThere { complain("put there by hand: \(visible(text))") }
    }
    guard !fields.isEmpty else { return }
    let count = fields.count == 1 ? "a value that has" : "\(fields.count) values that have"
    throw Refusal.file("nothing was written: there is \(count) no safe place")
  }
}

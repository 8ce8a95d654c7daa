import ArgumentParser
import Files
import OpenIDConnect
import SignOn
import Text
import TextUI

/// Edits files without prompts: the given values are written, and everything else stays unchanged.
struct EditUnattended {
  let network: NetworkFlags
  var replacer = FileReplacer()
  let force: Bool
  /// Only show what would change.
  let showsOnly: Bool
  let isJSON: Bool
  let kind: KindFlag
  let account: AccountFlags

  /// - Throws: `Refusal` when errors remain, a value cannot be placed safely, or a file cannot be written; its members
  ///   name the files written before that.
  @MainActor
  func run(_ paths: [String], version: ServerVersion?, given: GivenValues, unset: [String]) async throws {
    let (files, snapshots) = try read(paths)
    var settings = try files.settings(version: version, given: { try given.apply(to: &$0) })
    try settings.refuseWhatGoesNowhere()
    try await account.ask(&settings, network, replacing: .files)
    let fields = try unset.map(FieldNames.field)
    settings.read(files.configuration, without: Set(fields.map(\.id)))
    for field in fields { settings.imported[field.id] = nil }
    try await network.ask(&settings)
    sayWhoAdministers(files, settings)
    var changes = files.configuration.changes(to: settings)
    for field in fields { changes[field.id] = .some(nil) }
    let results = files.configuration.setting(changes, in: settings)
    let after = OpenedFiles(results.map(\.document))
    let meant = Set(changes.keys).union(settings.typed.keys)
    let examination = Examination(settings, files, changing: meant, to: after)
    var unchanged = try files.settings(version: version)
    unchanged.deployment = settings.deployment
    unchanged.facts.account = settings.facts.account
    let before = Examination(unchanged, files)
    let standing = try examination.complain(unless: force || showsOnly) { item in
      isInTheWay(item.finding, before, meant)
    }
    try refuse(results)
    try require(files.configuration.fieldsMissed(by: after.configuration, asked: changes, in: settings))
    let secrets = files.secrets + after.secrets
    let changed = results.indices.filter { !results[$0].edits.isEmpty }.map { index in
      let (document, change) = (files.documents[index], results[index])
      let text = showsOnly || isJSON ? difference(document, change.document, secrets) : ""
      let secret = document.values[Field.clientSecret.id]
      return Changed(snapshot: snapshots[index], secret: secret, change: change, difference: text)
    }
    if changed.isEmpty { complain("nothing to change in \(visible(paths.joined(separator: ", ")))") }
    if network.rehearse, !showsOnly, !changed.isEmpty {
      throw Refusal.file("nothing written: a rehearsal does not change existing files. \(FilesOnDisk.rehearsalRemedy)")
    }
    if !force, !showsOnly { try refuseExposure(changed) }
    let written = showsOnly ? changed : try write(changed, holdsSecret: !secrets.allSatisfy(\.isEmpty))
    let steps =
      written.isEmpty || showsOnly
      ? [] : settings.nextSteps(after: written.map(\.change.document), of: after.documents)
    let status = showsOnly ? standing : .done
    guard isJSON else {
      for step in steps { complain(step.shown) }
      try Output.put(showsOnly ? changed.map(\.difference).joined() : "")
      return try end(status)
    }
    let differences = FieldDifference.between(files.configuration, after.configuration)
    try Output.put(document(written, differences, examination, steps, status))
    try end(status)
  }

  /// With another provider the administrators have to be given anew.
  private func sayWhoAdministers(_ files: OpenedFiles, _ settings: Settings) {
    let names = (files.configuration.values[Field.adminPrincipals.id]?.items ?? []).prefix(5)
    guard !names.isEmpty, settings.isOpen(.adminPrincipals), settings.typed[Field.adminPrincipals.id] == nil else {
      return
    }
    let list = names.map { visible($0) }.joined(separator: ",")
    complain(
      "administrators until now: \(list). Pass --set admin-principals=… with their user names at the new provider")
  }

  private func difference(_ old: Document, _ new: Document, _ secrets: [Secret]) -> String {
    Difference(old: old.bytes, new: new.bytes, secrets: secrets).shown(old: old.path, new: old.path)
  }

  private func end(_ status: ExitStatus) throws {
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// Whether an error blocks the change: it is new, concerns a changed field, or comes from the provider. Errors that
  /// were there before are only reported.
  private func isInTheWay(_ finding: Finding, _ before: Examination, _ changed: Set<String>) -> Bool {
    changed.contains(finding.field) || Ladder.standard.step(of: finding) != nil
      || !before.items.contains { $0.finding == finding }
  }

  /// - Throws: `Refusal` with the fields that do not have the requested values, if any.
  private func require(_ missed: [Field]) throws {
    guard !missed.isEmpty else { return }
    let names = missed.map(\.id).joined(separator: ", ")
    throw Refusal.file("nothing written: the requested value of \(names) would not take effect").telling([
      ("missed", .texts(missed.map(\.id)))
    ])
  }

  /// - Throws: `Refusal` if a file that others can read would get a secret.
  private func refuseExposure(_ files: [Changed]) throws {
    let exposed = files.first { file in
      let secret = file.change.document.values[Field.clientSecret.id]
      return file.snapshot.status.mode & 0o077 != 0 && secret?.isEmpty == false && secret != file.secret
    }
    guard let exposed else { return }
    let path = exposed.change.document.path
    throw Refusal.file(
      "nothing written: \(visible(path)) would contain the secret, but others can read it (mode 0"
        + "\(String(exposed.snapshot.status.mode, radix: 8))). Run chmod go= \(visible(shellWord(path))), or pass --force"
    )
  }

  /// A file and its change.
  private struct Changed {
    let snapshot: FileSnapshot
    /// The client secret before the change.
    let secret: Value?
    let change: DocumentChange
    /// In the unified format, secrets by tags; empty where it is not shown.
    let difference: String
    /// Nil until it is written.
    var replaced: Replaced?

    var tree: JSON {
      .object([
        ("file", .text(change.document.path)), ("written", .bool(replaced != nil)),
        ("kept", .optional(replaced?.backup)), ("difference", .text(difference)),
        (
          "notes",
          .texts(change.notes.map { "\($0.message) \($0.remedy)".trimmed } + (replaced?.notes.map(\.message) ?? []))
        ),
      ])
    }
  }

  /// As JSON `{"status", "openmetadata", "deployment", "files": [{"file", "written", "kept", "difference", "notes"}],
  /// "changes": [{"field", "old", "new"}], "findings", "rungs", "steps": [{"title", "command"}], "rehearsal"}`; files
  /// that stay as they are are left out.
  private func document(
    _ files: [Changed], _ changes: [FieldDifference], _ examination: Examination, _ steps: [NextStep],
    _ status: ExitStatus
  ) -> String {
    JSON.result(
      status,
      [
        ("openmetadata", .text(examination.settings.version.rawValue)),
        ("deployment", examination.settings.deployment.tree), ("files", .list(files.map(\.tree))),
        ("changes", .list(changes.map(\.tree))), ("findings", examination.findingsTree),
        ("rungs", examination.stepsTree),
        (
          "steps",
          .list(steps.map { .object([("title", .text($0.title)), ("command", .optional($0.command))]) })
        ), ("rehearsal", .bool(network.rehearse)),
      ])
  }

  private func read(_ paths: [String]) throws -> (files: OpenedFiles, snapshots: [FileSnapshot]) {
    do {
      var snapshots: [FileSnapshot] = []
      let documents = try OpenedFiles.documents(paths, as: kind.kind, besides: kind.besides) { path in
        let (bytes, snapshot) = try replacer.read(path)
        snapshots.append(snapshot)
        return bytes
      }
      return (try OpenedFiles(together: documents), snapshots)
    } catch let error as FileError {
      throw Refusal(error)
    }
  }

  /// One after the other, once all can be written.
  private func write(_ files: [Changed], holdsSecret: Bool) throws -> [Changed] {
    var written: [Changed] = []
    do throws(FileError) {
      for file in files { try replacer.check(file.snapshot) }
      for var file in files {
        let document = file.change.document
        let done = try replacer.replace(file.snapshot, with: document.bytes, holdsSecret: holdsSecret)
        done.tell("written", document.path)
        file.replaced = done
        written.append(file)
      }
      return written
    } catch {
      throw Refusal(error).telling([("files", .list(written.map(\.tree)))])
    }
  }

  /// Reports what must be changed by hand, with its line and the new text, and any notes.
  private func refuse(_ results: [DocumentChange]) throws {
    for result in results {
      for note in result.notes { complain(visible("\(result.document.path): \(note.message) \(note.remedy)".trimmed)) }
    }
    var fields: [RefusedField] = []
    for (result, field) in results.flatMap({ result in result.refused.map { (result, $0) } })
    where !fields.contains(field) {
      fields.append(field)
      let place = OpenedFiles.Line(path: result.document.path, number: field.line)
      complain("\(place.shown): \(field.field): \(visible(field.problem))")
      if let text = field.textToPutThere { complain("change by hand to: \(visible(text))") }
    }
    guard !fields.isEmpty else { return }
    let count = fields.count == 1 ? "1 value" : "\(fields.count) values"
    throw Refusal.file("nothing written: \(count) cannot be changed safely").telling([
      ("byHand", .list(fields.map(\.tree)))
    ])
  }
}

extension RefusedField {
  fileprivate var tree: JSON {
    .object([
      ("field", .text(field)), ("line", .optional(line)), ("problem", .text(problem)),
      ("text", .optional(textToPutThere)),
    ])
  }
}

import ArgumentParser
import Files
import Session
import SignOn
import Text
import TextUI
import Wizard

/// The setup without prompts: the given values are checked, with the provider too, and written.
struct Unattended {
  let performer: Performer
  let target: WritingFlags

  /// - Throws: `Refusal` when errors remain, or a file cannot be written.
  @MainActor
  func run(_ start: State) async throws {
    var state = start
    await performer.run(.intent(.begin), &state)
    try state.settings.refuseWhatGoesNowhere(in: state.review.format)
    for variable in state.settings.variablesLostInCompose where state.review.format == .dockerEnv && target.alone {
      complain("the stock Compose files do not pass on \(variable); write the format compose-override too")
    }
    if state.settings.deployment.release.isAssumed {
      complain("made for OpenMetadata \(state.settings.deployment.words); --openmetadata sets another release")
    }
    let examination = Examination(state.settings, OpenedFiles([Document]()))
    try examination.complain(unless: target.force || target.diff)
    guard !target.diff else {
      let files = state.filesToWrite
      let shown = files.map { tree($0.path, $0.text.holdsSecret, text: $0.text.shown) }
      let status = examination.errors > 0 ? examination.status : .done
      try Output.put(
        target.json
          ? document(shown, examination, isRehearsal: start.run.isRehearsal, status) : files.map(\.text.shown).joined())
      if status != .done { throw ExitCode(status.rawValue) }
      return
    }
    await performer.run(.intent(.write(insisting: true)), &state)
    let written = state.writtenFiles
    let done = written.map { tree($0.path, $0.isPrivate, text: nil) }
    if let failure = state.writeFailure {
      throw Refusal.file(visible("\(failure.message) \(failure.remedy)")).telling([("files", .list(done))])
    }
    let lines = written.map { "written: \(visible($0.path))\n" }.joined()
    try Output.put(target.json ? document(done, examination, isRehearsal: start.run.isRehearsal) : lines)
  }

  /// As JSON `{"status", "openmetadata", "deployment", "files": [{"file", "written", "private", "text"}], "findings", "rungs",
  /// "rehearsal"}`; the text is null once it is written, and its secret masked.
  private func document(
    _ files: [JSON], _ examination: Examination, isRehearsal: Bool, _ status: ExitStatus = .done
  ) -> String {
    JSON.result(
      status,
      [
        ("openmetadata", .text(examination.settings.version.rawValue)),
        ("deployment", examination.settings.deployment.tree), ("files", .list(files)),
        ("findings", examination.findingsTree), ("rungs", examination.stepsTree),
        ("rehearsal", .bool(isRehearsal)),
      ])
  }

  private func tree(_ path: String, _ isPrivate: Bool, text: String?) -> JSON {
    .object([
      ("file", .text(path)), ("written", .bool(text == nil)), ("private", .bool(isPrivate)),
      ("text", text.map { .text($0) } ?? .null),
    ])
  }
}

import OpenIDConnect
import SignOn
import TextUI
import Wizard

/// The setup without a question: what was given is asked about at the provider, checked and written.
struct Unattended {
  let client: ProviderClient
  var writer = FileWriter()
  let force: Bool
  /// Show what would be written, and write nothing.
  let showsOnly: Bool

  /// - Throws: `Refusal` when errors stand, or a file cannot be written.
  func run(_ start: State) async throws {
    var state = start
    if !state.run.isOffline { await Asking(client: client).ask(&state.settings) }
    try Examination(state.settings, OpenedFiles([Document]())).complain(unless: force)
    let files = state.filesToWrite
    guard !showsOnly else {
      try Output.put(files.map(\.text.shown).joined())
      return
    }
    guard case .wrote(let written, let failure) = writer.write(files) else { return }
    try Output.put(written.map { "written: \(visible($0.path))\n" }.joined())
    if let failure { throw Refusal.file("\(failure.message) \(failure.remedy)") }
  }
}

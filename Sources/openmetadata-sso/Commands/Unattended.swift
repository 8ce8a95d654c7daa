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
    await answer(state.beginAsking(), &state)
    let findings = state.settings.findings().filter { $0.severity > .note }
    for finding in findings { complain(line(finding)) }
    let errors = findings.filter { $0.severity == .error }.count
    if errors > 0, !force {
      throw Refusal.findings("nothing was written: \(errors) error\(errors == 1 ? " stands" : "s stand")")
    }
    let files = state.filesToWrite
    guard !showsOnly else {
      for file in files { print(file.text.shown, terminator: "") }
      return
    }
    guard case .wrote(let written, let failure) = writer.write(files) else { return }
    for file in written { print("written: \(visible(file.path))") }
    if let failure { throw Refusal.file("\(failure.message) \(failure.remedy)") }
  }

  private func answer(_ effects: [Effect], _ state: inout State) async {
    for effect in effects {
      switch effect {
      case .discover(let url): await answer(update(&state, .discovered(await client.metadata(url))), &state)
      case .readKeys(let url): await answer(update(&state, .keysRead(await client.keys(url))), &state)
      case .authorize(let request):
        await answer(update(&state, .authorized(await client.authorize(request))), &state)
      case .authenticate(let question):
        await answer(update(&state, .authenticated(await client.token(question))), &state)
      case .authenticateOtherwise(let question):
        await answer(update(&state, .authenticatedOtherwise(await client.token(question))), &state)
      case .stopAsking, .write, .replace, .leave, .suspend, .copy, .repaint: break
      }
    }
  }

  private func line(_ finding: Finding) -> String {
    let remedy = finding.remedy.isEmpty ? "" : " \(finding.remedy)"
    return visible("\(finding.severity.word): \(finding.field): \(finding.message)\(remedy)")
  }
}

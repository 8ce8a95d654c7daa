import ArgumentParser
import Glibc
import OpenIDConnect
import Rehearsal
import SignOn
import Terminal
import TextUI
import Wizard

/// One run of the wizard, on the screen or in plain lines, and how the program ends after it.
@MainActor
struct WizardRun {
  let look: ScreenFlags
  let client: ProviderClient
  /// The files that are edited; nil when new ones are made.
  var files: FilesOnDisk?
  var rehearsal: Rehearsal?

  /// - Throws: `Refusal` when there is nothing to ask at, or nothing was written.
  func run(_ state: State) async throws {
    let (ending, last) = try await talk(state)
    switch ending {
    case .left(.done):
      for file in last.writtenFiles {
        print("written: \(visible(file.path))")
        if let backup = file.backup { print("kept: \(visible(backup))") }
      }
    case .left(.abandoned): throw Refusal(message: "left; nothing was written", status: .abandoned)
    case .left(.interrupted): endBySignal(SIGINT)
    case .left(.hungUp): endBySignal(SIGHUP)
    case .signal(let number): endBySignal(number)
    }
  }

  private func talk(_ state: State) async throws -> (Ending, State) {
    switch try look.front() {
    case .screen:
      do {
        let terminal = try Terminal(theme: look.chosenTheme, mouse: look.mouse)
        Terminal.restoreOnCrash()
        let session = Session(
          state: state, terminal: terminal, client: client, files: files, browserAddress: browserAddress)
        return (await session.run(), session.state)
      } catch {
        complain("\(error); asking in plain lines instead")
        return await talkPlainly(state, LineTerminal(input: STDIN_FILENO, output: STDOUT_FILENO))
      }
    case .lines(let terminal): return await talkPlainly(state, terminal)
    }
  }

  /// Where a browser on this machine finds what a provider's address stands for.
  private var browserAddress: @Sendable (String) -> String {
    { [rehearsal] address in rehearsal?.browserAddress(for: address) ?? address }
  }

  private func talkPlainly(_ state: State, _ terminal: LineTerminal) async -> (Ending, State) {
    var session = PlainSession(
      state: state, terminal: terminal, client: client, files: files, browserAddress: browserAddress)
    let (leaving, last) = await session.run()
    return (.left(leaving), last)
  }
}

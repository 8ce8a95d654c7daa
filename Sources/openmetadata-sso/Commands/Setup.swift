import ArgumentParser
import Glibc
import OpenIDConnect
import SignOn
import Terminal
import TextUI
import Wizard

/// The guided setup: on the screen, as plain questions, or without any when everything is given.
struct Setup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Asks, checks and writes a new configuration (the default command).",
    discussion: """
      Answer what is asked; everything else is derived, discovered or has a default, and says so. Nothing is written \
      before the last screen. With --rehearse all of it happens on this machine, with a look-alike of AWS Cognito.

      With --yes nothing is asked: what was given is checked and written.
      """)

  @Option(name: .customLong("openmetadata"), help: "The OpenMetadata release the files are for.")
  var release: ServerVersion?

  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Asking the provider") var network: NetworkFlags
  @OptionGroup(title: "Writing") var target: WritingFlags
  @OptionGroup(title: "Screen") var look: ScreenFlags

  @MainActor
  func run() async throws {
    try await Refusal.ending {
      var settings = Settings(version: release ?? .v1_11)
      try given.apply(to: &settings)
      if let release { settings.version = release }
      let (client, rehearsal) = try await network.open()
      let state = target.applied(
        to: State(
          settings: settings, size: Size(columns: 80, rows: 24),
          run: Run(
            isOffline: network.offline, isRehearsal: network.rehearse, patience: network.timeout,
            isUnattended: target.yes)))
      if target.yes {
        try await Unattended(client: client, force: target.force, showsOnly: target.diff).run(state)
      } else {
        try end(try await talk(state, client))
      }
      await rehearsal?.stop()
    }
  }

  @MainActor
  private func talk(_ state: State, _ client: ProviderClient) async throws -> (Ending, State) {
    switch try look.front() {
    case .screen:
      do {
        let terminal = try Terminal(theme: look.chosenTheme, mouse: look.mouse)
        Terminal.restoreOnCrash()
        let session = Session(state: state, terminal: terminal, client: client)
        return (await session.run(), session.state)
      } catch {
        complain("\(error); asking in plain lines instead")
        return try await talkPlainly(state, client, LineTerminal(input: STDIN_FILENO, output: STDOUT_FILENO))
      }
    case .lines(let terminal): return try await talkPlainly(state, client, terminal)
    }
  }

  private func talkPlainly(
    _ state: State, _ client: ProviderClient, _ terminal: LineTerminal
  ) async throws -> (Ending, State) {
    var session = PlainSession(state: state, terminal: terminal, client: client)
    let (leaving, last) = await session.run()
    return (.left(leaving), last)
  }

  /// Says in the shell's window what has been done, and ends with the right code or signal.
  private func end(_ end: (ending: Ending, state: State)) throws {
    switch end.ending {
    case .left(.done):
      for file in end.state.writtenFiles { print("written: \(visible(file.path))") }
    case .left(.abandoned): throw Refusal(message: "left; nothing was written", status: .abandoned)
    case .left(.interrupted): endBySignal(SIGINT)
    case .left(.hungUp): endBySignal(SIGHUP)
    case .signal(let number): endBySignal(number)
    }
  }
}

extension ServerVersion: ExpressibleByArgument {}

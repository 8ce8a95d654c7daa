import ArgumentParser
import Glibc
import OpenIDConnect
import Rehearsal
import SignOn
import Terminal
import TextUI
import Wizard

/// The guided setup on the screen.
struct Setup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Asks, checks and writes a new configuration (the default command).",
    discussion: """
      Answer what is asked; everything else is derived, discovered or has a default, and says so. Nothing is written \
      before the last screen. With --rehearse all of it happens on this machine, with a look-alike of AWS Cognito.
      """)

  @Option(name: .customLong("openmetadata"), help: "The OpenMetadata release the files are for.")
  var release = ServerVersion.v1_11

  @Flag(help: "Ask the provider nothing.")
  var offline = false

  @Option(help: ArgumentHelp("Certificates to trust besides the system's, in PEM.", valueName: "file"))
  var caFile: String?

  @Option(help: ArgumentHelp("The longest wait for an answer of the provider, 1 to 120.", valueName: "seconds"))
  var timeout = 15

  @Flag(help: "Practise: a look-alike of AWS Cognito on this machine answers. No AWS account is needed.")
  var rehearse = false

  @Option(help: "What the look-alike does wrong; needs --rehearse.")
  var fault = Fault.none

  @Option(help: "The look of the screen.")
  var theme: ThemeName?

  @Flag(inversion: .prefixedNo, help: "Take clicks and the wheel; without, the terminal's own selection works.")
  var mouse = true

  func validate() throws {
    guard (1...120).contains(timeout) else {
      throw ValidationError("--timeout takes 1 to 120 seconds, not \(timeout)")
    }
    guard rehearse || fault == .none else {
      throw ValidationError("--fault says what the rehearsal does wrong, so it needs --rehearse")
    }
  }

  @MainActor
  func run() async throws {
    let rehearsal = rehearse ? try await Rehearsal(fault: fault) : nil
    let options = NetworkOptions(seconds: Double(timeout), caFile: caFile, routes: rehearsal?.routes)
    let state = State(
      settings: Settings(version: release), size: Size(columns: 80, rows: 24),
      run: Run(isOffline: offline, isRehearsal: rehearse, patience: timeout))
    let terminal: Terminal
    do {
      terminal = try Terminal(theme: (theme ?? .suggested).theme, mouse: mouse)
    } catch {
      complain("\(error)")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    Terminal.restoreOnCrash()
    let session = Session(state: state, terminal: terminal, client: .live(options))
    let ending = await session.run()
    await rehearsal?.stop()
    try end(ending, session.state)
  }

  /// Says in the shell's window what has been done, and ends with the right code or signal.
  private func end(_ ending: Ending, _ state: State) throws {
    switch ending {
    case .left(.done):
      for file in state.writtenFiles { print("written: \(file.path)") }
    case .left(.abandoned):
      complain("left; nothing was written")
      throw ExitCode(ExitStatus.abandoned.rawValue)
    case .left(.interrupted): endBySignal(SIGINT)
    case .left(.hungUp): endBySignal(SIGHUP)
    case .signal(let number): endBySignal(number)
    }
  }
}

/// A theme by its name, as an argument.
enum ThemeName: String, CaseIterable, ExpressibleByArgument {
  case standard, light
  case highContrast = "high-contrast"
  case mono

  var theme: Theme { Theme.named(rawValue) ?? .standard }

  /// Without colour where the environment asks for that (no-color.org).
  static var suggested: ThemeName {
    guard let value = getenv("NO_COLOR") else { return .standard }
    return value.pointee == 0 ? .standard : .mono
  }
}

extension ServerVersion: ExpressibleByArgument {}
extension Fault: ExpressibleByArgument {}

import ArgumentParser
import Files
import Glibc
import OpenIDConnect
import Rehearsal
import Session
import SignOn
import Text
import TextUI
import Wizard

/// A test sign-in without the wizard: line by line, for people and programs.
struct SignIn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-in", _superCommandName: Program.name,
    abstract: "Runs a test sign-in as OpenMetadata would, and shows the user it would create.",
    discussion: """
      Open the URL that is shown in any browser. If the callback URL is on this machine, the wizard listens there for \
      the browser; otherwise paste the final URL, or send it on standard input. You have five minutes. Nothing is \
      written, and tokens are discarded once they are checked.

      With --json, standard output has only the result; the URL goes to standard error. Exit codes: 0 the user could \
      sign in; 1 the user could not, or a claim is wrong; 2 the provider cannot be reached; 3 it rejects the app \
      client, the callback URL, the secret or the user; 4 the sign-in was cancelled or timed out.

      Examples:

        openmetadata-sso sign-in openmetadata.yaml
        openmetadata-sso sign-in sso.env --rehearse --fault bad-signature
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var kind: KindFlag
  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Provider checks") var network: NetworkFlags

  @Option(
    help: ArgumentHelp(
      "Come back to this callback URL instead: registered as well, and on this machine. Only the test uses it.",
      valueName: "url"))
  var testCallback: String?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if network.offline { throw ValidationError("a test sign-in needs the provider; remove --offline") }
    if given.secretStdin {
      throw ValidationError("the final URL is read from standard input; pass the secret another way")
    }
    if let testCallback, Settings().testCallback(testCallback) == nil {
      throw ValidationError("--test-callback must be like http://localhost:8585/callback, on this machine")
    }
    guard network.rehearse || !files.isEmpty || !given.isEmpty else {
      throw ValidationError("missing configuration: pass a file, or values with --set or --answers")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      var settings = try kind.open(files)
        .settings(version: release.version, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere()
      if network.rehearse, files.isEmpty, given.isEmpty { settings.rehearse() }
      let (client, rehearsal) = try await network.open()
      settings.trustedHosts = network.trustedHosts
      await Ladder.standard.climb(&settings, by: client.answer)
      let outcome = SignInOutcome(refusedBy: settings)
      let report = if let outcome { outcome } else { await signIn(settings, client, rehearsal) }
      await rehearsal?.stop()
      if json { try Output.put(report.json) }
      if let reason = report.reason, !report.isTold { complain(reason) }
      if report.status != .done { throw ExitCode(report.status.rawValue) }
    }
  }

  @MainActor
  private func signIn(_ settings: Settings, _ client: ProviderClient, _ rehearsal: Rehearsal?) async -> SignInOutcome {
    let terminal = LineTerminal(
      input: STDIN_FILENO, output: json ? STDERR_FILENO : STDOUT_FILENO, showsLinks: true)
    return SignInOutcome(
      await network.signIn(
        settings, client, rehearsal, on: terminal, SignInTalk(saysResult: !json, callback: testCallback)))
  }
}

extension NetworkFlags {
  /// A test sign-in in plain lines, until it ends; the program ends if the terminal goes away.
  @MainActor
  func signIn(
    _ settings: Settings, _ client: ProviderClient, _ rehearsal: Rehearsal?, on terminal: LineTerminal,
    _ talk: SignInTalk = SignInTalk()
  ) async -> State {
    let run = Run(isRehearsal: rehearse, patience: timeout)
    let state = State(settings: settings, size: Size(columns: 80, rows: 24), run: run)
    let performer = Performer(client: client) { address in rehearsal?.browserAddress(for: address) ?? address }
    var session = PlainSession(
      .signIn(state, width: terminal.columns, talk: talk), terminal: terminal, performer: performer)
    let (leaving, last) = await session.run()
    if leaving == .hungUp { endBySignal(SIGHUP) }
    return last
  }
}

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

/// A test sign-in without the wizard: in lines, over any connection, for people and programs.
struct SignIn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-in",
    abstract: "Signs a person in as OpenMetadata would, and says who they would become.",
    discussion: """
      An address is shown, to be opened in a browser anywhere. If the callback is on this machine, the browser is \
      waited for here; in any case the address at which it ends can be pasted, or come in on standard input. There are \
      five minutes for it. Nothing is written, and tokens are forgotten when they have been judged.

      With --json the result alone goes to standard output, the address to standard error. Ends with 0 if the person \
      would sign in, 1 if not or if a claim of the token is wrong, 2 if the provider could not be reached, 3 if it \
      refuses the client, the callback, the secret or the person, 4 if the sign-in was given up or took too long.
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Asking the provider") var network: NetworkFlags

  @Flag(help: "The result as JSON.")
  var json = false

  func validate() throws {
    if network.offline { throw ValidationError("a sign-in needs the provider; leave --offline out") }
    if given.secretStdin {
      throw ValidationError("standard input takes the final address; give the secret otherwise")
    }
    guard network.rehearse || !files.isEmpty || !given.isEmpty else {
      throw ValidationError("give the configuration: a file, or values with --set or --answers")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      var settings = try OpenedFiles(files).settings(version: release.version, given: { try given.apply(to: &$0) })
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
    let terminal = LineTerminal(input: STDIN_FILENO, output: json ? STDERR_FILENO : STDOUT_FILENO)
    let run = Run(isRehearsal: network.rehearse, patience: network.timeout)
    let state = State(settings: settings, size: Size(columns: 80, rows: 24), run: run)
    let talk = SignInTalk(saysResult: !json)
    let performer = Performer(client: client) { address in rehearsal?.browserAddress(for: address) ?? address }
    var session = PlainSession(
      .signIn(state, width: terminal.columns, talk: talk), terminal: terminal, performer: performer)
    let (leaving, last) = await session.run()
    if leaving == .hungUp { endBySignal(SIGHUP) }
    return SignInOutcome(last)
  }
}

import ArgumentParser
import Files
import Glibc
import OpenIDConnect
import OpenMetadataServer
import Rehearsal
import Session
import SignOn
import Text
import TextUI
import Wizard

/// Puts a configuration into a running server, and takes it back if it does not work.
struct Apply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Applies a configuration to a running OpenMetadata, step by step, and takes it back if it fails.",
    discussion: """
      An administrator's token is needed. Before anything is written, the settings in use are saved in a file that only \
      you can read, and it is checked that somebody remains an administrator, that the token stays valid under the new \
      settings, and that the server accepts them. With an ID token of a person, which sign-in prints for nobody, the \
      person's test sign-in is checked too. Then the server gets the whole configuration, once; it is read back, and \
      the server has to start a sign-in with it. If it does not, the former settings are put back; if that fails too, \
      the commands are printed that let you in again. For example:

        openmetadata-sso apply openmetadata.yaml --server https://catalog.example.com --token-file token

      A step that fails stops it. --insist NAME goes on all the same, for: \
      \(ApplyStep.allCases.filter(\.canBeInsistedOn).map(\.rawValue).joined(separator: ", ")).

      With --rehearse a simulated OpenMetadata takes the configuration, with no account and no server.

      Exit codes: 0 applied; 2 the server cannot be reached; 5 a file cannot be read or written; 6 somebody else \
      changed the settings; 7 the server refused or a step failed, and nothing was changed; 8 written and taken back, \
      or not, as the record says; 64 invalid usage.
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var kind: KindFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Server") var server: ServerFlags
  @OptionGroup(title: "Server") var token: TokenFlags

  @Option(
    help: ArgumentHelp(
      "The file for the settings in use (default: a new one beside the first file).", valueName: "file"),
    completion: .file())
  var backup: String?

  @Option(
    help: ArgumentHelp(
      "Read the client secret of the settings in use from a file, as the server shows only asterisks.",
      valueName: "file"), completion: .file())
  var oldSecretFile: String?

  @Option(
    help: ArgumentHelp("Read the ID token of a person who will be an administrator from a file.", valueName: "file"),
    completion: .file())
  var idTokenFile: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Go on although this step fails; the record says so.", valueName: "step"))
  var insist: [ApplyStep] = []

  @Option(
    help: ArgumentHelp(
      "Put back the settings that an earlier run has saved, and do nothing else.", valueName: "backup"),
    completion: .file(extensions: ["json"]))
  var takeBack: String?

  @Flag(help: "Start anew although an earlier run was cut off.")
  var goOn = false

  @OptionGroup(title: "Provider checks") var network: NetworkFlags

  @Flag(name: .shortAndLong, help: "Do not prompt; write if every step passes.")
  var yes = false

  @Flag(help: "Run every check and show what would change, and write nothing to the server.")
  var diff = false

  @Flag(help: "Print the record as JSON; requires --yes or --diff.")
  var json = false

  func validate() throws {
    guard server.url != nil else { throw ValidationError("missing server: pass --server URL") }
    guard files.isEmpty == (takeBack != nil) else {
      throw ValidationError(takeBack == nil ? "missing configuration: pass a file" : "--take-back takes no file")
    }
    guard token.isGiven || network.rehearse else {
      throw ValidationError("missing token: pass --token-file, --token-env, --token-stdin or --token-fd, or --log-in")
    }
    if token.tokenStdin, given.secretStdin { throw ValidationError("standard input can have only one secret") }
    if json, !yes, !diff { throw ValidationError("--json requires --yes or --diff; otherwise it asks") }
    if let step = insist.first(where: { !$0.canBeInsistedOn }) {
      throw ValidationError("--insist \(step.rawValue): nothing can be applied while this step fails")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let files = try OpenedFiles(kind.complete(files), as: kind.kind)
      let settings = try files.settings(version: nil, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere()
      let isNew = ![.otherClient, .stockPrompt].contains(server.serverFault)
      guard let server = try await server.open(network.connection, settings, isNew: isNew) else { return }
      let report = try await report(files, settings, server)
      await server.stop()
      if json { try Output.put(report.json) } else { try Output.put(report.ending) }
      if report.status != .done { throw ExitCode(report.status.rawValue) }
    }
  }

  @MainActor
  private func report(
    _ files: OpenedFiles, _ settings: Settings, _ server: OpenedServer
  ) async throws -> ApplyReport {
    let formerSecret = try oldSecretFile.map(SecretSource.formerSecret.file)
    let given = try idTokenFile.map(SecretSource.idToken.file)
    let (client, token) = try await server.signedIn(
      token, hiding: [formerSecret, settings.clientSecret].compactMap(\.self))
    var applier = Applier(client, server.client)
    applier.insisted = Set(insist)
    applier.tell = { [json] in if !json { try? Output.put($0.text) } }
    applier.consent = { known in try consent(known, on: server.address) }
    var known = ApplyCase(settings, now: Int(time(nil)))
    known.formerSecret = formerSecret
    known.token = token.reveal { try? IDToken.parse($0) }
    let document = files.documents.first
    if let takeBack {
      return ApplyReport(
        try await applier.takeBack(from: ServerBackup(takeBack), known), server.address, document,
        isRehearsal: network.rehearse)
    }
    let saved = backup.map { ServerBackup($0, of: self.files[0]) } ?? .proposed(beside: self.files[0])
    try await lookForJournal(saved, client)
    applier.settle = { settings, known in try await settle(&settings, known, files, server) }
    applier.signIn = { settings in
      if let given { return .token(given) }
      if let proof = await signIn(settings, server) { return proof }
      return server.simulated == nil ? nil : settings.rehearsedToken.map { .token($0) }
    }
    return ApplyReport(
      try await applier.run(known, saving: saved), server.address, document, isRehearsal: network.rehearse)
  }

  /// By the rules of the server's release, with what only the server knows, and checked at the provider.
  @MainActor
  private func settle(
    _ settings: inout Settings, _ known: ApplyCase, _ files: OpenedFiles, _ server: OpenedServer
  ) async throws {
    if let release = known.release.flatMap({ Release($0.description, .server) }) {
      files.check(&settings, for: release)
    }
    if let live = known.live, let running = try? Document.running(live, at: "server") { settings.adopt(running) }
    await network.ask(&settings, .live(server.options))
  }

  /// A test sign-in, if somebody is there to sign in and wants to; nil if not.
  @MainActor
  private func signIn(_ settings: Settings, _ server: OpenedServer) async -> Applier.Proof? {
    let question = "Test a sign-in with this configuration first? Y/n "
    guard !yes, !diff, !network.offline, let isWanted = try? Confirmation.isYes(question, fallback: true), isWanted
    else { return nil }
    if let outcome = SignInOutcome(refusedBy: settings) { return .failed(outcome.reason ?? "it could not start") }
    let terminal = LineTerminal(input: STDIN_FILENO, output: STDOUT_FILENO)
    let last = await network.signIn(
      settings, .live(server.options), server.rehearsal, on: terminal, saysResult: true)
    guard last.signInEnd == .person, let person = last.people.sample?.person else {
      return .failed(SignInOutcome(last).reason ?? "nobody came back")
    }
    return .person(person, problem: last.testedPerson?.judgement?.refusal)
  }

  @MainActor
  private func consent(_ known: ApplyCase, on address: ServerAddress) throws -> Bool {
    if !json { try Output.put(known.changesText) }
    guard !diff else { return false }
    if !yes { try Confirmation.ask("Write this to \(visible(address.url))?") }
    return true
  }

  /// What an earlier run left that was cut off between the write and its proof.
  @MainActor
  private func lookForJournal(_ backup: ServerBackup, _ client: SignedInClient) async throws {
    guard let left = backup.cutOff else { return }
    let former = try? left.backup.read()
    let live = try? await client.configuration()
    let state =
      if let former, let live, left.server == client.address.url {
        former.isSame(as: live)
          ? "The server has the former settings." : "The server has other settings than the backup."
      } else { "What the server has could not be compared with the backup." }
    let words =
      "a run that wrote \(visible(left.file)) to \(visible(left.server)) was cut off (\(left.time)). \(state) "
      + "Take it back: openmetadata-sso apply --server \(visible(shellWord(left.server))) --take-back "
      + "\(visible(shellWord(left.backup.path))). Or start anew with --go-on"
    guard goOn else {
      guard !yes, !diff else { throw Refusal(message: words, status: .serverRefused) }
      complain(words)
      try Confirmation.ask("Start anew?")
      return backup.finish()
    }
    backup.finish()
  }
}

extension ApplyStep: ExpressibleByArgument {}

extension Settings {
  /// The client secret, so that no text of the server repeats it.
  var clientSecret: Secret? { if case .secret(let secret) = self[.clientSecret] { secret } else { nil } }

  /// Of the first sample person who would be an administrator, or else of the first.
  fileprivate var rehearsedToken: Secret? {
    let tokens = Rehearsal.people.compactMap { login in
      Rehearsal.idToken(
        of: login, clientID: text(.clientID), scopes: text(.requestScopes).split(separator: " ").map(String.init),
        discovery: text(.discoveryURI))
    }
    return tokens.first { token in
      guard let claims = token.reveal({ try? IDToken.parse($0) })?.claims else { return false }
      return Principal.become(self, claims).isAdministrator
    } ?? tokens.first
  }
}

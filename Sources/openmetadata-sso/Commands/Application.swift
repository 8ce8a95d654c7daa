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

/// One run of applying settings to a running server, with everything that is said about it and the exit code.
@MainActor
struct Application {
  let network: NetworkFlags
  let server: ServerFlags
  let token: TokenFlags
  var insisted: Set<ApplyStep> = []
  var formerSecret: Secret?
  /// Who has signed in already; nil to ask for it.
  var proof: Applier.Proof?
  /// Whether to start anew although an earlier run was cut off.
  var goesOn = false
  var asks = true
  var writes = true
  var isJSON = false

  /// - Parameter files: Those that the settings are from.
  func run(_ settings: Settings, _ files: OpenedFiles, saving backup: ServerBackup) async throws {
    let isNew = ![.otherClient, .stockPrompt].contains(server.serverFault)
    try await opened(settings, isNew: isNew, files.documents.first) { applier, known, server, client in
      try await lookForJournal(backup, client)
      applier.settle = { settings, known in await settle(&settings, known, files, server) }
      applier.signIn = { settings in
        if let proof { return proof }
        if let proof = await signIn(settings, server) { return proof }
        return server.simulated == nil ? nil : settings.rehearsedToken.map { .token($0) }
      }
      return try await applier.run(known, saving: backup)
    }
  }

  func takeBack(from backup: ServerBackup) async throws {
    try await opened(Settings(), isNew: true, nil) { applier, known, _, _ in
      try await applier.takeBack(from: backup, known)
    }
  }

  private func opened(
    _ settings: Settings, isNew: Bool, _ document: Document?,
    _ work: (inout Applier, ApplyCase, OpenedServer, SignedInClient) async throws -> ApplyRecord
  ) async throws {
    guard let server = try await server.open(network.connection, settings, isNew: isNew) else { return }
    // A reader that goes away must not end the program between the write and its proofs.
    signal(SIGPIPE, SIG_IGN)
    let (client, token) = try await server.signedIn(
      token, hiding: [formerSecret, settings.clientSecret].compactMap(\.self))
    var applier = Applier(client, server.client)
    applier.insisted = insisted
    applier.tell = { if !isJSON { Output.offer($0.text) } }
    applier.consent = { known in try consent(known, on: server.address) }
    var known = ApplyCase(settings)
    known.formerSecret = formerSecret
    known.token = token.reveal { try? IDToken.parse($0) }
    let record = try await work(&applier, known, server, client)
    let report = ApplyReport(record, server.address, document, isRehearsal: network.rehearse)
    await server.stop()
    try isJSON ? Output.put(report.json) : Output.say(report.ending)
    if report.status != .done { throw ExitCode(report.status.rawValue) }
  }

  /// By the rules of the server's release, with what only the server knows, and checked at the provider.
  private func settle(
    _ settings: inout Settings, _ known: ApplyCase, _ files: OpenedFiles, _ server: OpenedServer
  ) async {
    if let release = known.release.flatMap({ Release($0.description, .server) }) {
      files.check(&settings, for: release)
    }
    if let live = known.live, let running = try? Document.running(live, at: "server") { settings.adopt(running) }
    await network.ask(&settings, .live(server.options))
  }

  /// A test sign-in, if somebody is there to sign in and wants to; nil if not.
  private func signIn(_ settings: Settings, _ server: OpenedServer) async -> Applier.Proof? {
    let question = "Test a sign-in with this configuration first? Y/n "
    guard asks, !network.offline, let isWanted = try? Confirmation.isYes(question, fallback: true), isWanted
    else { return nil }
    if let outcome = SignInOutcome(refusedBy: settings) { return .failed(outcome.reason ?? "it could not start") }
    let terminal = LineTerminal(input: STDIN_FILENO, output: STDOUT_FILENO, showsLinks: true)
    let last = await network.signIn(
      settings, .live(server.options), server.rehearsal, on: terminal)
    return Applier.Proof(last) ?? .failed(SignInOutcome(last).reason ?? "nobody came back")
  }

  private func consent(_ known: ApplyCase, on address: ServerAddress) throws -> Bool {
    if !isJSON { try Output.put(known.changesText) }
    guard writes else { return false }
    if asks { try Confirmation.ask("Write this to \(visible(address.url))?") }
    return true
  }

  /// What an earlier run left that was cut off between the write and its proof.
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
    if !goesOn {
      guard asks else { throw Refusal(message: words, status: .serverRefused) }
      complain(words)
      try Confirmation.ask("Start anew?")
    }
    backup.finish()
  }
}

extension Applier.Proof {
  /// The person whose test sign-in ended last; nil if it did not end in a person.
  init?(_ state: State) {
    guard state.signInEnd == .person, let person = state.people.sample?.person else { return nil }
    self = .person(person, problem: state.testedPerson?.judgement?.refusal)
  }
}

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

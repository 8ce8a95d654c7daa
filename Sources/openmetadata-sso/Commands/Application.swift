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
  let credential: Credential?
  var insisted: Set<ApplyStep> = []
  var formerSecret: Secret?
  /// Who has signed in already; nil to ask for it.
  var proof: Applier.Proof?
  /// Whether to start anew although an earlier run was cut off.
  var goesOn = false
  var asks = true
  var writes = true
  var isJSON = false
  /// Who is told and asked; nil for the lines of a terminal.
  var talk: ApplyTalk?

  /// - Parameter files: Those that the settings are from.
  func run(_ settings: Settings, _ files: OpenedFiles, saving backup: ServerBackup) async throws {
    try end(try await report(settings, files, saving: backup))
  }

  func takeBack(from backup: ServerBackup) async throws {
    try end(
      try await opened(Settings(), isNew: true, nil) { applier, known, _, _ in
        try await applier.takeBack(from: backup, known)
      })
  }

  private func end(_ report: ApplyReport) throws {
    try isJSON ? Output.put(report.json) : Output.say(report.ending)
    if report.status != .done { throw ExitCode(report.status.rawValue) }
  }

  func report(
    _ settings: Settings, _ files: OpenedFiles, saving backup: ServerBackup
  ) async throws -> ApplyReport {
    let isNew = ![.otherClient, .stockPrompt].contains(server.serverFault)
    return try await opened(settings, isNew: isNew, files.documents.first) { applier, known, server, client in
      try await lookForJournal(backup, client)
      applier.settle = { settings, known in await settle(&settings, known, files, server) }
      applier.signIn = { settings in
        if let proof { return proof }
        if talk == nil, let proof = await signIn(settings, server) { return proof }
        guard server.simulated != nil, !isWatched else { return nil }
        return settings.rehearsedPerson?.token.map { .token($0) }
      }
      followSignIns(&applier, settings, server)
      return try await applier.run(known, saving: backup)
    }
  }

  /// Whether somebody is there to sign in.
  private var isWatched: Bool { talk != nil || asks && !network.offline }

  /// Sign-ins through the server; in a rehearsal without anybody to do it, a simulated person does.
  private func followSignIns(_ applier: inout Applier, _ settings: Settings, _ server: OpenedServer) {
    func mapped(_ address: String) -> String { server.rehearsal?.browserAddress(for: address) ?? address }
    let talk = talk ?? terminalTalk
    let page = server.address.url + "/"
    applier.isAwaited = talk.isAwaited
    guard !isWatched else {
      applier.invite = { await talk.test(mapped($0)) }
      applier.welcome = { _ in await talk.welcome(mapped(page)) }
      return
    }
    guard let rehearsal = server.rehearsal, let login = settings.rehearsedPerson?.login else { return }
    applier.invite = { rehearsal.browse($0, as: login) }
    applier.welcome = { known in known.settings.isConfidential ? rehearsal.browse(page, as: login) : nil }
  }

  private func opened(
    _ settings: Settings, isNew: Bool, _ document: Document?,
    _ work: (inout Applier, ApplyCase, OpenedServer, SignedInClient) async throws -> ApplyRecord
  ) async throws -> ApplyReport {
    guard let server = try await server.open(network.connection, settings, isNew: isNew) else {
      throw Refusal.usage("missing server: pass --server URL")
    }
    // A reader that goes away must not end the program between the write and its proofs.
    signal(SIGPIPE, SIG_IGN)
    let (client, token) = try await server.signedIn(
      credential, hiding: [formerSecret, settings.clientSecret].compactMap(\.self))
    var applier = Applier(client, server.client)
    applier.insisted = insisted
    applier.tell = (talk ?? terminalTalk).tell
    applier.consent = { known in
      guard writes || talk == nil else { return false }
      return try await (talk ?? terminalTalk).consent(
        "Write this to \(visible(server.address.url))?", known.changesLines)
    }
    var known = ApplyCase(settings)
    known.formerSecret = formerSecret
    known.token = token.reveal { try? IDToken.parse($0) }
    let record = try await work(&applier, known, server, client)
    let report = ApplyReport(record, server.address, document, isRehearsal: network.rehearse)
    await server.stop()
    return report
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
    let order = last.order
    return order.proof
      ?? .failed(SignInOutcome(last).reason ?? "nobody came back")
  }

  /// The lines of a terminal.
  private var terminalTalk: ApplyTalk {
    ApplyTalk(
      tell: { if !isJSON { Output.offer($0.text) } },
      consent: { question, lines in
        if !isJSON { try Output.put("\n" + lines.joined(separator: "\n") + "\n\n") }
        guard writes else { return false }
        if asks { try Confirmation.ask(question) }
        return true
      },
      test: { address in
        let question = "Test a sign-in through the server first? Y/n "
        guard (try? Confirmation.isYes(question, fallback: true)) == true else { return false }
        Output.offer("Sign in here as a person who will be an administrator:\n\(visible(address))\n")
        return true
      },
      welcome: { address in
        Output.offer("Now sign in here, in a private window:\n\(visible(address))\n")
        return (try? Confirmation.answer("Did it work? y, n puts the former settings back, Enter skips: "))
          .flatMap { ["y": true, "yes": true, "n": false, "no": false][$0] }
      })
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
      "A run that wrote \(visible(left.file)) to \(visible(left.server)) was cut off (\(left.time)). \(state) "
      + "Take it back: openmetadata-sso apply --server \(visible(shellWord(left.server))) --take-back "
      + "\(visible(shellWord(left.backup.path)))"
    if let talk {
      guard try await talk.consent("Start anew?", [words + "."]) else {
        throw Refusal(message: words + ".", status: .serverRefused)
      }
    } else if !goesOn {
      let words = words + ". Or start anew with --go-on"
      guard asks else { throw Refusal(message: words, status: .serverRefused) }
      complain(words)
      try Confirmation.ask("Start anew?")
    }
    backup.finish()
  }
}

extension Settings {
  /// The client secret, so that no text of the server repeats it.
  var clientSecret: Secret? { if case .secret(let secret) = self[.clientSecret] { secret } else { nil } }

  /// The first sample person who would be an administrator, or else the first.
  fileprivate var rehearsedPerson: (login: String, token: Secret?)? {
    let people = Rehearsal.people.map { login in
      let token = Rehearsal.idToken(
        of: login, clientID: text(.clientID), scopes: text(.requestScopes).split(separator: " ").map(String.init),
        discovery: text(.discoveryURI))
      return (login: login, token: token)
    }
    let administrator = people.first { person in
      let claims = person.token?.reveal { try? IDToken.parse($0) }?.claims
      return claims.map { Principal.become(self, $0).isAdministrator } ?? false
    }
    return administrator ?? people.first
  }
}

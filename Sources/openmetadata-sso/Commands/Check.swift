import ArgumentParser
import Files
import Glibc
import OpenIDConnect
import Session
import SignOn
import Text
import TextUI

/// Checks files, offline and with the provider, and reports everything that is wrong at once.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: Program.name,
    abstract: "Checks a configuration and reports what is wrong, for people or programs.",
    discussion: """
      Files are read, never written. Unless --offline is given, the provider is checked too: that it answers, that its \
      keys are usable, that it knows the app client, callback URL and scopes, and that it accepts the secret.

      With --server, a running OpenMetadata is asked as well, without a token: whether it runs this configuration, which \
      sign-in it starts, and whether all replicas agree. What differs is an error, and the next steps make the file \
      count. The rules of its release are used unless --openmetadata is given.

      With an administrator's token as well, the server validates the configuration, its complaints stand under the \
      fields, and it is told who would be an administrator and whether the token would stay valid. Nothing is changed.

      Exit codes: 0 no errors; 1 errors found; 2 no errors, but the provider or the server cannot be reached; 3 the provider rejects \
      the app client, the callback URL, a scope or the secret; 5 a file cannot be read; 64 invalid usage.

      With --aws, the AWS account is asked about the user pool, its app client and its users, and what it says is held \
      against the configuration. Nothing is changed there.

      Without a file, --set, --answers and --aws are checked like a new setup; with --server alone, what the server shows is \
      listed and checked.

      --schema prints the JSON Schema of what --json prints for files that can be read.

      Examples:

        openmetadata-sso check openmetadata.yaml
        openmetadata-sso check sso.env --offline --json
        openmetadata-sso check --set discovery-uri=eu-west-1_Ab12Cd34E
        openmetadata-sso check openmetadata.yaml --server https://om.test
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var kind: KindFlag

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "AWS account") var account: AccountFlags
  @OptionGroup(title: "Provider checks") var network: NetworkFlags
  @OptionGroup(title: "Server checks") var server: ServerFlags
  @OptionGroup(title: "Server checks") var token: TokenFlags

  @Option(help: "Output format: text, json, sarif for code scanning, or junit for test results.")
  var format = ResultShape.text

  @Flag(help: "Same as --format json.")
  var json = false

  @Flag(help: "Print the JSON Schema of the result and exit.")
  var schema = false

  func validate() throws {
    guard !files.isEmpty || schema || network.rehearse || !given.isEmpty || account.isOn || server.url != nil else {
      throw ValidationError(
        "missing configuration: pass a file, or values with --set or --answers, or --aws, or --server")
    }
    guard server.url != nil || !token.isGiven else { throw ValidationError("the token options require --server") }
    if token.tokenStdin, given.secretStdin { throw ValidationError("standard input can have only one secret") }
    guard network.rehearse || server.serverFault == .none else {
      throw ValidationError("--server-fault requires --rehearse")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json || format == .json) {
      guard !schema else { return try Output.put(ResultSchema.text) }
      let files = try kind.open(files)
      var settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      if network.rehearse, self.files.isEmpty, given.isEmpty { settings.rehearse() }
      try await account.ask(&settings, network)
      let opened = try await server.open(network.connection, settings)
      let answers = await opened?.client.answers()
      if release.version == nil, let seen = answers?.release.flatMap({ Release($0.description, .server) }) {
        files.check(&settings, for: seen)
      }
      let isAlone = self.files.isEmpty && given.isEmpty && !account.isOn
      if isAlone, let answers {
        let deployment = settings.deployment
        settings = Settings(shownBy: answers, version: settings.version)
        settings.deployment = deployment
      }
      try settings.refuseWhatGoesNowhere()
      try await network.ask(&settings)
      var comparison = answers.map {
        ServerComparison(
          $0, isAlone ? nil : settings, isWhole: self.files.isEmpty, checkedFor: release.version)
      }
      if token.isGiven, !isAlone, let opened { comparison?.add(try await examined(settings, at: opened)) }
      await opened?.stop()
      let examination = Examination(settings, files, comparison)
      let shape = json ? ResultShape.json : format
      let result = examination.result(shape, isOffline: network.offline, isRehearsal: network.rehearse)
      try shape == .text ? Output.say(result) : Output.put(result)
      if examination.status != .done { throw ExitCode(examination.status.rawValue) }
    }
  }
}

extension Check {
  @MainActor
  private func examined(_ settings: Settings, at opened: OpenedServer) async throws -> [ApplyResult] {
    let (client, token) = try await opened.signedIn(
      token.credential(), hiding: [settings.clientSecret].compactMap(\.self))
    var known = ApplyCase(settings)
    known.token = token.reveal { try? IDToken.parse($0) }
    return try await Applier(client, opened.client).examined(known)
  }
}

/// How the result of a check is written.
enum ResultShape: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, junit
}

extension Examination {
  func result(_ shape: ResultShape, isOffline: Bool, isRehearsal: Bool) -> String {
    switch shape {
    case .text: text(isOffline: isOffline)
    case .json: json(isOffline: isOffline, isRehearsal: isRehearsal)
    case .sarif: sarif
    case .junit: junit
    }
  }
}

extension NetworkFlags {
  /// Runs the provider checks, unless offline.
  func ask(_ settings: inout Settings, to reach: Ladder.Reach = .client) async throws {
    let (client, rehearsal) = try await open()
    await ask(&settings, client, to: reach)
    await rehearsal?.stop()
  }

  /// Asks through a client that is already open.
  func ask(_ settings: inout Settings, _ client: ProviderClient, to reach: Ladder.Reach = .client) async {
    guard !offline, settings.otherSignIn == nil else { return }
    settings.trustedHosts = trustedHosts
    await Ladder.standard.climb(&settings, to: reach, by: client.answer)
  }
}

extension Examination {
  /// For people: one finding per line, the provider checks, and the count.
  func text(isOffline: Bool) -> String {
    var lines = items.map { text($0, on: STDOUT_FILENO) }
    if !isOffline {
      lines += ["", "Provider checks:"]
      lines += settings.steps.map { step in
        let (word, detail) = step.verdict(settings).outcome
        return line("  \(step.title): \(word.rawValue)", detail)
      }
    }
    if let server { lines += text(server) }
    let counts = Finding.Severity.allCases.reversed().map { severity in
      "\(count(severity)) \(severity.word)\(count(severity) == 1 ? "" : "s")"
    }
    let hint = settings.deployment.release.isAssumed ? "; --openmetadata sets another release" : ""
    let made = "Checked for OpenMetadata \(settings.deployment.words)\(hint)."
    if let account = settings.facts.account { lines += ["", account.words] }
    let end = "\(counts.joined(separator: ", "))\(isOffline ? "; provider checks skipped" : "")"
    return (lines + (lines.isEmpty ? [] : [""]) + [made, end]).joined(separator: "\n") + "\n"
  }

  private func line(_ start: String, _ detail: String) -> String {
    TerminalLines.fitted(start + (detail.isEmpty ? "" : ", \(visible(detail))"), indent: 4, on: STDOUT_FILENO)
  }

  private func text(_ server: ServerComparison) -> [String] {
    let checks = server.results.map { result in
      let (word, detail) = result.verdict.outcome
      return line("  \(result.check.title): \(word.rawValue)", detail)
    }
    let steps = nextSteps.map { "  \($0.shown)" }
    let isAlone = server.values.allSatisfy { $0.configured == nil }
    let different = server.values.filter { value in
      !value.isOfSignIn
        || !server.values.contains { !$0.isOfSignIn && $0.field == value.field && $0.seen == value.seen }
    }
    let values = isAlone ? different.map { "  \($0.field.label): \($0.shownValues)" } : []
    return ["", "Server checks (\(visible(server.answers.address))):"] + checks
      + (values.isEmpty ? [] : ["", "What the server runs:"] + values)
      + (steps.isEmpty ? [] : ["", "Next steps, if the file is right:"] + steps)
  }
}

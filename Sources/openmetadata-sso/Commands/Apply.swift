import ArgumentParser
import Files
import SignOn

/// Puts a configuration into a running server, and takes it back if it does not work.
struct Apply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", _superCommandName: Program.name,
    abstract: "Applies a configuration to a running OpenMetadata, step by step, and takes it back if it fails.",
    discussion: """
      An administrator's token is needed. Before anything is written, it is checked that the settings in use could be \
      put back, that somebody remains an administrator, that the token stays valid under the new settings, and that the \
      server accepts them. At a terminal you can test a sign-in; else pass a person's ID token with --id-token-file. \
      Then the settings in use are saved in a file that only you can read, and the server gets the whole configuration, \
      once. It is read back, and the server has to start a sign-in with it. If it does not, the former settings are put \
      back; if that fails too, the commands are printed that let people in again.

      A step that fails stops it. --insist NAME goes on all the same, for: \
      \(ApplyStep.allCases.filter(\.canBeInsistedOn).map(\.rawValue).joined(separator: ", ")).

      With --rehearse a simulated OpenMetadata takes the configuration, with no account and no server.

      Exit codes: 0 applied; 2 the server cannot be reached; 4 you said no; 5 a file cannot be read or written; 6 somebody else \
      changed the settings; 7 the server refused or a step failed, and nothing was changed; 8 written and taken back, \
      or not, as the record says; 64 invalid usage.

      Examples:

        openmetadata-sso apply sso.yaml --server https://om.test --token-file token
        openmetadata-sso apply sso.yaml --server https://om.test --rehearse
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var kind: KindFlag
  @OptionGroup var release: ReleaseFlag
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
    guard release.version == nil || network.rehearse else {
      throw ValidationError("--openmetadata requires --rehearse; a real server tells its release")
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
      let files = try kind.open(files)
      let settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere()
      var application = Application(network: network, server: server, credential: try token.credential())
      application.insisted = Set(insist)
      application.formerSecret = try oldSecretFile.map(SecretSource.formerSecret.file)
      if let token = try idTokenFile.map(SecretSource.idToken.file) { application.proof = .token(token) }
      application.goesOn = goOn
      application.asks = !yes && !diff
      application.writes = !diff
      application.isJSON = json
      if let takeBack { return try await application.takeBack(from: ServerBackup(takeBack)) }
      let saved = backup.map { ServerBackup($0, of: self.files[0]) } ?? .proposed(beside: self.files[0])
      try await application.run(settings, files, saving: saved)
    }
  }
}

extension ApplyStep: ExpressibleByArgument {}

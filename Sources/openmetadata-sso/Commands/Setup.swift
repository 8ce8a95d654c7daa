import AWSAccount
import ArgumentParser
import Files
import Session
import SignOn
import TextUI
import Wizard

/// The guided setup: on the screen, with plain prompts, or without prompts if everything is given.
struct Setup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup", _superCommandName: Program.name,
    abstract: "Asks for the settings, checks them and writes a new configuration (the default command).",
    discussion: """
      Answer a few questions; everything else is derived, discovered or has a default, and is marked as such. Nothing \
      is written before the last screen. With --rehearse it all runs on this machine, against a simulated AWS Cognito.

      With --yes there are no prompts: the given values are checked and written.

      With --server and an administrator's token, the configuration is then applied to that server, as apply does it.

      Examples:

        openmetadata-sso setup --rehearse
        openmetadata-sso setup --answers sso.json --secret-stdin --yes -o sso.env
      """)

  @Option(
    name: .customLong("openmetadata"),
    help: ArgumentHelp(
      "The OpenMetadata release (default: detected from files in this folder, else assumed to be 1.11).",
      valueName: "release"))
  var release: ServerVersion?

  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "AWS account") var account: AccountFlags
  @OptionGroup(title: "Provider checks") var network: NetworkFlags
  @OptionGroup(title: "Writing") var target: WritingFlags
  @OptionGroup(title: "Server") var address: ServerFlags
  @OptionGroup(title: "Server") var token: TokenFlags
  @OptionGroup(title: "Screen") var look: ScreenFlags

  private var server: TargetServer { TargetServer(server: address, token: token) }

  func validate() throws { try server.validate(isUnattended: target.isUnattended, isRehearsal: network.rehearse) }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: target.json) {
      let neighbours = Deployment.Neighbour.find(of: nil, in: ".")
      var settings = Settings(Deployment(beside: neighbours, given: release))
      settings.trustedHosts = network.trustedHosts
      let answers = try given.apply(to: &settings)
      let known = try await server.release(network)
      if let release { settings.version = release } else if let known { settings.deployment.release = known }
      let start = try await account.ask(&settings, network, on: target.isUnattended ? nil : look)
      let (client, rehearsal) = try await network.open()
      var run = Run(
        isOffline: network.offline, isRehearsal: network.rehearse, patience: network.timeout,
        isUnattended: target.isUnattended, made: Program.made, aws: AWSTool.find() == nil ? nil : .here)
      run.server = server.host
      run.accountStart = start
      let state = target.applied(
        over: answers, to: State(settings: settings, size: Size(columns: 80, rows: 24), run: run))
      if target.isUnattended {
        try await Unattended(performer: Performer(client: client), target: target).run(state)
      } else {
        let credential = try server.token.credential()
        let wizard = WizardRun(
          look: look, client: client, rehearsal: rehearsal, isAnswered: given.answers != nil,
          applying: server.apply(network, credential, as: nil), asking: server.asking(network), given: withoutGiven)
        let last = try await wizard.run(state)
        try await server.apply(last, network, credential, as: nil)
      }
      await rehearsal?.stop()
    }
  }
}

extension Setup {
  /// Removes from a draft what is given for this run.
  private func withoutGiven(_ answers: inout DraftAnswers) {
    if release != nil { answers.version = nil }
    if target.format != nil { answers.format = nil }
    if target.output != nil { answers.path = nil }
    if target.summary != nil { answers.summary = nil }
  }
}

extension ServerVersion: ExpressibleByArgument {}

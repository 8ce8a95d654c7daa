import ArgumentParser
import Files
import Session
import SignOn
import TextUI
import Wizard

/// The guided setup: on the screen, as plain questions, or without any when everything is given.
struct Setup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Asks, checks and writes a new configuration (the default command).",
    discussion: """
      Answer what is asked; everything else is derived, discovered or has a default, and says so. Nothing is written \
      before the last screen. With --rehearse all of it happens on this machine, with a look-alike of AWS Cognito.

      With --yes nothing is asked: what was given is checked and written.
      """)

  @Option(
    name: .customLong("openmetadata"),
    help: ArgumentHelp("The OpenMetadata release the files are for.", valueName: "release"))
  var release: ServerVersion?

  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Asking the provider") var network: NetworkFlags
  @OptionGroup(title: "Writing") var target: WritingFlags
  @OptionGroup(title: "Screen") var look: ScreenFlags

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: target.json) {
      var settings = Settings(version: release ?? .v1_11)
      settings.trustedHosts = network.trustedHosts
      let answers = try given.apply(to: &settings)
      if let release { settings.version = release }
      let (client, rehearsal) = try await network.open()
      let state = target.applied(
        over: answers,
        to: State(
          settings: settings, size: Size(columns: 80, rows: 24),
          run: Run(
            isOffline: network.offline, isRehearsal: network.rehearse, patience: network.timeout,
            isUnattended: target.isUnattended)))
      if target.isUnattended {
        try await Unattended(performer: Performer(client: client), target: target).run(state)
      } else {
        try await WizardRun(look: look, client: client, rehearsal: rehearsal, given: withoutGiven).run(state)
      }
      await rehearsal?.stop()
    }
  }
}

extension Setup {
  /// What a draft says beside what is given for this run.
  private func withoutGiven(_ answers: inout DraftAnswers) {
    if release != nil { answers.version = nil }
    if target.format != nil { answers.format = nil }
    if target.output != nil { answers.path = nil }
    if target.summary != nil { answers.summary = nil }
  }
}

extension ServerVersion: ExpressibleByArgument {}

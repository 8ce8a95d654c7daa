import AWSAccount
import Files
import SignOn
import TextUI
import Wizard

/// Files opened in the wizard.
struct EditWizard {
  let look: ScreenFlags
  let network: NetworkFlags
  let kind: KindFlag
  let target: TargetServer
  let account: AccountFlags

  @MainActor
  func run(_ paths: [String], version: ServerVersion?, of known: Release?, given: GivenValues) async throws {
    let files = try FilesOnDisk(
      paths, as: kind.kind, besides: kind.besides, isRehearsal: network.rehearse)
    var settings = try files.opened.settings(version: version, given: { try given.apply(to: &$0) })
    let start = try await account.ask(&settings, network, replacing: .files, on: look)
    if version == nil, let known { files.opened.check(&settings, for: known) }
    settings.trustedHosts = network.trustedHosts
    let (client, rehearsal) = try await network.open()
    var run = Run(
      isOffline: network.offline, isRehearsal: network.rehearse, patience: network.timeout, made: Program.made,
      aws: AWSTool.find() == nil ? nil : .here)
    run.server = target.host
    run.accountStart = start
    var state = State(settings: settings, size: Size(columns: 80, rows: 24), run: run)
    _ = update(&state, .intent(.edit(files.opened.configuration, in: settings.deployment)))
    let isAnswered = given.answers != nil
    let credential = try target.token.credential()
    let wizard = WizardRun(
      look: look, client: client, files: files, rehearsal: rehearsal, isAnswered: isAnswered,
      applying: target.apply(network, credential, as: kind.kind), asking: target.asking(network)
    ) { answers in
      if version != nil { answers.version = nil }
    }
    let last = try await wizard.run(state)
    await rehearsal?.stop()
    try await target.apply(last, network, credential, as: kind.kind)
  }
}

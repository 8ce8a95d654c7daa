import SignOn
import TextUI
import Wizard

/// A file opened in the wizard.
struct EditWizard {
  let look: ScreenFlags
  let network: NetworkFlags

  @MainActor
  func run(_ path: String, version: ServerVersion?, given: GivenValues) async throws {
    let file = try FileOnDisk(path)
    let (client, rehearsal) = try await network.open()
    var state = State(
      settings: Settings(), size: Size(columns: 80, rows: 24),
      run: Run(isOffline: network.offline, isRehearsal: network.rehearse, patience: network.timeout))
    state.edit(file.document)
    if let version { state.settings.version = version }
    try given.apply(to: &state.settings)
    let wizard = WizardRun(look: look, client: client, file: file, rehearsal: rehearsal) { answers in
      if version != nil { answers.version = nil }
    }
    try await wizard.run(state)
    await rehearsal?.stop()
  }
}

import ArgumentParser
import Files
import SignOn

/// Edits existing files: on the screen, or without prompts.
struct Edit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", _superCommandName: Program.name,
    abstract: "Changes a configuration in place; everything else stays unchanged, byte for byte.",
    discussion: """
      With --yes there are no prompts: the values from --set and the secret options are checked and written, and the \
      previous version is saved beside the file. With --diff the change is shown but not written.

      With --server and an administrator's token, the file is then applied to that server, as apply does it. Without a \
      file, the server's own settings are edited, in a new file that only you can read.

      Examples:

        openmetadata-sso edit openmetadata.yaml
        openmetadata-sso edit docker-compose.yml sso.env
        openmetadata-sso edit openmetadata.yaml --set session-expiry=12h --diff
        openmetadata-sso edit sso.env --set admin-principals=alice,bob --yes
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var kind: KindFlag
  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues

  @Option(
    parsing: .singleValue, help: ArgumentHelp("Remove a field, so that its default applies.", valueName: "name"),
    completion: .list(Field.all.map(\.id)))
  var unset: [String] = []

  @OptionGroup(title: "AWS account") var account: AccountFlags
  @OptionGroup(title: "Provider checks") var network: NetworkFlags

  @Flag(name: .shortAndLong, help: ArgumentHelp("Do not prompt; write if there are no errors."))
  var yes = false

  @Flag(help: "Write even if there are errors.")
  var force = false

  @Flag(help: "Show what would change, with secrets as tags, and change nothing.")
  var diff = false

  @Flag(help: "Print the result as JSON; requires --yes or --diff.")
  var json = false

  @OptionGroup(title: "Server") var server: ServerFlags
  @OptionGroup(title: "Server") var token: TokenFlags
  @OptionGroup(title: "Screen") var look: ScreenFlags

  private var target: TargetServer { TargetServer(server: server, token: token) }

  func validate() throws {
    guard !files.isEmpty || server.url != nil else {
      throw ValidationError("missing file: pass the files to edit, or --server URL")
    }
    try target.validate(isUnattended: yes || diff, isRehearsal: network.rehearse)
    if !unset.isEmpty, !yes, !diff { throw ValidationError("--unset requires --yes or --diff") }
    if json, !yes, !diff { throw ValidationError("--json requires --yes or --diff; the wizard is interactive") }
    if force, !yes { throw ValidationError("--force requires --yes; the wizard asks before it writes") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      guard yes || diff else {
        let known = try await target.release(network)
        let saved = files.isEmpty ? try await target.saved(network) : nil
        return try await EditWizard(
          look: look, network: network, kind: kind, target: target, account: account
        )
        .run(saved.map { [$0] } ?? files, version: release.version, of: known, given: given)
      }
      try await EditUnattended(
        network: network, force: force, showsOnly: diff, isJSON: json, kind: kind, account: account
      )
      .run(files, version: release.version, given: given, unset: unset)
    }
  }
}

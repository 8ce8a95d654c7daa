import ArgumentParser
import Files
import SignOn

/// The change of files that are there: on the screen, or without a question.
struct Edit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Changes a configuration in place; whatever is not meant stays as it is, byte for byte.",
    discussion: """
      With --yes nothing is asked: what --set and the secret flags give is checked, put in its place and written, with \
      what was there kept beside the file. With --diff the change is shown and not made.
      """)

  @OptionGroup var reading: ReadingFlags
  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues

  @Option(
    parsing: .singleValue, help: ArgumentHelp("Take a field out, so that its default counts.", valueName: "name"),
    completion: .list(Field.all.map(\.id)))
  var unset: [String] = []

  @OptionGroup(title: "Asking the provider") var network: NetworkFlags

  @Flag(name: .shortAndLong, help: ArgumentHelp("Ask nothing; write if nothing is wrong."))
  var yes = false

  @Flag(help: "Write although an error stands.")
  var force = false

  @Flag(help: "Show what would change, secrets by tags, and change nothing.")
  var diff = false

  @Flag(help: "The result as JSON; needs --yes or --diff.")
  var json = false

  @OptionGroup(title: "Screen") var look: ScreenFlags

  func validate() throws {
    if !unset.isEmpty, !yes, !diff { throw ValidationError("--unset goes with --yes or --diff") }
    if json, !yes, !diff { throw ValidationError("--json goes with --yes or --diff; the wizard asks instead") }
    if force, !yes { throw ValidationError("--force goes with --yes; the wizard asks instead") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      guard yes || diff else {
        return try await EditWizard(look: look, network: network)
          .run(reading.files, version: release.version, given: given)
      }
      try await EditUnattended(network: network, force: force, showsOnly: diff, isJSON: json)
        .run(reading.files, version: release.version, given: given, unset: unset)
    }
  }
}

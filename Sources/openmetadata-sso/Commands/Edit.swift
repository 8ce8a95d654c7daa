import ArgumentParser
import SignOn

/// The change of files that are there: on the screen, or without a question.
struct Edit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
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

  @OptionGroup(title: "Screen") var look: ScreenFlags

  func validate() throws {
    if force, !yes { throw ValidationError("--force goes with --yes; the wizard asks instead") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending {
      guard yes || diff else { return try await openWizard() }
      try await EditUnattended(network: network, force: force, showsOnly: diff)
        .run(reading.files, version: release.version, given: given, unset: unset)
    }
  }

  /// Opens the file on the screen.
  @MainActor
  private func openWizard() async throws {
    guard let path = reading.files.first, reading.files.count == 1 else {
      throw Refusal.usage("the wizard edits one file at a time; give --set with --yes or --diff for several together")
    }
    try await EditWizard(look: look, network: network).run(path, version: release.version, given: given)
  }
}

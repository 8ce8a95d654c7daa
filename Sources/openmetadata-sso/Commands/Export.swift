import ArgumentParser
import SignOn
import TextUI

/// The same configuration in another format.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a configuration in another format.",
    discussion: """
      To standard output the secret goes only with --with-secret, else a mask stands in its place. A file named by \
      --output is new and holds the secret where its format does; nobody else may read it then. Nothing is written \
      while an error stands, unless --force is given. The provider is not asked.
      """)

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The files to read; several together make one configuration.", valueName: "file"),
    completion: .file())
  var from: [String]

  @Option(help: ArgumentHelp("The format: \(FormatName.allValueStrings.joined(separator: ", ")).", valueName: "format"))
  var to: FormatName

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Write the secret to standard output.")
  var withSecret = false

  @Flag(help: "Write although an error stands.")
  var force = false

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues

  func validate() throws {
    if withSecret, output != nil { throw ValidationError("--with-secret is for standard output; a file has it anyway") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending {
      let files = try OpenedFiles(from)
      let settings = try files.settings(version: release.version, given: given)
      let examination = Examination(settings, files)
      try examination.complain(unless: force)
      let text = to.format.text(settings)
      guard let output else { return try put(text) }
      do throws(FileError) {
        try FileWriter().create(output, text)
      } catch {
        throw Refusal(error)
      }
      openmetadata_sso.complain("written: \(visible(output))")
    }
  }

  private func put(_ text: FormatText) throws {
    guard text.holdsSecret, !withSecret else { return try text.reveal { try Output.put($0) } }
    try Output.put(text.shown)
    complain("the secret is masked; --with-secret or --output writes it")
  }
}

extension Examination {
  /// Says what is doubtful or wrong.
  ///
  /// - Throws: `Refusal` where something is wrong and nobody insists.
  func complain(unless isForced: Bool) throws {
    for item in items where item.finding.severity > .note { openmetadata_sso.complain(text(item)) }
    guard errors > 0, !isForced else { return }
    throw Refusal(
      message:
        "nothing was written: \(errors) error\(errors == 1 ? " stands" : "s stand"); --force writes all the same",
      status: status)
  }
}

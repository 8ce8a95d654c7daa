import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// The same configuration in another format.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
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

  @Option(help: ArgumentHelp("The format: \(ExportName.allValueStrings.joined(separator: ", ")).", valueName: "format"))
  var to: ExportName

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Write the secret to standard output.")
  var withSecret = false

  @Flag(help: "Write although an error stands.")
  var force = false

  @Flag(help: "The result as JSON: the text with what was found, or what was written.")
  var json = false

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues

  func validate() throws {
    if withSecret, output != nil { throw ValidationError("--with-secret is for standard output; a file has it anyway") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let files = try OpenedFiles(from)
      let settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere(in: to.format)
      let examination = Examination(settings, files)
      try examination.complain(unless: force)
      let text = to.format.newFile(settings)
      guard let output else { return try put(text, examination) }
      do throws(FileError) {
        try FileWriter().create(output, text)
      } catch {
        throw Refusal(error)
      }
      Files.complain("written: \(visible(output))")
      if json { try Output.put(document(output, text, examination)) }
    }
  }

  private func put(_ text: FileText, _ examination: Examination) throws {
    if text.holdsSecret, !withSecret { complain("the secret is masked; --with-secret or --output writes it") }
    if json { return try Output.put(document(nil, text, examination)) }
    guard text.holdsSecret, !withSecret else { return try text.reveal { try Output.put($0) } }
    try Output.put(text.shown)
  }

  /// As JSON `{"status", "format", "file": … | null, "masked", "text", "findings"}`; the secret of a file that was written
  /// is masked.
  private func document(_ file: String?, _ text: FileText, _ examination: Examination) -> String {
    let shown = withSecret ? text.reveal { String(decoding: $0, as: UTF8.self) } : text.shown
    return JSON.result(
      .done,
      [
        ("format", .text(to.format.id)), ("file", .optional(file)), ("masked", .bool(text.holdsSecret && !withSecret)),
        ("text", .text(shown)), ("findings", examination.findingsTree),
      ])
  }
}

/// A format by its name, or the answers that lead to the configuration.
struct ExportName: ExpressibleByArgument {
  let format: FileKind

  init?(argument: String) {
    guard let format = Self.all.first(where: { $0.id == argument }) else { return nil }
    self.format = format
  }

  private static let all = FileKind.written + [.savedAnswers]
  static var allValueStrings: [String] { all.map(\.id) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Examination {
  /// Says what is doubtful or wrong.
  ///
  /// - Parameter blocks: Which errors are in the way; all, where nothing is said.
  /// - Throws: `Refusal` where something is wrong and nobody insists.
  func complain(unless isForced: Bool, blocks: (Item) -> Bool = { _ in true }) throws {
    for item in items where item.finding.severity > .note { Files.complain(text(item)) }
    let blocking = items.filter { $0.finding.severity == .error && blocks($0) }
    guard !blocking.isEmpty, !isForced else { return }
    let count = blocking.count == 1 ? "1 error stands" : "\(blocking.count) errors stand"
    throw Refusal(
      message: "nothing was written: \(count); --force writes all the same", status: Self.status(of: blocking),
      members: [("findings", findingsTree), ("rungs", stepsTree)])
  }
}

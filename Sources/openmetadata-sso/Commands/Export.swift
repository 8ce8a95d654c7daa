import ArgumentParser
import Files
import Glibc
import SignOn
import Text
import TextUI

/// The same configuration in another format.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", _superCommandName: Program.name,
    abstract: "Converts a configuration to another format.",
    discussion: """
      On standard output \(FileText.placeholder) stands for the secret unless --with-secret is given. The --output file must not exist yet; it \
      contains the secret if its format does, and then only you can read it. Nothing is written while there are \
      errors, unless --force is given. The provider is not contacted.

      With --server and an administrator's token, the settings of a running OpenMetadata are read. It shows the secret \
      only to bots; pass it in another way, such as --secret-file.

      Examples:

        openmetadata-sso export --from openmetadata.yaml --to helm-values
        openmetadata-sso export --from sso.env --to security-config-json
      """)

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The files to read; several form one configuration.", valueName: "file"),
    completion: .file())
  var from: [String] = []

  @OptionGroup var kind: KindFlag
  @OptionGroup(title: "Server") var server: ServerFlags
  @OptionGroup(title: "Server") var token: TokenFlags
  @OptionGroup(title: "Server") var connection: ConnectionFlags

  @Option(help: ArgumentHelp("The format: \(ExportName.allValueStrings.joined(separator: ", ")).", valueName: "format"))
  var to: ExportName

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Include the secret in standard output.")
  var withSecret = false

  @Flag(help: "Write even if there are errors.")
  var force = false

  @Flag(help: "Print the result as JSON: the text and the findings, or what was written.")
  var json = false

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues

  private var source: ServerSource { ServerSource(server: server, token: token, connection: connection) }

  func validate() throws {
    try source.validate()
    guard from.isEmpty != (server.url == nil) else {
      throw ValidationError("pass either --from FILE or --server URL")
    }
    if withSecret, output != nil { throw ValidationError("--with-secret applies to standard output, not to --output") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let running = try await source.read()
      let files =
        try running.map { try OpenedFiles(together: [$0.document]) }
        ?? kind.open(from)
      var settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      if release.version == nil, let running { files.check(&settings, for: running.release) }
      try settings.refuseWhatGoesNowhere(in: to.format)
      let examination = Examination(settings, files)
      try examination.complain(unless: force)
      let text = to.format.newFile(settings)
      if [.securityConfigYAML, .securityConfigJSON].contains(to.format) {
        for url in settings.keySetsLeftOut {
          Files.complain(
            "left out of public-key-urls: \(visible(url)), which the server rejects for \(settings.text(.provider))")
        }
      }
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
    if text.holdsSecret, !withSecret {
      complain("\(FileText.placeholder) stands for the secret; use --with-secret or --output to include it")
    }
    if json { return try Output.put(document(nil, text, examination)) }
    guard text.holdsSecret, !withSecret else { return try text.reveal { try Output.put($0) } }
    try Output.put(text.withoutSecret)
  }

  /// As JSON `{"status", "format", "file": … | null, "masked", "text", "findings"}`; a placeholder stands for the
  /// secret of a file that was written.
  private func document(_ file: String?, _ text: FileText, _ examination: Examination) -> String {
    let shown = withSecret ? text.reveal { String(decoding: $0, as: UTF8.self) } : text.withoutSecret
    return JSON.result(
      .done,
      [
        ("format", .text(to.format.id)), ("file", .optional(file)), ("masked", .bool(text.holdsSecret && !withSecret)),
        ("text", .text(shown)), ("findings", examination.findingsTree),
      ])
  }
}

/// A format by its name, or an answers file.
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
  /// Reports warnings and errors.
  ///
  /// - Parameter blocks: Which errors prevent writing; all by default.
  /// - Returns: The status of such errors, if forced.
  /// - Throws: `Refusal` if there are such errors, unless forced.
  @discardableResult
  func complain(unless isForced: Bool, blocks: (Item) -> Bool = { _ in true }) throws -> ExitStatus {
    for item in items where item.finding.severity > .note { Files.complain(text(item, on: STDERR_FILENO)) }
    let blocking = items.filter { $0.finding.severity == .error && blocks($0) }
    guard !blocking.isEmpty, !isForced else { return blocking.isEmpty ? .done : Self.status(of: blocking) }
    let count = blocking.count == 1 ? "1 error remains" : "\(blocking.count) errors remain"
    throw Refusal(
      message: "nothing written: \(count). Use --force to write anyway.", status: Self.status(of: blocking),
      members: [("findings", findingsTree), ("rungs", stepsTree)])
  }
}

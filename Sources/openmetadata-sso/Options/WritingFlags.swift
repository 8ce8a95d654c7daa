import ArgumentParser
import Files
import SignOn
import Wizard

/// What is written where, and what is asked before.
struct WritingFlags: ParsableArguments {
  @Option(help: ArgumentHelp("The kind of file: \(FileKind.ids.joined(separator: ", ")).", valueName: "format"))
  var format: FormatName?

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: "The summary table beside the file: markdown, text or none.")
  var summary: SummaryChoice?

  @Option(
    help: ArgumentHelp(
      "Keep the answers, without the secret, in a new file; --answers takes it to repeat the run.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var saveAnswers: String?

  @Flag(name: .shortAndLong, help: "Ask nothing; write if nothing is wrong.")
  var yes = false

  @Flag(help: "Write although an error stands; the summary says so.")
  var force = false

  @Flag(help: "Show what would be written, the secret masked, and write nothing.")
  var diff = false

  /// Whether nothing is asked.
  var isUnattended: Bool { yes || diff }

  @Flag(help: "The result as JSON; needs --yes or --diff.")
  var json = false

  func validate() throws {
    if json, !isUnattended { throw ValidationError("--json goes with --yes or --diff; the wizard asks instead") }
    if yes, output == nil, !diff { throw ValidationError("--yes needs --output, the file to write") }
    if force, !yes { throw ValidationError("--force goes with --yes; the wizard asks instead") }
  }

  /// What is chosen here beats what was chosen in the run that is repeated.
  func applied(over answers: Answers?, to state: State) -> State {
    var state = state
    let format = format?.format ?? answers?.format.flatMap(FileKind.named)
    let choice = Intent.choose(
      format: format, path: output, summary: summary ?? answers?.summary, answers: saveAnswers)
    _ = update(&state, .intent(choice))
    return state
  }
}

/// A format by its name, as an argument.
struct FormatName: ExpressibleByArgument {
  let format: FileKind

  init?(argument: String) {
    guard let format = FileKind.named(argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { FileKind.ids }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension SummaryChoice: ExpressibleByArgument {}

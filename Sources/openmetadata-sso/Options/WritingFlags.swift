import ArgumentParser
import Files
import SignOn
import Wizard

/// What is written where, and whether to prompt first.
struct WritingFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file format, if the name of the output does not tell: \(FileKind.ids.joined(separator: ", ")).",
      valueName: "format"))
  var format: FormatName?

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: "Summary table to write beside the file: markdown, text or none.")
  var summary: SummaryChoice?

  @Option(
    help: ArgumentHelp(
      "Save the answers, without the secret, to a new file; --answers repeats the run with it.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var saveAnswers: String?

  @Flag(help: "Write only the file itself, without those it needs beside it (Compose override, Kubernetes Secret).")
  var alone = false

  @Flag(name: .shortAndLong, help: "Do not prompt; write if there are no errors.")
  var yes = false

  @Flag(help: "Write even if there are errors; the summary lists them.")
  var force = false

  @Flag(help: "Show what would be written, with the secret masked, and write nothing.")
  var diff = false

  /// Whether there are no prompts.
  var isUnattended: Bool { yes || diff }

  @Flag(help: "Print the result as JSON; requires --yes or --diff.")
  var json = false

  func validate() throws {
    if json, !isUnattended { throw ValidationError("--json requires --yes or --diff; the wizard is interactive") }
    if yes, output == nil, !diff { throw ValidationError("--yes requires --output FILE") }
    if force, !yes { throw ValidationError("--force requires --yes; the wizard asks before it writes") }
  }

  /// These choices override those of the run that is repeated.
  func applied(over answers: Answers?, to state: State) -> State {
    var state = state
    let format = format?.format ?? answers?.format.flatMap(FileKind.named) ?? output.flatMap(FileKind.suggested)
    let choice = Intent.choose(
      format: format, path: output, summary: summary ?? answers?.summary, answers: saveAnswers)
    _ = update(&state, .intent(choice))
    if alone { _ = update(&state, .intent(.toggleAlone)) }
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

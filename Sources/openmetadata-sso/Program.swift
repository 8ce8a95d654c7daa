import ArgumentParser
import CAttributes
import Files
import Glibc
import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

/// The command line; without a command it is `setup`.
@main
struct Program: AsyncParsableCommand {
  /// Commands name it as the one above them. Parsed alone, they are then not searched for a request for a completion
  /// script, which would take 8 % of the startup time.
  static let name = "openmetadata-sso"
  static let version = "0.1.0"
  /// When this run began, and the version, for summaries.
  static var made: String { "\(BackupName.shown(Int64(time(nil)) * 1000)) by \(name) \(version)" }

  private static let commands: [any AsyncParsableCommand.Type] = [
    Setup.self, Edit.self, Check.self, Apply.self, Export.self, SummaryCommand.self, Fields.self, SignIn.self,
    ExplainToken.self, Diff.self, Redact.self, Restore.self, Mend.self,
  ]

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Sets up sign-in to OpenMetadata through AWS Cognito, or any OpenID Connect provider.",
    discussion: "Exit codes of all commands: "
      + ExitStatus.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: "; ")
      + ". Ctrl-C and other signals end the program by the signal itself, which a shell shows as 128 and its number: "
      + "130 for Ctrl-C.",
    version: version, subcommands: commands, defaultSubcommand: Setup.self)

  static func main() async {
    keepMemoryPrivate()
    grow_heaps_in_large_steps()
    requireDescriptors()
    let words = Array(CommandLine.arguments.dropFirst())
    refuseUnknownCommand(words.first ?? "")
    let named = words.first.flatMap(command(named:))
    prepare(named ?? Setup.self, words)
    do {
      var command = try await parsed(words, as: named)
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      leave(0)
    } catch {
      let code = exitCode(for: error).rawValue
      let message = fullMessage(for: error)
      if code == 0, !message.isEmpty { leave(tell(BashCompletion.completed(message))) }
      if !message.isEmpty { complain(visibleLines(message), isBare: true) }
      leave(code)
    }
  }

  /// The system's libraries crash without a word if they get no descriptor.
  private static func requireDescriptors() {
    let opened = (0..<8).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    let number = errno
    for file in opened where file >= 0 { close(file) }
    guard opened.contains(-1), number == EMFILE || number == ENFILE else { return }
    complain("too few open files are allowed (\(String(cString: strerror(number)))); raise the limit with ulimit -n 64")
    leave(ExitStatus.fileTrouble.rawValue)
  }

  /// Does on another processor what the command needs next, while this one parses the command line, which takes as long:
  /// the tables and types of the screens, or the libraries for the network.
  private static func prepare(_ command: any AsyncParsableCommand.Type, _ words: [String]) {
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return }
    if command == Setup.self || command == Edit.self, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      Task.detached { _ = wizardScreen(State(settings: Settings(), size: Size(columns: 80, rows: 24))) }
    }
    if command == Check.self || command == SignIn.self, !words.contains("--offline") {
      Task.detached { WebClient.openLibrary() }
    }
  }

  /// Parses only the given command, since the tree of all commands would take a fifth of the startup time. Help,
  /// mistakes and completion use the tree.
  private static func parsed(
    _ words: [String], as named: (any AsyncParsableCommand.Type)?
  ) async throws -> any ParsableCommand {
    let command = named ?? Setup.self
    let parsed = try? await command.asyncParseAsRoot(Array(words.dropFirst(named == nil ? 0 : 1)))
    if let parsed, type(of: parsed) == command { return parsed }
    return try await asyncParseAsRoot(words)
  }

  private static func command(named word: String) -> (any AsyncParsableCommand.Type)? {
    word.hasPrefix("-") ? nil : commands.first { $0.configuration.commandName == word }
  }

  /// Prints requested output such as help to standard output.
  ///
  /// - Returns: the exit code.
  private static func tell(_ text: String) -> Int32 {
    do {
      try Output.say(text + "\n")
      return ExitStatus.done.rawValue
    } catch {
      complain((error as? Refusal)?.message ?? "cannot write to standard output")
      return ExitStatus.fileTrouble.rawValue
    }
  }

  /// Exits at once: the libraries' exit handlers would race with transfers still being cancelled.
  private static func leave(_ code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }

  /// Without this, a mistyped command would be reported as an extra argument of the default command.
  private static func refuseUnknownCommand(_ word: String) {
    guard !word.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
    guard command(named: word) == nil else { return }
    let names = commands.map { $0._commandName }
    if InputFile.exists(word) {
      let file = shellWord(word)
      complain("\(visible(word)) is a file, not a command. Use: openmetadata-sso edit \(file), or check \(file)")
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    if word.contains(".") || word.contains("/") {
      complain("there is no command or file \(visible(truncated(word, to: 60))). See --help.")
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    let nearest = FieldNames.suggestion(for: word, among: names).map { "; did you mean \($0)?" } ?? "."
    complain("unknown command \(visible(truncated(word, to: 60)))\(nearest) See --help.")
    Glibc.exit(ExitStatus.usage.rawValue)
  }
}

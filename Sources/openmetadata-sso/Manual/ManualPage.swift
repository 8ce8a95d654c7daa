import Rehearsal
import SignOn

/// The manual page (man(7)), made from the declarations of commands, fields, checks and formats.
struct ManualPage {
  let declared = Declarations()

  var text: String {
    let sections: [(title: String, lines: [String])] = [
      ("NAME", ["\(Roff.text(declared.program.name)) \\-"] + Roff.prose(declared.program.abstract)),
      ("SYNOPSIS", synopsis), ("DESCRIPTION", description), ("COMMANDS", declared.commands.flatMap(command)),
      ("OPTIONS", options), ("FIELDS", Page.all.flatMap(fields)), ("FORMATS", Format.all.flatMap(format)),
      ("CHECKS", checks), ("REHEARSAL", rehearsal), ("EXIT STATUS", exits), ("ENVIRONMENT", environment),
      ("FILES", files), ("EXAMPLES", Self.examples),
    ]
    let name = Roff.text(declared.program.name)
    let title = ".TH \(name.uppercased()) 1 \(Program.date) \"\(name) \(Program.version)\" \"User Commands\""
    let lines = [title, ".nh", ".ad l"] + sections.flatMap { [".SH \($0.title)"] + $0.lines }
    return lines.joined(separator: "\n") + "\n"
  }

  private var synopsis: [String] {
    ["\(Roff.bold(declared.program.name)) [\(Roff.italic("command"))] [\(Roff.italic("options"))]"]
      + declared.commands.flatMap { command in
        let own = command.arguments.filter { $0.names.isEmpty || !$0.isOptional }.map(\.synopsis)
        return [".br", ([Roff.bold("\(declared.program.name) \(command.name)")] + own).joined(separator: " ")]
      }
  }

  private var description: [String] {
    Roff.prose(
      "It asks, checks with the provider itself, proves the result with a test sign-in and writes the configuration. "
        + "Without a command it is setup. Nothing is written before it has been shown and confirmed, unless --yes says "
        + "so. A secret is never taken from an argument.")
  }

  private func command(_ command: Declarations.Command) -> [String] {
    let own = command.arguments.filter { $0.section == nil && !declared.isGeneral($0) }
    let shared = command.arguments.compactMap(\.section).uniqued
    var lines = [".SS \(Roff.text(command.name))"] + Roff.prose(command.abstract)
    lines += command.paragraphs.flatMap { [".PP"] + Roff.prose($0) } + own.flatMap(\.entry)
    guard !shared.isEmpty else { return lines }
    let names = shared.joined(separator: ", ")
    return lines + [".PP"] + Roff.prose("It takes these options too, see OPTIONS: \(names).")
  }

  private var options: [String] {
    let all = declared.commands.flatMap(\.arguments).uniqued
    let titles = all.compactMap(\.section).uniqued
    return titles.flatMap { title in
      [".SS \(Roff.text(title))"] + all.filter { $0.section == title }.flatMap(\.entry)
    } + [".SS Every command"] + all.filter(declared.isGeneral).flatMap(\.entry)
  }

  private func fields(_ page: Page) -> [String] {
    [".SS \(Roff.text(page.title))"]
      + page.fields.flatMap { field in
        let options = field.options.map { $0.value.isEmpty ? "(empty)" : $0.value }.joined(separator: ", ")
        let variables = field.keys.compactMap(\.variable).uniqued.joined(separator: ", ")
        let more = [("Options", options), ("Variables", variables)].filter { !$0.1.isEmpty }
        let sentences = [field.label + ".", field.help.definition] + more.map { "\($0.0): \($0.1)." }
        return Roff.entry(Roff.bold(field.id), sentences.joined(separator: " "))
      }
  }

  private func format(_ format: Format) -> [String] {
    let secret = format.holdsSecret ? "It holds the client secret and is made with mode 0600." : "It holds no secret."
    return Roff.entry(Roff.bold(format.id), "\(format.title). A new file is called \(format.fileName). \(secret)")
  }

  private var checks: [String] {
    let steps = Ladder.standard.steps
    let named = SignOn.Check.all.map { ($0.name, $0.statement) } + steps.map { ($0.name, $0.title) }
    return Roff.prose("What must hold, by the names that findings have; the last \(steps.count) ask the provider.")
      + named.flatMap { Roff.entry(Roff.bold($0), "\($1).") }
  }

  private var rehearsal: [String] {
    Roff.prose("With --rehearse a look-alike of AWS Cognito answers. What it does wrong is chosen with --fault:")
      + Fault.allCases.flatMap { Roff.entry(Roff.bold($0.rawValue), "\($0.description).".capitalisedFirst) }
  }

  private var exits: [String] {
    ExitStatus.allCases.flatMap { Roff.entry(Roff.bold(String($0.rawValue)), "\($0.meaning).".capitalisedFirst) }
  }

  private var environment: [String] {
    Environment.variables.flatMap { Roff.entry($0.names.map(Roff.bold).joined(separator: ", "), $0.meaning) }
  }

  private var files: [String] { Environment.files.flatMap { Roff.entry(Roff.italic($0.name), $0.meaning) } }

  private static let examples: [String] = [
    ("Try everything without an AWS account:", "openmetadata-sso --rehearse"),
    (
      "Write a configuration without being asked anything:",
      "openmetadata-sso setup --answers answers.json --secret-file secret --yes --output sso.env"
    ),
    ("Look for drift once a night:", "openmetadata-sso check --json openmetadata.yaml sso.env"),
  ].flatMap { text, line in [Roff.text(text), ".PP", ".RS", ".nf", Roff.text(line), ".fi", ".RE", ".PP"] }.dropLast()
}

extension Declarations {
  /// Whether every command takes it: help and version.
  fileprivate func isGeneral(_ argument: Argument) -> Bool {
    commands.allSatisfy { $0.arguments.contains(argument) }
  }
}

extension Declarations.Argument {
  /// As it stands in a line of the synopsis.
  fileprivate var synopsis: String {
    let value = Roff.italic(value ?? "") + (isRepeating ? " ..." : "")
    let whole = names.last.map { "\(Roff.bold($0)) \(value)" } ?? value
    return isOptional ? "[\(whole)]" : whole
  }

  fileprivate var entry: [String] {
    let title = names.map(Roff.bold).joined(separator: ", ")
    let shown = [title, value.map(Roff.italic) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let isTold = choices.allSatisfy(text.contains)
    let known = isTold ? "" : " One of \(choices.joined(separator: ", "))."
    let usual = fallback.map { value == nil ? "" : " Without it: \($0)." } ?? ""
    return Roff.entry(shown, text + known + usual)
  }
}

extension Sequence where Element: Hashable {
  /// Each once, in the order of their first occurrence.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

import ArgumentParser
import Files
import Glibc
import SignOn
import Text
import TextUI

/// All fields, and everything about one field.
struct Fields: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields", _superCommandName: Program.name,
    abstract: "Lists the fields, or explains one.",
    discussion: """
      These are the names used by --set, answers files and JSON.

      Examples:

        openmetadata-sso fields
        openmetadata-sso fields callback-url
        openmetadata-sso fields --markdown
      """)

  @Argument(
    help: "The field to explain.", completion: .custom { _, _, _ in Field.all.map(\.id) })
  var name: String?

  @Flag(help: "Print the reference of all fields as Markdown.")
  var markdown = false

  @Flag(help: "Print everything about each field as JSON, with its name in every kind of file.")
  var json = false

  func validate() throws {
    if json, markdown { throw ValidationError("use --json or --markdown, not both") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let fields = try name.map { [try FieldNames.field($0)] } ?? Field.all
      if json {
        try Output.put(FieldReference.json(fields))
      } else if markdown {
        try Output.put(FieldReference.markdown(fields))
      } else if name != nil {
        try Output.say(fields.map(FieldReference.text).joined(separator: "\n"))
      } else {
        try Output.put(FieldReference.list(fields))
      }
    }
  }
}

/// The fields as text, made from their declarations.
enum FieldReference {
  static func list(_ fields: [Field]) -> String {
    let width = fields.map(\.id.count).max() ?? 0
    return Page.all.map { page in
      let rows = page.fields.filter(fields.contains).map { field in
        "  \(field.id)\(String(repeating: " ", count: width - field.id.count + 2))\(field.label)\n"
      }
      return rows.isEmpty ? "" : "\(page.title)\n\(rows.joined())"
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  static func text(_ field: Field) -> String {
    let width = min(78, TerminalLines.columns(of: STDOUT_FILENO) ?? 78)
    var lines = ["\(field.label) (\(field.id))"] + wrapped(field.help.definition, to: width)
    lines += facts(field).flatMap { name, texts in
      texts.flatMap { wrapped("\(name): \($0)", to: width, indent: 2) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func markdown(_ fields: [Field]) -> String {
    Page.all.map { page in
      let here = page.fields.filter(fields.contains)
      guard !here.isEmpty else { return "" }
      return "## \(page.title)\n\n" + here.map(section).joined()
    }.joined()
  }

  private static func section(_ field: Field) -> String {
    let rows = facts(field).flatMap { name, texts in texts.map { "- \(name): \(escaped($0))\n" } }
    return "### \(field.label) (`\(field.id)`)\n\n\(escaped(field.help.definition))\n\n\(rows.joined())\n"
  }

  private static func escaped(_ text: String) -> String {
    text.map { "<>|*_[]`".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// The parts of a field's help, each with its name.
  private static func facts(_ field: Field) -> [(name: String, texts: [String])] {
    let options = field.options.map { "\($0.value.isEmpty ? "(empty)" : $0.value), \($0.note)" }
    let fallback = field.fallback.map { $0.isEmpty ? "(empty)" : $0.text }
    let parts: [(name: String, texts: [String])] = [
      ("Example", field.help.examples), ("Options", [options.joined(separator: "; ")]),
      ("Default", [fallback ?? ""]), ("Why", [field.help.why]), ("Where", [field.help.place]),
      ("Note", field.help.notes), ("Server", [field.help.server]),
      ("In YAML", [field.keys.map(\.path).joined(separator: ", ")]),
      ("Variables", [field.keys.compactMap(\.variable).joined(separator: ", ")]),
      ("Since", [field.since == .v1_11 ? "" : "OpenMetadata \(field.since.rawValue)"]),
    ]
    return parts.map { ($0.name, $0.texts.filter { !$0.isEmpty }) }.filter { !$0.texts.isEmpty }
  }
}

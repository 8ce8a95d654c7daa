import Text

/// The commands and what they take, as they are declared for the command line itself.
struct Declarations {
  struct Argument: Hashable {
    /// With their dashes, the long one last; empty for what stands without a name.
    let names: [String]
    /// What follows the name; nil for a switch.
    let value: String?
    let isOptional: Bool
    let isRepeating: Bool
    /// The heading that several commands have in common.
    let section: String?
    let text: String
    let fallback: String?
    let choices: [String]
  }

  struct Command {
    let name: String
    let abstract: String
    let paragraphs: [String]
    let arguments: [Argument]
  }

  let program: Command
  let commands: [Command]

  init() { self.init(JSONMember.parse(Program._dumpHelp())["command"]) }

  private init(_ root: JSONMember) {
    program = Command(root)
    commands = root["subcommands"].items.map { Command($0) }.filter { $0.name != "help" }
  }
}

extension Declarations.Command {
  fileprivate init(_ member: JSONMember) {
    name = member["commandName"].text ?? ""
    abstract = member["abstract"].text ?? ""
    paragraphs = (member["discussion"].text ?? "").split(separator: "\n").map(String.init)
    arguments = member["arguments"].items.filter { $0["shouldDisplay"].isTrue }.map { Declarations.Argument($0) }
  }
}

extension Declarations.Argument {
  fileprivate init(_ member: JSONMember) {
    names = member["names"].items.map { name in
      (name["kind"].text == "short" ? "-" : "--") + (name["name"].text ?? "")
    }.sorted { $0.utf8.count < $1.utf8.count }
    value = member["kind"].text == "flag" ? nil : member["valueName"].text
    isOptional = member["isOptional"].isTrue
    isRepeating = member["isRepeating"].isTrue
    section = member["sectionTitle"].text
    text = member["abstract"].text ?? ""
    fallback = member["defaultValue"].text
    choices = member["allValues"].items.compactMap(\.text)
  }
}

/// A member of a JSON text that may be missing.
private struct JSONMember {
  let value: JSON?

  static func parse(_ text: String) -> JSONMember { JSONMember(value: try? JSON.parse(Array(text.utf8))) }

  subscript(_ name: String) -> JSONMember { JSONMember(value: value?[name]) }
  var items: [JSONMember] { (value?.items ?? []).map { JSONMember(value: $0) } }
  var text: String? { value?.text }
  var isTrue: Bool { value == .bool(true) }
}

import ConfigText
import Text

/// The server's variables in an env file.
struct EnvKeys: KeyedText {
  let text: EnvText

  var bytes: [UInt8] { text.bytes }
  func name(of key: ServerKey) -> String? { key.variable }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let name = key.variable, let entry = text.entry(name) else { return nil }
    guard let value = entry.value else {
      return KeyContent(content: .variable(name), line: entry.line, name: name)
    }
    return VariableText(value.text, replaces: value.holdsVariable).content(line: entry.line, name: name)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> KeyedEdit {
    guard let name = entry.key.variable else { return KeyedEdit(text: self, edits: []) }
    let old = try found(entry.key)?.source ?? ""
    let change = try text.setting(
      name, to: PastedSource(old: old).text(entry), after: entry.key.neighbours.compactMap(\.variable))
    return KeyedEdit(text: EnvKeys(text: change.text), edits: change.edits)
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> KeyedEdit {
    guard let name = key.variable else { return KeyedEdit(text: self, edits: []) }
    let change = try text.removing(name)
    return KeyedEdit(text: EnvKeys(text: change.text), edits: change.edits)
  }

  func notes() -> [Finding] {
    Field.all.flatMap { field in
      field.keys.compactMap(\.variable).flatMap { notes(field, $0) }
    }
  }

  private func notes(_ field: Field, _ name: String) -> [Finding] {
    guard let entry = text.entry(name) else { return [] }
    var notes: [Finding] = []
    if text.count(of: name) > 1 {
      notes.append(
        .warning(
          field, "line \(entry.line): \(name) is set more than once; this line counts.",
          remedy: "Remove the lines that do not count."))
    }
    if entry.hasColon {
      notes.append(
        .warning(
          field, "line \(entry.line): a colon stands after \(name); Compose 1 and shells ignore the line.",
          remedy: "Write an equals sign."))
    }
    return notes
  }
}

/// A variable's value as an env file or a Compose file gives it, before the server pastes it into its YAML.
struct VariableText {
  let text: String
  /// Whether `$` begins a variable in it.
  let replaces: Bool

  init(_ text: String, replaces: Bool) {
    self.text = text
    self.replaces = replaces
  }

  func content(line: Int, name: String) -> KeyContent {
    var found = KeyContent(content: .null, line: line, name: name, source: text, isPasted: true)
    guard !replaces else {
      guard let (variable, rest) = whole else {
        found.content = .variable(name)
        return found
      }
      found.variable = variable
      found.source = rest
      found.content = PastedYAML.content(rest)
      return found
    }
    if !text.isEmpty { found.content = PastedYAML.content(text) }
    return found
  }

  /// `${NAME:-default}` as the whole of it.
  private var whole: (name: String, defaultText: String)? {
    guard text.hasPrefix("${"), text.hasSuffix("}"), let mark = text.range(of: ":-") else { return nil }
    let name = text[text.index(text.startIndex, offsetBy: 2)..<mark.lowerBound]
    let rest = text[mark.upperBound...].dropLast()
    guard name.isWord(), !rest.contains("$") else { return nil }
    return (String(name), String(rest))
  }
}

import ConfigText

/// The two sections in a YAML file of the server's own shape.
struct YAMLKeys: KeyedText {
  let text: YAMLText

  var bytes: [UInt8] { text.bytes }
  func name(of key: ServerKey) -> String? { key.path }
  func notes() -> [Finding] { [] }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    try text.keyContent(at: key.steps, name: key.path)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> KeyedEdit {
    let value = TypedYAML(old: try found(entry.key)).value(entry)
    let neighbours = entry.key.neighbours.filter { $0.section == entry.key.section }.map(\.name)
    let change = try text.setting(
      entry.key.steps, to: value, variable: entry.key.variable, after: neighbours)
    return KeyedEdit(text: YAMLKeys(text: change.text), edits: change.edits)
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> KeyedEdit {
    let change = try text.removing(key.steps)
    return KeyedEdit(text: YAMLKeys(text: change.text), edits: change.edits)
  }
}

extension YAMLText {
  /// What a path of the file holds, with the variable it comes from.
  func keyContent(at path: [YAMLStep], name: String) throws(EditRefusal) -> KeyContent? {
    switch try value(at: path) {
    case .absent, .dotted: return nil
    case .alias(let anchor, let line):
      return KeyContent(content: .unreadable("it is written at the anchor &\(anchor)"), line: line, name: name)
    case .merged(let line):
      return KeyContent(content: .unreadable("a merge key may bring it"), line: line, name: name)
    case .found(let reading):
      var found = KeyContent(
        content: PastedYAML.content(reading, in: self, at: path), line: reading.line, name: name,
        source: String(decoding: bytes[reading.range], as: UTF8.self))
      guard let placeholder = reading.placeholders.first else { return found }
      guard reading.isPlaceholder, let text = placeholder.defaultText else {
        found.content = .variable(placeholder.name)
        return found
      }
      found.variable = placeholder.name
      if case .scalar(_, let style) = reading.content, found.source.hasPrefix("$") == false {
        found.content = .text(text)
        found.source = style == .singleQuoted ? "''" : "\"\""
      } else {
        found.content = PastedYAML.content(text)
        found.source = text.trimmed
      }
      return found
    }
  }
}

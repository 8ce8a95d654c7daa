import ConfigText
import Text

/// The two sections as JSON.
struct JSONKeys: KeyedText {
  let text: JSONText

  var bytes: [UInt8] { text.bytes }
  func name(of key: ServerKey) -> String? { key.path }
  func notes() -> [Finding] { [] }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let reading = try text.value(at: key.steps) else { return nil }
    let content: KeyContent.Content =
      switch reading.content {
      case .null: .null
      case .text(let text): .text(text)
      case .boolean(let isTrue): .text(isTrue ? "true" : "false")
      case .number(let digits): .text(digits)
      case .list(let items): .list(items)
      case .object(let names): try pairs(names, at: key.steps)
      case .other: .unreadable("it is no text, list or object of texts")
      }
    return KeyContent(
      content: content, line: reading.line, name: key.path,
      source: String(decoding: bytes[reading.range], as: UTF8.self))
  }

  private func pairs(_ names: [String], at path: [YAMLStep]) throws(EditRefusal) -> KeyContent.Content {
    var pairs: [Value.Pair] = []
    for name in names {
      guard case .text(let value)? = try text.value(at: path + [.key(name)])?.content else {
        return .unreadable("an object of other things than texts")
      }
      pairs.append(Value.Pair(name, value))
    }
    return .pairs(pairs)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> KeyedEdit {
    let value = TypedYAML(old: try found(entry.key)).value(entry)
    let neighbours = entry.key.neighbours.filter { $0.section == entry.key.section }.map(\.name)
    let change = try text.setting(entry.key.steps, to: value, after: neighbours)
    return KeyedEdit(text: JSONKeys(text: change.text), edits: change.edits)
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> KeyedEdit {
    let change = try text.removing(key.steps)
    return KeyedEdit(text: JSONKeys(text: change.text), edits: change.edits)
  }
}

import Text

/// Reads pasted lists: JSON, YAML in flow or block style, lines, or comma-separated text.
package enum ListText {
  package static func items(_ text: String) -> [String] {
    var body = text.trimmed[...]
    if body.hasPrefix("[") { body = body.dropFirst() }
    if body.hasSuffix("]") { body = body.dropLast() }
    var items: [String] = []
    var item = ""
    var quote: Character?
    for character in body {
      if let open = quote {
        if character == open { quote = nil } else { item.append(character) }
      } else if character == "\"" || character == "'", item.trimmed.isEmpty || item.trimmed == "-" {
        quote = character
      } else if character == "," || character.isNewline {
        items.append(item)
        item = ""
      } else {
        item.append(character)
      }
    }
    items.append(item)
    return items.map(withoutDash).filter { !$0.isEmpty }
  }

  private static func withoutDash(_ item: String) -> String {
    let text = item.trimmed
    return text.hasPrefix("- ") ? String(text.dropFirst(2)).trimmed : text
  }
}

import ConfigText
import Text

/// A value that is YAML of another shape than the server reads there, so that it does not start.
struct WrongShape {
  private let content: KeyContent?
  private let key: ServerKey
  private let field: Field

  init(_ content: KeyContent?, of key: ServerKey, _ field: Field) {
    (self.content, self.key, self.field) = (content, key, field)
  }

  var notes: [Finding] {
    guard let content else { return [] }
    let place = "line \(content.line): "
    switch (content.content, key.holds) {
    case (.text(let text), .strings) where !text.isEmpty:
      let items = ListText.items(text).joined(separator: ",")
      return [
        .error(
          field, place + "a list is expected; with a text the server does not start.",
          remedy: "Write [\(shown(items, 100))].")
      ]
    case (.text(""), .stringMap) where content.name == key.variable:
      return [
        .error(field, place + "a mapping is expected; with a text the server does not start.", remedy: "Write {}.")
      ]
    case (.pairs, .string), (.pairs, .boolean), (.pairs, .integer), (.pairs, .strings):
      return [
        .error(
          field, place + "in braces, the value is a mapping, perhaps a placeholder; the server does not start.",
          remedy: "Enter the value; quotes make braces a part of it.")
      ]
    default: return []
    }
  }
}

extension Document {
  /// Names of classes that the server no longer has.
  var classNotes: [Finding] {
    Entry.always.compactMap { entry in
      guard let found = (try? text.found(entry.key)) ?? nil, case .text(let name) = found.content,
        name.hasPrefix("org.openmetadata.catalog.")
      else { return nil }
      return .aboutTheFile(
        "line \(found.line): there is no class \(shown(name, 100)) any more, and the server does not start.", .error,
        remedy: "Write \(entry.value.text).")
    }
  }
}

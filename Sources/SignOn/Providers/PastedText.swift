import Text

/// Pasted text, split into pieces that can be part of a URL, an ARN or an ID.
struct PastedText {
  /// Nothing longer is read: a discovery document has two or three thousand bytes.
  static let limit = 65_536

  /// Without surrounding whitespace.
  let text: String
  /// Runs of the characters that occur in addresses, ARNs and ids.
  let words: [Substring]
  var isDocument: Bool { text.hasPrefix("{") || text.hasPrefix("[{") }

  /// Nil if it is too long.
  init?(_ pasted: String) {
    guard pasted.utf8.count <= Self.limit else { return nil }
    text = pasted.trimmed { $0.isBlank || $0.isInvisible }
    words = text.split { !Self.belongs($0) }
  }

  private static func belongs(_ character: Character) -> Bool {
    character.asciiValue.map { $0.isWordByte || "-./:".utf8.contains($0) } ?? false
  }

  /// The text of a JSON member at any depth; good enough for a pasted or truncated document.
  func member(_ name: String) -> String? {
    guard let key = text.range(of: "\"\(name)\"") else { return nil }
    let rest = text[key.upperBound...].drop { $0.isBlank }
    guard rest.first == ":" else { return nil }
    let value = rest.dropFirst().drop { $0.isBlank }
    guard value.first == "\"", let end = value.dropFirst().firstIndex(of: "\"") else { return nil }
    return value[value.index(after: value.startIndex)..<end].split(separator: "\\").joined()
  }
}

extension Character {
  /// Whether it is invisible in a pasted text: a byte-order mark or a zero-width character.
  var isInvisible: Bool {
    unicodeScalars.allSatisfy { $0.value == 0xFEFF || (0x200B...0x200F).contains($0.value) || $0.value < 0x20 }
  }
}

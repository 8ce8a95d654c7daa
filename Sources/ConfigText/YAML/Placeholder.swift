import Text

/// `${NAME:-default}` in a text: the variable and its default.
package struct Placeholder: Equatable, Sendable {
  package let name: String
  /// The whole of it, in bytes of the text.
  package let range: Range<Int>
  /// Nil in `${NAME}`.
  package let defaultText: String?
  package let defaultRange: Range<Int>?

  /// What must precede a default inserted there.
  var mark: String { defaultRange == nil ? ":-" : "" }

  /// Whether the name is valid in a shell.
  var isPlain: Bool { name.isVariableName }

  /// - Parameter range: From `${` to after the closing brace.
  init(_ range: Range<Int>, in bytes: [UInt8]) {
    let inner = bytes[(range.lowerBound + 2)..<(range.upperBound - 1)]
    let mark = inner.indices.dropLast().first { bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: "-") }
    name = String(decoding: inner[..<(mark ?? inner.endIndex)], as: UTF8.self)
    self.range = range
    defaultRange = mark.map { ($0 + 2)..<inner.endIndex }
    defaultText = defaultRange.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// The end of a variable that begins at `start` with `${`: at the brace that closes it, on the same line.
  static func end(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var depth = 0
    var first: Int?
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n"), index < (first ?? index) + 1024 {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") {
        first = first ?? index + 1
        depth -= 1
        if depth == 0 { return index + 1 }
      }
      index += 1
    }
    return first
  }
}

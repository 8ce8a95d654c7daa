/// One value of a JSON text and its position.
package struct JSONNode: Sendable {
  package enum Kind: Sendable { case object, array, text, number, boolean, null }

  package let kind: Kind
  /// The name before the value, quotes included; nil outside objects.
  package let key: Range<Int>?
  package fileprivate(set) var range: Range<Int>
  /// Index of the node after this one and all within it.
  package fileprivate(set) var next: Int
  /// Its nesting depth.
  package let depth: Int
}

/// The one reader of JSON (RFC 8259): values in the order of the text, each with its place, read without recursion.
package struct JSONReader {
  private let bytes: [UInt8]
  private let deepest: Int
  private var nodes: [JSONNode] = []
  private var position: Int
  private var open: [Int] = []

  private init(_ bytes: [UInt8], from start: Int, deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
    position = start
  }

  /// One value and nothing after it. The bytes must be UTF-8.
  ///
  /// - Parameter deepest: How deep objects and arrays may be nested.
  package static func nodes(of bytes: [UInt8], from start: Int = 0, deepest: Int) throws(JSONError) -> [JSONNode] {
    var reader = JSONReader(bytes, from: start, deepest: deepest)
    repeat {
      try reader.value(key: try reader.key())
    } while try !reader.isComplete()
    reader.skipBlanks()
    guard reader.next == nil else { throw reader.broken("extra text after the end") }
    return reader.nodes
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func broken(_ problem: String) -> JSONError { JSONError(.syntax(problem), at: position, in: bytes) }

  private mutating func skipBlanks() {
    while let byte = next, byte.isJSONBlank { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
    guard take(character) else { throw broken("expected '\(character)'") }
  }

  /// The name before a value of an object.
  private mutating func key() throws(JSONError) -> Range<Int>? {
    skipBlanks()
    guard let parent = open.last, nodes[parent].kind == .object else { return nil }
    let range = try text()
    skipBlanks()
    try expect(":")
    skipBlanks()
    return range
  }

  private mutating func value(key: Range<Int>?) throws(JSONError) {
    let start = position
    switch next {
    case nil: throw broken("unexpected end of text")
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < deepest else { throw JSONError(.tooDeep(limit: deepest), at: position, in: bytes) }
      add(next == UInt8(ascii: "{") ? .object : .array, key, start..<start)
      open.append(nodes.count - 1)
      position += 1
    case UInt8(ascii: "\""): add(.text, key, try text())
    case UInt8(ascii: "t"): add(.boolean, key, try word("true"))
    case UInt8(ascii: "f"): add(.boolean, key, try word("false"))
    case UInt8(ascii: "n"): add(.null, key, try word("null"))
    default: add(.number, key, try number())
    }
  }

  private mutating func add(_ kind: JSONNode.Kind, _ key: Range<Int>?, _ range: Range<Int>) {
    nodes.append(JSONNode(kind: kind, key: key, range: range, next: nodes.count + 1, depth: open.count))
  }

  /// Whether the outermost value is complete; otherwise another value follows.
  private mutating func isComplete() throws(JSONError) -> Bool {
    while let parent = open.last {
      skipBlanks()
      guard take(nodes[parent].kind == .object ? "}" : "]") else {
        if nodes.count > parent + 1 { try expect(",") }
        return false
      }
      nodes[parent].range = nodes[parent].range.lowerBound..<position
      nodes[parent].next = nodes.count
      open.removeLast()
    }
    return true
  }

  private mutating func word(_ word: StaticString) throws(JSONError) -> Range<Int> {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw broken("not a JSON value") }
      position += 1
    }
    return start..<position
  }

  private mutating func number() throws(JSONError) -> Range<Int> {
    let start = position
    _ = take("-")
    if !take("0") { try digits("not a JSON value") }
    if take(".") { try digits("not a JSON number") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits("not a JSON number")
    }
    return start..<position
  }

  private mutating func digits(_ problem: String) throws(JSONError) {
    guard next?.isDigit == true else { throw broken(problem) }
    while next?.isDigit == true { position += 1 }
  }
}

// MARK: texts
extension JSONReader {
  private mutating func text() throws(JSONError) -> Range<Int> {
    let start = position
    try expect("\"")
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw broken("control character in a string") }
      position += 1
      if byte == UInt8(ascii: "\\") { try escape() }
    }
    try expect("\"")
    return start..<position
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private static let badEscape = "invalid escape sequence"

  private mutating func escape() throws(JSONError) {
    if take("u") {
      let unit = try unit()
      guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else { return }
      // Half of a surrogate pair is not text: rejected instead of replaced.
      guard UTF16.isLeadSurrogate(unit), take("\\"), take("u"), UTF16.isTrailSurrogate(try self.unit()) else {
        throw broken(Self.badEscape)
      }
    } else {
      guard let byte = next, Self.escapes[byte] != nil else { throw broken(Self.badEscape) }
      position += 1
    }
  }

  private mutating func unit() throws(JSONError) -> UInt16 {
    let start = position
    while position < start + 4 {
      guard next?.isHexDigit == true else { throw broken(Self.badEscape) }
      position += 1
    }
    return Self.unit(bytes[start..<position])
  }

  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16 {
    digits.reduce(0) { $0 << 4 | UInt16($1 < 0x3A ? $1 & 0xF : $1 & 0xF + 9) }
  }

  /// The value of a parsed string.
  ///
  /// - Parameter range: Of the string, including its quotes.
  package static func content(of range: Range<Int>, in bytes: [UInt8]) -> String {
    let inside = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
    guard inside.contains(UInt8(ascii: "\\")) else { return String(decoding: inside, as: UTF8.self) }
    var content: [UInt8] = []
    var units: [UInt16] = []
    var rest = inside
    while let byte = rest.popFirst() {
      let isEscape = byte == UInt8(ascii: "\\")
      if isEscape, rest.first == UInt8(ascii: "u") {
        units.append(unit(rest.dropFirst().prefix(4)))
        rest = rest.dropFirst(5)
        continue
      }
      content += String(decoding: units, as: UTF16.self).utf8
      units = []
      content.append(isEscape ? rest.popFirst().flatMap { escapes[$0] } ?? byte : byte)
    }
    return String(decoding: content + String(decoding: units, as: UTF16.self).utf8, as: UTF8.self)
  }
}

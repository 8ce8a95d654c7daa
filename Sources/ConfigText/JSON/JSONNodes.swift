/// A JSON text as a row of nodes in the order of the text, RFC 8259; read without recursion.
struct JSONNodes {
  enum Kind { case object, array, text, number, boolean, null }

  struct Node {
    let kind: Kind
    let key: Range<Int>?
    var range: Range<Int>
    /// Index of the node after this one and all within it.
    var next: Int
    let depth: Int
  }

  /// Deeper nesting is refused.
  static let deepest = 100

  let source: SourceText
  private(set) var nodes: [Node] = []
  private var index = 0
  private var open: [Int] = []

  private var bytes: [UInt8] { source.bytes }

  init(_ source: SourceText) throws(EditRefusal) {
    self.source = source
    index = source.start
    repeat {
      try value(key: try key())
    } while try !closed()
    skipBlanks()
    guard index == bytes.count else { throw unreadable("text after the end") }
  }

  private func unreadable(_ problem: String) -> EditRefusal { source.refusal(.unreadable(problem), at: index) }

  /// The key before a value of an object.
  private mutating func key() throws(EditRefusal) -> Range<Int>? {
    skipBlanks()
    guard let parent = open.last, nodes[parent].kind == .object else { return nil }
    let range = try text()
    skipBlanks()
    try expect(":")
    skipBlanks()
    return range
  }

  private mutating func value(key: Range<Int>?) throws(EditRefusal) {
    let start = index
    guard index < bytes.count else { throw unreadable("the text ends too early") }
    switch bytes[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < Self.deepest else { throw source.refusal(.tooDeep, at: index) }
      add(bytes[index] == UInt8(ascii: "{") ? .object : .array, key, start..<start)
      open.append(nodes.count - 1)
      index += 1
    case UInt8(ascii: "\""): add(.text, key, try text())
    case UInt8(ascii: "t"): try word("true", .boolean, key)
    case UInt8(ascii: "f"): try word("false", .boolean, key)
    case UInt8(ascii: "n"): try word("null", .null, key)
    default: add(.number, key, try number())
    }
  }

  /// Whether the outermost value is complete; otherwise another value follows.
  private mutating func closed() throws(EditRefusal) -> Bool {
    var mayOpen = nodes.last.map { $0.kind == .object || $0.kind == .array } ?? false
    while let parent = open.last {
      skipBlanks()
      let closing: Unicode.Scalar = nodes[parent].kind == .object ? "}" : "]"
      if index < bytes.count, bytes[index] == UInt8(ascii: closing) {
        index += 1
        nodes[parent].range = nodes[parent].range.lowerBound..<index
        nodes[parent].next = nodes.count
        open.removeLast()
        mayOpen = false
      } else {
        if mayOpen, nodes.count == parent + 1 { return false }
        try expect(",")
        return false
      }
    }
    return true
  }

  private mutating func add(_ kind: Kind, _ key: Range<Int>?, _ range: Range<Int>) {
    nodes.append(Node(kind: kind, key: key, range: range, next: nodes.count + 1, depth: open.count))
  }

  private mutating func word(_ word: String, _ kind: Kind, _ key: Range<Int>?) throws(EditRefusal) {
    guard bytes[index...].starts(with: word.utf8) else { throw unreadable("not a JSON value") }
    add(kind, key, index..<(index + word.utf8.count))
    index += word.utf8.count
  }

  private mutating func number() throws(EditRefusal) -> Range<Int> {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    guard whole.count == 1 || whole.first.map({ bytes[$0] != UInt8(ascii: "0") }) == true else {
      throw unreadable("not a JSON value")
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard !digits().isEmpty else { throw unreadable("not a JSON number") }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, "+-".utf8.contains(bytes[index]) { index += 1 }
      guard !digits().isEmpty else { throw unreadable("not a JSON number") }
    }
    return start..<index
  }

  private mutating func digits() -> Range<Int> {
    let start = index
    while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
    return start..<index
  }

  private mutating func text() throws(EditRefusal) -> Range<Int> {
    let start = index
    try expect("\"")
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] >= 0x20 else { throw unreadable("a control character in a text") }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index, bytes.count)
    try expect("\"")
    guard JSONEscape.decoded(bytes[(start + 1)..<(index - 1)]) != nil else {
      index = start
      throw unreadable("an escape that JSON does not have")
    }
    return start..<index
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(EditRefusal) {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else {
      throw unreadable("expected '\(character)'")
    }
    index += 1
  }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }
}

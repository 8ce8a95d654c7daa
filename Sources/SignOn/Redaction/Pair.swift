import Text

extension SecretsByLine {
  /// A name, and where its value may begin.
  struct Pair {
    let name: Range<Int>
    let mark: UInt8
    let value: Int
    /// Whether the name stands in quotes of its own.
    let isQuoted: Bool
  }

  /// Nil where a word is followed by none of `:`, `=`, `+=`, `:=`, `?=`, `=>`, or `>` after an element's name.
  func pair(after word: Range<Int>) -> Pair? {
    var index = word.upperBound
    let end = line.range.upperBound
    while index < end, bytes[index] == UInt8(ascii: "\\") { index += 1 }
    let isQuoted = index < end && PlainValue.isQuote(bytes[index])
    if isQuoted { index += 1 }
    if isQuoted || index == word.upperBound, index < end, bytes[index] == UInt8(ascii: "]") { index += 1 }
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < end else { return nil }
    var mark = bytes[index]
    let following = index + 1 < end ? bytes[index + 1] : 0x20
    if "+:?".utf8.contains(mark), following == UInt8(ascii: "=") {
      mark = following
      index += 1
    } else if mark == UInt8(ascii: "="), following == UInt8(ascii: ">") {
      mark = UInt8(ascii: ":")
      index += 1
    }
    switch mark {
    case UInt8(ascii: "="): break
    case UInt8(ascii: ">"): guard isElement(word) else { return nil }
    case UInt8(ascii: ":"): guard isQuoted || mayBeColon(following, after: word) else { return nil }
    default: return nil
    }
    return Pair(name: word, mark: mark, value: index + 1, isQuoted: isQuoted)
  }

  private func isElement(_ word: Range<Int>) -> Bool {
    word.lowerBound > line.range.lowerBound && bytes[word.lowerBound - 1] == UInt8(ascii: "<")
  }

  /// `a:b` is a pair at the beginning of a line alone; in `arn:aws:secret:b` there is none.
  private func mayBeColon(_ following: UInt8, after word: Range<Int>) -> Bool {
    if following <= 0x20 || PlainValue.isQuote(following) || following == UInt8(ascii: "{") { return true }
    if following == UInt8(ascii: "[") || following == UInt8(ascii: "\\") { return true }
    guard line.isLead, following != UInt8(ascii: "/"), following != UInt8(ascii: ":") else { return false }
    return true
  }

  /// What a pair has where nothing has to be hidden: the inside of its quotes, or the word.
  func plainValue(of pair: Pair) -> Range<Int> {
    var start = pair.value
    let end = line.range.upperBound
    while start < end, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "\\") { start += 1 }
    guard start < end else { return start..<start }
    let isQuoted = PlainValue.isQuote(bytes[start])
    if isQuoted { start += 1 }
    var last = start
    while last < end, last - start < 200, isNameByte(bytes[last]) || bytes[last] == UInt8(ascii: "/") { last += 1 }
    return start..<last
  }
}

/// Names and values that stand apart: a value belongs to the name in the same item, braces or column.
struct NamesApart {
  private var secret: SecretName?
  private var held: [SecretSpan] = []
  private var column = 0
  private var line = 0..<0
  /// All values of a Terraform block that begins here are secrets.
  private var header: SecretName?
  private var isListed = false

  /// A new item or block begins.
  mutating func item() { self = NamesApart(header: header, isListed: isListed) }

  mutating func open() {
    item()
    secret = header
    if !isListed { header = nil }
  }

  mutating func close(isList: Bool) {
    item()
    if isList { (header, isListed) = (nil, false) }
  }

  /// - Parameter isListed: Whether several blocks may follow.
  mutating func announce(_ name: SecretName?, isListed: Bool) { (header, self.isListed) = (name, isListed) }

  /// What was held for this name and has to be hidden now.
  mutating func name(_ name: SecretName?, at column: Int, of line: Range<Int>) -> [SecretSpan] {
    join(column, line)
    secret = secret ?? name
    let found = secret == nil ? [] : held
    held = []
    return found
  }

  /// What the name of a value in this place says.
  mutating func secret(at column: Int, of line: Range<Int>) -> SecretName? {
    join(column, line)
    return secret
  }

  mutating func hold(_ spans: [SecretSpan], at column: Int, of line: Range<Int>) { held += spans }

  private mutating func join(_ column: Int, _ line: Range<Int>) {
    let isFirst = self.line.isEmpty
    if !isFirst, line != self.line, column != self.column {
      // Deeper or shallower: another mapping.
      let (header, isListed) = (header, isListed)
      self = NamesApart(header: header, isListed: isListed)
    }
    self.column = column
    self.line = line
  }

  init(header: SecretName? = nil, isListed: Bool = false) {
    self.header = header
    self.isListed = isListed
  }
}

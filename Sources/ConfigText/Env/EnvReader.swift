import Text

/// Splits an env file into assignments, by the rules of Compose 2's reader.
struct EnvReader {
  let source: SourceText
  private var index = 0
  private var line = 1

  init(source: SourceText) {
    self.source = source
  }

  private var bytes: [UInt8] { source.bytes }

  mutating func entries() throws(EditRefusal) -> [EnvText.Entry] {
    var result: [EnvText.Entry] = []
    index = source.start
    while index < bytes.count {
      if let entry = try entry() { result.append(entry) }
    }
    return result
  }

  /// Reads one line, or more if a quoted value spans them.
  private mutating func entry() throws(EditRefusal) -> EnvText.Entry? {
    let (start, number) = (index, line)
    skipBlanks()
    guard index < bytes.count, !isLineEnd(index), bytes[index] != UInt8(ascii: "#") else {
      finishLine()
      return nil
    }
    skipExport()
    if let value = valueInQuotedLine() {
      let range = start..<source.lineEnd(index)
      let name = source.string((index + 1)..<(value.range.lowerBound - 1))
      finishLine()
      return EnvText.Entry(name: name, value: value, range: range, line: number, hasColon: false)
    }
    let nameStart = index
    while index < bytes.count, isNamePart(bytes[index]) { index += 1 }
    let name = source.string(nameStart..<index)
    skipBlanks()
    let end = source.lineEnd(index)
    guard index < end, bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: ":") else {
      guard index == end, !name.isEmpty else { throw source.refusal(.unreadable("not an assignment"), at: index) }
      finishLine()
      return EnvText.Entry(name: name, value: nil, range: start..<end, line: number, hasColon: false)
    }
    guard !name.isEmpty else { throw source.refusal(.unreadable("no name before the equals sign"), at: index) }
    let hasColon = bytes[index] == UInt8(ascii: ":")
    index += 1
    let value = try value()
    let range = start..<source.lineEnd(index)
    finishLine()
    return EnvText.Entry(name: name, value: value, range: range, line: number, hasColon: hasColon)
  }

  /// Of `"NAME=value"`, which shells take after `export`; nil where the line is something else.
  private func valueInQuotedLine() -> EnvValue? {
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let line = index..<source.lineEnd(index)
    guard let end = bytes[line].lastIndex(where: { !isBlank($0) }), end > index, bytes[end] == quote,
      let equals = bytes[index..<end].firstIndex(of: UInt8(ascii: "=")), equals > index + 1,
      bytes[(index + 1)..<equals].allSatisfy(isNamePart)
    else { return nil }
    let inner = bytes[(equals + 1)..<end]
    guard !inner.contains(quote), !inner.contains(UInt8(ascii: "\\")) else { return nil }
    return EnvValue(
      text: String(decoding: inner, as: UTF8.self), quotes: .line(quote), range: inner.indices,
      holdsVariable: quote == UInt8(ascii: "\"") && Self.holdsVariable(inner))
  }

  private mutating func value() throws(EditRefusal) -> EnvValue {
    let empty = index
    skipBlanks()
    guard index < bytes.count, !isLineEnd(index) else {
      return EnvValue(text: "", quotes: .bare, range: empty..<empty, holdsVariable: false)
    }
    switch bytes[index] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try quoted(bytes[index])
    default: return bare(after: empty)
    }
  }

  /// Up to a space and `#`, or the end of the line.
  private mutating func bare(after equals: Int) -> EnvValue {
    var start = index
    let end = source.lineEnd(index)
    let comment = (start..<end).first { bytes[$0] == UInt8(ascii: "#") && $0 > equals && isBlank(bytes[$0 - 1]) }
    var stop = comment ?? end
    while stop > start, isBlank(bytes[stop - 1]) { stop -= 1 }
    if stop == start { (start, stop) = (equals, equals) }
    index = end
    let inner = bytes[start..<stop]
    return EnvValue(
      text: String(decoding: inner, as: UTF8.self), quotes: .bare, range: start..<stop,
      holdsVariable: Self.holdsVariable(inner),
      isUncertain: comment.map { bytes[$0 - 1] == UInt8(ascii: "\t") } ?? false)
  }

  private mutating func quoted(_ quote: UInt8) throws(EditRefusal) -> EnvValue {
    let start = index
    var end = start + 1
    while end < bytes.count, try !closes(quote, at: end) {
      if bytes[end] == UInt8(ascii: "\n") { line += 1 }
      end += 1
    }
    guard end < bytes.count else { throw source.refusal(.unreadable("unclosed quote"), at: start) }
    let inner = bytes[(start + 1)..<end]
    index = end + 1
    try requireCommentOnly()
    let isDouble = quote == UInt8(ascii: "\"")
    return EnvValue(
      text: isDouble ? Self.unescaped(inner) : String(decoding: inner, as: UTF8.self),
      quotes: isDouble ? .double : .single, range: start..<(end + 1),
      holdsVariable: isDouble && Self.holdsVariable(inner))
  }

  /// Throws for a backslash that only some readers treat as part of the value.
  private func closes(_ quote: UInt8, at end: Int) throws(EditRefusal) -> Bool {
    guard bytes[end] == quote else { return false }
    let backslashes = bytes[..<end].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    if backslashes == 0 { return true }
    guard quote == UInt8(ascii: "\""), backslashes % 2 == 1 else {
      throw source.refusal(.unreadable("a backslash before the closing quote"), at: end - 1)
    }
    return false
  }

  /// After a closing quote; readers disagree about anything else.
  private func requireCommentOnly() throws(EditRefusal) {
    let rest = bytes[index..<source.lineEnd(index)]
    guard let first = rest.firstIndex(where: { !isBlank($0) }) else { return }
    guard bytes[first] == UInt8(ascii: "#"), first > index else {
      throw source.refusal(.unreadable("text after the closing quote"), at: first)
    }
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.first else {
        result.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "$"): result.append(next)
      default: result += [byte, next]
      }
      rest.removeFirst()
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func holdsVariable(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains {
      guard bytes[$0] == UInt8(ascii: "$"), $0 + 1 < bytes.endIndex else { return false }
      guard $0 == bytes.startIndex || bytes[$0 - 1] != UInt8(ascii: "\\") else { return false }
      return bytes[$0 + 1] == UInt8(ascii: "{") || bytes[$0 + 1].isWordByte
    }
  }

  private mutating func skipExport() {
    let end = index + 6
    guard bytes[index...].starts(with: "export".utf8), end < bytes.count, isBlank(bytes[end]) else { return }
    index = end
    skipBlanks()
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    byte.isWordByte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  private mutating func skipBlanks() {
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func isLineEnd(_ index: Int) -> Bool { source.lineEnd(index) == index }

  private mutating func finishLine() {
    index = source.nextLine(index)
    line += 1
  }
}

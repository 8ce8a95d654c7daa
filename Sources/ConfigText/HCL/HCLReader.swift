import Text

/// Reads HCL from a place on.
struct HCLReader {
  /// How deep blocks, lists and objects are followed.
  private static let deepest = 50

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func step(_ count: Int = 1) {
    for _ in 0..<count where index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard let expected = byte.asciiValue, next == expected else { return false }
    step()
    return true
  }

  /// Blanks and comments; line breaks too where they mean nothing.
  private mutating func skip(breaks: Bool) {
    while let byte = next {
      if starts("#") || starts("//") {
        while let byte = next, byte != UInt8(ascii: "\n") { step() }
      } else if starts("/*") {
        step(2)
        while next != nil, !starts("*/") { step() }
        step(2)
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        || (breaks && byte == UInt8(ascii: "\n"))
      {
        step()
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while let byte = next, byte != UInt8(ascii: "\n") { step() }
  }

  private mutating func word() -> String? {
    let start = index
    while let byte = next, byte.isWordByte || byte == UInt8(ascii: "-") || byte >= 0x80 { step() }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  /// Up to the brace that closes it, or the end. Attributes of an object may have a colon, and commas between them.
  mutating func body(depth: Int) -> HCLText.Body {
    var result = HCLText.Body()
    while true {
      skip(breaks: true)
      guard next != nil, next != UInt8(ascii: "}"), depth < Self.deepest else { return result }
      let start = line
      guard !take(",") else { continue }
      guard let name = next == UInt8(ascii: "\"") ? quoted() : word() else {
        skipLine()
        continue
      }
      skip(breaks: false)
      if next == UInt8(ascii: ":") || (next == UInt8(ascii: "=") && !starts("==")) {
        step()
        skip(breaks: false)
        result.attributes.append(HCLText.Attribute(name: name, item: item(depth: depth + 1)))
      } else if let block = block(name, line: start, depth: depth) {
        result.blocks.append(block)
      }
    }
  }

  private mutating func block(_ type: String, line start: Int, depth: Int) -> HCLText.Block? {
    var labels: [String] = []
    while let label = next == UInt8(ascii: "\"") ? quoted() : word() {
      labels.append(label)
      skip(breaks: false)
    }
    guard take("{") else {
      skipLine()
      return nil
    }
    let inner = body(depth: depth + 1)
    _ = take("}")
    return HCLText.Block(type: type, labels: labels, body: inner, line: start)
  }

  private mutating func item(depth: Int) -> HCLText.Item {
    let (start, before) = (line, (index, line))
    if depth < Self.deepest, let value = simple(depth: depth) {
      skip(breaks: false)
      // An operator would follow.
      if next.map({ "\n,]})".utf8.contains($0) }) ?? true { return HCLText.Item(value: value, line: start) }
    }
    (index, line) = before
    return HCLText.Item(value: .other(raw()), line: start)
  }

  private mutating func simple(depth: Int) -> HCLText.Expression? {
    switch next {
    case UInt8(ascii: "\""): return quoted().map { .text($0) }
    case UInt8(ascii: "<"): return heredoc()
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "{"):
      step()
      let inner = body(depth: depth + 1)
      return take("}") && inner.blocks.isEmpty ? .object(inner.attributes) : nil
    default:
      guard let word = word() else { return nil }
      if word == "true" || word == "false" || word.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") }) {
        return .text(word)
      }
      guard take("(") else { return nil }
      skip(breaks: true)
      let argument = item(depth: depth + 1)
      skip(breaks: true)
      return take(")") ? .call(word, argument) : nil
    }
  }

  private mutating func list(depth: Int) -> HCLText.Expression? {
    step()
    var items: [HCLText.Item] = []
    while true {
      skip(breaks: true)
      if take("]") { return .list(items) }
      guard next != nil, !starts("for ") else { return nil }
      items.append(item(depth: depth + 1))
      skip(breaks: true)
      guard take(",") || next == UInt8(ascii: "]") else { return nil }
    }
  }

  /// A text in quotes; nil if it has a template or does not end on its line.
  private mutating func quoted() -> String? {
    let start = index
    guard take("\"") else { return nil }
    while let byte = next, byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\"") {
        step()
        let text = String(decoding: bytes[(start + 1)..<(index - 1)], as: UTF8.self)
        return text.hasHCLTemplate ? nil : Self.unescaped(text)
      }
      step(byte == UInt8(ascii: "\\") ? 2 : 1)
    }
    return nil
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.popFirst() {
      guard first == "\\", let mark = rest.popFirst() else {
        result.append(first)
        continue
      }
      switch mark {
      case "n": result += "\n"
      case "t": result += "\t"
      case "r": result += "\r"
      case "u", "U":
        let digits = rest.prefix(mark == "u" ? 4 : 8)
        rest = rest.dropFirst(digits.count)
        if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) { result.unicodeScalars.append(scalar) }
      default: result.append(mark)
      }
    }
    return result.replacing("$${", with: "${").replacing("%%{", with: "%{")
  }

  private mutating func heredoc() -> HCLText.Expression? {
    guard starts("<<") else { return nil }
    step(2)
    _ = take("-")
    guard let mark = word() else { return nil }
    skipLine()
    step()
    let (start, first) = (index, line)
    while next != nil {
      let begin = index
      skipLine()
      let text = bytes[begin..<index].filter { !" \t\r".utf8.contains($0) }
      if text.elementsEqual(mark.utf8) {
        return .heredoc(String(decoding: bytes[start..<begin], as: UTF8.self), line: first)
      }
      step()
    }
    return nil
  }

  /// An expression as written, to the end of its line or to what closes what it stands in.
  private mutating func raw() -> String {
    let start = index
    var depth = 0
    while let byte = next {
      if depth == 0, "\n,]})".utf8.contains(byte) { break }
      if "[{(".utf8.contains(byte) { depth += 1 }
      if "]})".utf8.contains(byte) { depth -= 1 }
      byte == UInt8(ascii: "\"") ? rawQuoted() : step()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A text in quotes with whatever it has; templates may have texts of their own.
  private mutating func rawQuoted() {
    step()
    var depth = 0
    while let byte = next, byte != UInt8(ascii: "\n") {
      if starts("${") || starts("%{") {
        depth += 1
        step(2)
      } else if byte == UInt8(ascii: "}"), depth > 0 {
        depth -= 1
        step()
      } else if byte == UInt8(ascii: "\""), depth == 0 {
        return step()
      } else {
        step(byte == UInt8(ascii: "\\") ? 2 : 1)
      }
    }
  }
}

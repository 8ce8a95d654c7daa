/// In place of Foundation's decoder: it names the byte, bounds the depth while reading and sees a member given twice.
struct JSONReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  var broken: LookupError.Cause { .notJSON(atByte: position) }

  static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  mutating func skipSpace() {
    while let byte = next, Self.isSpace(byte) { position += 1 }
  }

  mutating func value(depth: Int) throws(LookupError.Cause) -> JSON {
    guard depth <= JSON.depthLimit else { throw .tooDeeplyNested(limit: JSON.depthLimit) }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func object(depth: Int) throws(LookupError.Cause) -> JSON {
    var members: [String: JSON] = [:]
    position += 1
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw broken }
      let name = try text()
      guard members[name] == nil else { throw .duplicateMember(name) }
      skipSpace()
      guard take(":") else { throw broken }
      skipSpace()
      members[name] = try value(depth: depth + 1)
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw broken }
    }
  }

  private mutating func array(depth: Int) throws(LookupError.Cause) -> JSON {
    var items: [JSON] = []
    position += 1
    skipSpace()
    if take("]") { return .array(items) }
    while true {
      skipSpace()
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(items) }
      guard take(",") else { throw broken }
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(LookupError.Cause) -> JSON {
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw broken }
      position += 1
    }
    return value
  }

  private mutating func number() throws(LookupError.Cause) -> JSON {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() throws(LookupError.Cause) {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw broken }
  }
}

extension JSONReader {
  private mutating func text() throws(LookupError.Cause) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20:
        position -= 1
        throw broken
      default: content.append(byte)
      }
    }
    throw broken
  }

  private mutating func escape() throws(LookupError.Cause) -> Unicode.Scalar {
    guard let byte = next else { throw broken }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      position -= 1
      throw broken
    }
  }

  /// A lone surrogate is no text: refused instead of replaced.
  private mutating func unicodeEscape() throws(LookupError.Cause) -> Unicode.Scalar {
    let high = try fourHexDigits()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, take("\\"), take("u") else { throw broken }
    let low = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw broken }
    return scalar
  }

  private mutating func fourHexDigits() throws(LookupError.Cause) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw broken }
      position += 1
      value = value << 4 + UInt32(digit)
    }
    return value
  }
}

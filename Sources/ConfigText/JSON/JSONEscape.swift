/// What JSON's escapes stand for (RFC 8259 §7).
enum JSONEscape {
  /// Nil for an escape that JSON does not have, or half a surrogate pair.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = bytes
    var units: [UInt16] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "u") {
        guard rest.count >= 5, let unit = unit(rest.dropFirst().prefix(4)) else { return nil }
        units.append(unit)
        rest.removeFirst(5)
        continue
      }
      guard flush(&units, into: &result) else { return nil }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let escaped = rest.popFirst().flatMap({ single[$0] }) else { return nil }
      result.append(escaped)
    }
    return flush(&units, into: &result) ? String(decoding: result, as: UTF8.self) : nil
  }

  private static let single: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16? {
    let text = String(decoding: digits, as: UTF8.self)
    return text.first == "+" || text.first == "-" ? nil : UInt16(text, radix: 16)
  }

  private static func flush(_ units: inout [UInt16], into bytes: inout [UInt8]) -> Bool {
    guard !units.isEmpty else { return true }
    guard let text = String(validating: units, as: UTF16.self) else { return false }
    bytes += text.utf8
    units = []
    return true
  }
}

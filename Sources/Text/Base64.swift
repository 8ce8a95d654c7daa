/// Base64 with padding (RFC 4648 §4).
package enum Base64 {
  private static let coding = Coding(last: "+/")

  package static func text(_ bytes: [UInt8]) -> String {
    let text = coding.text(bytes)
    return text + String(repeating: "=", count: -text.utf8.count & 3)
  }

  /// Nil if a character is not allowed, or the length is impossible.
  package static func bytes(_ text: String) -> [UInt8]? {
    guard text.utf8.count % 4 == 0 else { return nil }
    return coding.bytes(text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }.reversed())
  }
}

/// Base64 with the URL-safe alphabet and without padding (RFC 4648 §5).
package enum Base64URL {
  private static let coding = Coding(last: "-_")

  package static func text(_ bytes: [UInt8]) -> String { coding.text(bytes) }

  /// Nil if a character is not allowed, or the length is impossible.
  package static func bytes(_ text: String) -> [UInt8]? { coding.bytes(Array(text.utf8)) }
}

/// What both alphabets share: all but the last two characters.
private struct Coding {
  private let alphabet: [UInt8]
  private var values = [UInt8?](repeating: nil, count: 256)

  init(last: String) {
    alphabet = Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
  }

  func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { text.append(alphabet[bits >> (18 - 6 * place) & 63]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  func bytes(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for character in text {
      guard let value = values[Int(character)] else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      guard count % 4 != 1 else { continue }
      let rest = UInt32(6 - 2 * ((count - 1) % 4))
      bytes.append(UInt8(truncatingIfNeeded: bits >> rest))
    }
    return count % 4 == 1 ? nil : bytes
  }
}

/// Base64 with padding (RFC 4648 §4).
package enum Base64 {
  package static func text(_ bytes: [UInt8]) -> String {
    let text = Base64URL.text(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
    return String(text) + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }

  /// nil if a character does not belong, or the length is impossible.
  package static func bytes(_ text: String) -> [UInt8]? {
    let plain = text.reversed().drop { $0 == "=" }.reversed()
    guard text.count % 4 == 0, !plain.contains("-"), !plain.contains("_") else { return nil }
    return Base64URL.bytes(String(plain.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }))
  }
}

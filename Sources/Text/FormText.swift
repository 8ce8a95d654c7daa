/// Names and values as written in queries and forms (application/x-www-form-urlencoded).
package enum FormText {
  package typealias Field = (name: String, value: String)

  package static func joined(_ fields: [Field]) -> String {
    fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
  }

  /// Keeps letters, digits, `-`, `.`, `_` and the given characters; everything else is written as `%XX`.
  package static func encoded(_ text: String, keeping others: String = "") -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      if byte.isWordByte || "-.".utf8.contains(byte) || others.utf8.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + hexadecimal(byte, digits: 2, uppercase: true)
      }
    }
  }

  /// The fields in order; a broken `%` is kept, and bytes that are not text become U+FFFD.
  package static func fields(_ text: some StringProtocol) -> [Field] {
    text.utf8.split(separator: UInt8(ascii: "&")).map { piece in
      let name = piece.prefix { $0 != UInt8(ascii: "=") }
      return (decoded(name), decoded(piece.dropFirst(name.count + 1)))
    }
  }

  package static func decoded(_ text: String) -> String { decoded(text.utf8) }

  private static func decoded(_ encoded: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = Array(encoded)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(digit),
        let low = rest.dropFirst().first.flatMap(digit)
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }

  /// The value of the one field of this name; nil if there is none or more than one (RFC 6749 §3.1).
  package static func single(_ name: String, in fields: [Field]) -> String? {
    let values = fields.filter { $0.name == name }
    return values.count == 1 ? values[0].value : nil
  }
}

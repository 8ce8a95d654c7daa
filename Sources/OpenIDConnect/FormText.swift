/// Names and values as they stand in queries and forms (application/x-www-form-urlencoded).
package enum FormText {
  package typealias Field = (name: String, value: String)

  package static func joined(_ fields: [Field]) -> String {
    fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
  }

  /// Letters, digits, `-`, `.` and `_` stay; everything else is written as `%XX`.
  package static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// The fields in their order; a broken `%` stays as it is, and bytes that are no text become U+FFFD.
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

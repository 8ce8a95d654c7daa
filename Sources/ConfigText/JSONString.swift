/// JSON source of one text (RFC 8259 §7): what nobody sees stands by its number, the rest for itself.
package struct JSONString: Equatable, Sendable {
  /// Between the quotes.
  package let content: String
  package var source: String { "\"\(content)\"" }

  package init(_ text: String) {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if YAMLEscape.isVisible(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          result += Self.numbered(scalar)
        }
      }
    }
    content = result
  }

  /// By its UTF-16 code units.
  private static func numbered(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
      }.joined()
    } ?? ""
  }
}

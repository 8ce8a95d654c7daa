import Text

/// The escape for a character in a double-quoted YAML text; nil if it needs none.
enum YAMLEscape {
  static func inFile(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "$": next == "{" ? numbered(scalar) : nil
    default: scalar.isVisible ? nil : numbered(scalar)
    }
  }

  /// Always as a numeric escape: some env file readers replace `\n` and `\"` themselves, and a server may decode its
  /// environment differently.
  static func portable(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"", "\\", "$", "'": numbered(scalar)
    default: (0x20..<0x7F).contains(scalar.value) ? nil : numbered(scalar)
    }
  }

  static func numbered(_ scalar: Unicode.Scalar) -> String {
    let (mark, width) =
      switch scalar.value {
      case ...0xFF: ("x", 2)
      case ...0xFFFF: ("u", 4)
      default: ("U", 8)
      }
    return "\\\(mark)\(hexadecimal(scalar.value, digits: width))"
  }
}

import Text

/// How one character stands in a YAML text in double quotes; nil where it stands for itself.
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

  /// By number throughout: some readers of env files replace `\n` and `\"` themselves, and a server may take the
  /// bytes of its environment for another encoding.
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

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
    default: isVisible(scalar) ? nil : numbered(scalar)
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
    let digits = String(scalar.value, radix: 16)
    let (mark, width) =
      switch scalar.value {
      case ...0xFF: ("x", 2)
      case ...0xFFFF: ("u", 4)
      default: ("U", 8)
      }
    return "\\\(mark)\(String(repeating: "0", count: width - digits.count))\(digits)"
  }

  /// Whether a person sees the character and no reader folds, trims or refuses it.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}

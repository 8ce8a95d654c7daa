import Text

/// Text for a manual page: what roff would take for a command or for another sign is escaped.
enum Roff {
  /// Any text as one line of prose.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\u{20}"..."\u{7E}": result.unicodeScalars.append(scalar)
      default: result += "\\[u\(hexadecimal(scalar.value))]"
      }
    }
    return result.hasPrefix(".") ? "\\&\(result)" : result
  }

  static func bold(_ text: String) -> String { "\\fB\(Self.text(text))\\fR" }
  static func italic(_ text: String) -> String { "\\fI\(Self.text(text))\\fR" }

  /// An entry with its explanation beside or under it.
  static func entry(_ title: String, _ text: String) -> [String] { [".TP", title] + prose(text) }

  /// Any text as lines no longer than man pages have them.
  static func prose(_ text: String) -> [String] { wrapped(Self.text(text)) }

  /// Broken between words; no part becomes a command.
  private static func wrapped(_ line: String) -> [String] {
    var lines: [String] = []
    for word in line.split(separator: " ") {
      if let last = lines.last, last.utf8.count + 1 + word.utf8.count <= 79 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word.hasPrefix(".") ? "\\&\(word)" : String(word))
      }
    }
    return lines
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

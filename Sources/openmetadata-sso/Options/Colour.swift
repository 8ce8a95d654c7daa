import Glibc
import SignOn

/// Colours of text that commands print for people.
enum Colour {
  /// On a terminal that can show them, unless `NO_COLOR` is set (no-color.org).
  static func isWanted(on descriptor: Int32) -> Bool {
    let type = getenv("TERM").map { String(cString: $0) } ?? ""
    return isatty(descriptor) == 1 && ThemeName.suggested != .mono && !["", "dumb"].contains(type)
  }

  /// The word for a severity, in bold red, yellow or blue if the descriptor shows colours.
  static func word(_ severity: Finding.Severity, on descriptor: Int32?) -> String {
    guard let descriptor, isWanted(on: descriptor) else { return severity.word }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "34"
      }
    return "\u{1B}[1;\(code)m\(severity.word)\u{1B}[m"
  }
}

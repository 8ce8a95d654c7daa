import Glibc
import Text

/// What a terminal can be sent beyond its terminfo.
package enum TerminalKind {
  /// The types that take a sequence they do not know without showing it.
  private static let patient = [
    "xterm", "tmux", "screen", "rxvt", "foot", "alacritty", "kitty", "wezterm", "konsole", "vte", "gnome", "st-",
    "iterm", "contour", "mlterm", "ghostty",
  ]

  static func ignoresWhatItDoesNotKnow(_ type: String) -> Bool { patient.contains(where: type.hasPrefix) }

  /// Whether links may be sent (OSC 8), by the terminal's type and variables; `NO_COLOR` turns them off too.
  ///
  /// GNU screen shows the end of a long one, and VTE before 0.50 could crash.
  package static func showsLinks(
    _ type: String, variable: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
  ) -> Bool {
    func isSet(_ value: String?) -> Bool { value?.isEmpty == false }
    let isScreen = !isSet(variable("TMUX")) && (type.hasPrefix("screen") || isSet(variable("STY")))
    let version = variable("VTE_VERSION").flatMap { Int($0) } ?? 5000
    return ignoresWhatItDoesNotKnow(type) && !isSet(variable("NO_COLOR")) && !isScreen && version >= 5000
  }

  /// The text with its URLs as links, if it goes to a terminal that shows them.
  package static func withLinks(_ text: String, for descriptor: Int32) -> String {
    let type = getenv("TERM").map { String(cString: $0) } ?? ""
    return isatty(descriptor) == 1 && showsLinks(type) ? TerminalLink.inserted(in: text) : text
  }
}

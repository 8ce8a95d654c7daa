import Glibc
import Text

/// Text for people on a terminal, broken between words; files and pipes get every line whole.
enum TerminalLines {
  /// In a terminal with fewer columns, lines break where the terminal breaks them.
  private static let fewest = 40

  /// The columns of the terminal; nil if the descriptor is none, or it does not tell.
  static func columns(of descriptor: Int32) -> Int? {
    var window = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 else { return nil }
    return window.ws_col >= fewest ? Int(window.ws_col) : nil
  }

  /// The line in as many as it takes, those after the first indented; URLs and commands stay whole.
  static func fitted(_ line: String, indent: Int, on descriptor: Int32?) -> String {
    guard let columns = descriptor.flatMap(columns(of:)) else { return line }
    return wrapped(line, to: columns, indent: indent, breakingWords: false).joined(separator: "\n")
  }
}

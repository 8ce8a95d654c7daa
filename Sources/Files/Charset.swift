import Glibc
import TextUI

/// Which of our signs a terminal can show, according to the locale.
package enum Charset {
  private static let isUTF8: Bool = {
    let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    let values = names.compactMap { name in getenv(name).map { String(cString: $0) } }
    let locale = values.first { !$0.isEmpty }?.lowercased() ?? ""
    return locale.contains("utf-8") || locale.contains("utf8")
  }()

  /// Converts signs to ASCII for a terminal that shows no others; letters, and text for a pipe, stay.
  package static func text(_ text: String, for descriptor: Int32) -> String {
    isatty(descriptor) == 1 && !isUTF8 ? withASCIISigns(text) : text
  }
}

/// Prints a message on standard error, after the program's name unless bare.
package func complain(_ message: String, isBare: Bool = false) {
  let line = Array(Charset.text("\(isBare ? "" : "openmetadata-sso: ")\(message)\n", for: STDERR_FILENO).utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

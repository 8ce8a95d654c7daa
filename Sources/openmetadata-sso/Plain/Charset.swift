import Glibc
import TextUI

/// What a terminal can show of our own signs, as the environment's locale says.
enum Charset {
  private static let isUTF8: Bool = {
    let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    let values = names.compactMap { name in getenv(name).map { String(cString: $0) } }
    let locale = values.first { !$0.isEmpty }?.lowercased() ?? ""
    return locale.contains("utf-8") || locale.contains("utf8")
  }()

  /// Signs in ASCII where the text goes to a terminal that shows no others; letters, and what goes to a pipe, stay.
  static func text(_ text: String, for descriptor: Int32) -> String {
    isatty(descriptor) == 1 && !isUTF8 ? withASCIISigns(text) : text
  }
}

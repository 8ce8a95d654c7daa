/// JSON as text, member for member in the order given.
enum JSONText {
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(text($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  static func list(_ texts: [String]) -> String { "[" + texts.map(text).joined(separator: ",") + "]" }

  static func text(_ content: String) -> String {
    let escaped = content.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 0x20: "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

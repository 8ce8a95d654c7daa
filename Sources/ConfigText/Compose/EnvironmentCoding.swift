import Text

extension EnvironmentList {
  /// How a value is written where it stands.
  package enum Coding: Sendable {
    /// Of Compose: `$NAME` is a variable, `$$` a dollar.
    case compose
    /// Of a container in Kubernetes: `$(NAME)` is a variable, `$$` a dollar.
    case kubernetes
    /// Of an OpenShift template: `${NAME}` is a parameter.
    case template
    /// Of Kustomize's literals, which lose all quotes around them; the values are YAML.
    case literal
    /// As it is.
    case plain
    case base64

    /// Nil if it cannot be written so.
    func written(_ value: String) -> String? {
      switch self {
      case .literal: Self.unquoted(value) == value ? value : " \(value) #"
      case .compose: value.replacing("$", with: "$$")
      case .kubernetes where value.contains("$$") || value.contains("$("): value.replacing("$", with: "$$")
      case .kubernetes, .template, .plain: value
      case .base64: Base64.text(Array(value.utf8))
      }
    }

    private static func unquoted(_ text: String) -> String {
      let rest = text.drop { "\"'".contains($0) }
      return String(rest.reversed().drop { "\"'".contains($0) }.reversed())
    }

    /// Nil if a variable stands in it, or it is not Base64 of a text.
    package func read(_ text: String) -> String? {
      switch self {
      case .plain: return text
      case .literal: return Self.unquoted(text)
      case .template: return text.contains("${") ? nil : text
      case .base64:
        let digits = text.filter { !$0.isWhitespace }
        return Base64.bytes(digits).flatMap { String(validating: $0, as: UTF8.self) }
      case .compose, .kubernetes:
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        let rest = text.replacing("$$", with: "\u{0}")
        let isVariable = rest.contains(self == .compose ? "$" : "$(")
        return isVariable ? nil : rest.replacing("\u{0}", with: "$")
      }
    }
  }
}

import Text

/// Writes a text as a YAML scalar, in the style that was found where the text allows it.
struct ScalarWriter {
  var place: YAMLScalar.Place = .block
  /// Of the quotes, which to take where there were none.
  var preferred: YAMLStyle = .singleQuoted
  /// Within `${NAME:-…}`, where a brace would end the default.
  var forbidsBraces = false
  /// Where `${` is meant as a variable, to be seen as one by people too.
  var keepsVariables = false

  func source(_ value: YAMLValue, style: YAMLStyle) -> String? {
    switch value {
    case .text(let text): source(text, style: style)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .integer(let number): String(number)
    case .list(let items): "[\(items.map { flow($0) }.joined(separator: ", "))]"
    case .map(let pairs):
      forbidsBraces ? nil : "{\(pairs.map { "\(flow($0.name)): \(flow($0.value))" }.joined(separator: ", "))}"
    }
  }

  func source(_ text: String, style: YAMLStyle) -> String {
    source(text, style: style, in: place)
  }

  private func flow(_ text: String) -> String { source(text, style: .plain, in: .flow) }

  private func source(_ text: String, style: YAMLStyle, in place: YAMLScalar.Place) -> String {
    let needsEscapes = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    let wanted =
      style == .singleQuoted || style == .doubleQuoted ? style : (needsEscapes ? .singleQuoted : preferred)
    if style != .singleQuoted, style != .doubleQuoted, let plain = plain(text, in: place) { return plain }
    if wanted == .singleQuoted, !text.isEmpty || style == .singleQuoted, let inner = singleQuoted(text) {
      return "'\(inner)'"
    }
    return "\"\(doubleQuoted(text))\""
  }

  private func plain(_ text: String, in place: YAMLScalar.Place) -> String? {
    if YAMLPlain.isSafe(text, in: place) { return text }
    guard keepsVariables, place == .block, Self.isVariableOrAssignment(text),
      YAMLText.content(ofSource: text) == .scalar(text, .plain)
    else { return nil }
    return text
  }

  /// `${…` or `NAME=…`: no YAML reader takes it for anything else than a text.
  static func isVariableOrAssignment(_ text: String) -> Bool {
    if text.hasPrefix("${") { return true }
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return text[..<equals].isVariableName
  }

  /// What stands between single quotes; nil where only escapes can write it.
  func singleQuoted(_ text: String) -> String? {
    guard text.unicodeScalars.allSatisfy(\.isVisible) else { return nil }
    guard keepsVariables || !text.utf8.containsVariable else { return nil }
    guard !forbidsBraces || !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
      return nil
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(contentsOf: scalar == "'" ? ["'", "'"] : [scalar]) }
    return String(result)
  }

  /// What stands between double quotes.
  func doubleQuoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if forbidsBraces, scalar == "{" || scalar == "}" {
        result.append(contentsOf: (scalar == "{" ? "\\x7b" : "\\x7d").unicodeScalars)
      } else if keepsVariables, scalar == "$" {
        result.append(scalar)
      } else if let escape = YAMLEscape.inFile(scalar, next: next) {
        result.append(contentsOf: escape.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Sequence<UInt8> {
  /// Whether `${` stands somewhere.
  var containsVariable: Bool {
    var last: UInt8 = 0
    for byte in self {
      if last == UInt8(ascii: "$"), byte == UInt8(ascii: "{") { return true }
      last = byte
    }
    return false
  }
}

import Text

/// Writes values as YAML source that every YAML 1.1 and 1.2 parser reads back exactly: a text is never read as a
/// number, boolean or date.
///
/// The source contains no `${`, so that programs that substitute variables in the raw text do not change it.
package struct YAMLWriter: Sendable {
  /// The context of a scalar: the value of a block mapping, or inside a flow collection.
  package enum Place: Sendable, CaseIterable {
    case block, flow
  }

  var place = Place.block
  /// The quotes to use where there were none.
  var preferred = YAMLStyle.singleQuoted
  /// Within `${NAME:-…}`, where a brace would end the default.
  var forbidsBraces = false
  /// If `${` is meant as a variable, it stays readable as one.
  var keepsVariables = false
  /// For text that passes through an env file, Compose and shells: printable ASCII without `'`, `$` and doubled
  /// backslashes; plain or in double quotes.
  var isPortable = false
  /// In a list, where `NAME=…` needs no quotes.
  var keepsAssignments = false
  /// In a text that is JSON.
  var isJSON = false

  package static let file = YAMLWriter()
  package static let portable = YAMLWriter(isPortable: true)

  /// Nil for a mapping if braces are forbidden.
  func source(_ value: YAMLValue, style: YAMLStyle) -> String? {
    switch value {
    case .text(let text): scalar(text, style: style)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .integer(let number): String(number)
    case .list(let items): list(items)
    case .map(let pairs): forbidsBraces ? nil : map(pairs)
    }
  }

  /// On one line: `[a, 'b c']`, portably `[a,"b c"]`.
  package func list(_ items: [String]) -> String {
    "[\(items.map { scalar($0, in: .flow) }.joined(separator: isPortable ? "," : ", "))]"
  }

  /// On one line: `{name: value}`, portably `{"name":"value"}`.
  package func map(_ pairs: [YAMLValue.Pair]) -> String {
    let source = { (text: String) in scalar(text, style: isPortable ? .doubleQuoted : .plain, in: .flow) }
    let sources = pairs.map { "\(source($0.name)):\(isPortable ? "" : " ")\(source($0.value))" }
    return "{\(sources.joined(separator: isPortable ? "," : ", "))}"
  }

  /// In the existing style if the text allows it; plain if safe, otherwise quoted.
  package func scalar(_ text: String, style: YAMLStyle = .plain, in place: Place? = nil) -> String {
    if isJSON { return JSONString(text).source }
    let isQuoted = style == .singleQuoted || style == .doubleQuoted
    if !isQuoted, let plain = plain(text, in: place ?? self.place) { return plain }
    let needsEscapes = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    let wanted = isQuoted ? style : (needsEscapes ? .singleQuoted : preferred)
    if wanted == .singleQuoted, !isPortable, !text.isEmpty || style == .singleQuoted, let inner = singleQuoted(text) {
      return "'\(inner)'"
    }
    return "\"\(doubleQuoted(text))\""
  }

  private func plain(_ text: String, in place: Place) -> String? {
    if YAMLPlain.isSafe(text, in: place) { return isPortable && !text.utf8.allSatisfy { $0 < 0x80 } ? nil : text }
    guard keepsVariables || (keepsAssignments && !text.hasPrefix("${")), place == .block,
      Self.isVariableOrAssignment(text),
      YAMLText.content(ofSource: text) == .scalar(text, .plain)
    else { return nil }
    return text
  }

  /// `${…` or `NAME=…`: every YAML parser reads it as text.
  static func isVariableOrAssignment(_ text: String) -> Bool {
    if text.hasPrefix("${") { return true }
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return text[..<equals].isVariableName
  }

  /// The text between single quotes; nil if it needs escapes.
  func singleQuoted(_ text: String) -> String? {
    guard text.unicodeScalars.allSatisfy(\.isVisible) else { return nil }
    guard keepsVariables || !text.utf8.containsVariable else { return nil }
    guard !forbidsBraces || !text.utf8.contains(where: { "{}".utf8.contains($0) }) else { return nil }
    return rewritten(text) { scalar, _ in scalar == "'" ? "''" : nil }
  }

  /// The text between double quotes.
  func doubleQuoted(_ text: String) -> String {
    rewritten(text) { scalar, next in
      if isPortable { return YAMLEscape.portable(scalar) }
      if forbidsBraces, scalar == "{" || scalar == "}" { return YAMLEscape.numbered(scalar) }
      return keepsVariables && scalar == "$" ? nil : YAMLEscape.inFile(scalar, next: next)
    }
  }

  /// The text with single scalars replaced; a combining mark does not hide the scalar before it.
  private func rewritten(
    _ text: String, _ replacement: (_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> String?
  ) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if let text = replacement(scalar, rest.first) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Sequence<UInt8> {
  /// Whether it contains `${`.
  var containsVariable: Bool {
    var last: UInt8 = 0
    for byte in self {
      if last == UInt8(ascii: "$"), byte == UInt8(ascii: "{") { return true }
      last = byte
    }
    return false
  }
}

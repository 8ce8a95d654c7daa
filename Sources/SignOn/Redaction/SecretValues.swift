/// Hides, line by line, values with a secret-sounding key, including their continuation lines.
struct SecretValues {
  private enum State {
    case outside
    /// Lines deeper than this column belong to a block.
    case block(column: Int)
    case quoted(Character)
  }

  private var state = State.outside

  mutating func redacted(_ line: String) -> String {
    switch state {
    case .quoted(let quote):
      guard let end = line.firstIndex(of: quote) else { return "‹secret›" }
      state = .outside
      return "‹secret›" + line[end...]
    case .block(let column):
      let blanks = line.prefix { $0 == " " || $0 == "\t" }
      if line.trimmed.isEmpty { return line }
      if blanks.count > column { return blanks + SecretTag.name(line.trimmed) }
      state = .outside
      return outside(line)
    case .outside: return outside(line)
    }
  }

  private mutating func outside(_ line: String) -> String {
    let line = Self.withoutCredentials(line)
    guard let key = SecretKey(in: line) else { return line }
    return String(line[..<key.value]) + hidden(line[key.value...], column: key.column)
  }

  /// The value replaced by a tag; spaces, quotes, variables and comments stay.
  private mutating func hidden(_ rest: Substring, column: Int) -> String {
    let blanks = rest.prefix { $0 == " " || $0 == "\t" }
    let value = rest[blanks.endIndex...]
    guard let first = value.first, first != "#" || blanks.isEmpty else { return String(rest) }
    if first == "\"" || first == "'" { return blanks + quoted(value, first) }
    if first == "|" || first == ">" {
      state = .block(column: column)
      return String(rest)
    }
    if value.hasPrefix("${"), let end = Self.closing(value) { return blanks + variable(value[..<end]) + value[end...] }
    let end = Self.plainEnd(value)
    let plain = String(value[..<end])
    let tail = String(value[end...])
    if Self.isHarmless(plain) { return String(rest) }
    return blanks + SecretTag.name(plain) + tail
  }

  private mutating func quoted(_ value: Substring, _ quote: Character) -> String {
    var index = value.index(after: value.startIndex)
    while index < value.endIndex {
      if value[index] == "\\", quote == "\"", value.index(after: index) < value.endIndex {
        index = value.index(index, offsetBy: 2)
        continue
      }
      if value[index] == quote {
        let next = value.index(after: index)
        guard quote == "'", next < value.endIndex, value[next] == "'" else { break }
        index = value.index(after: next)
        continue
      }
      index = value.index(after: index)
    }
    let inner = value[value.index(after: value.startIndex)..<index]
    if index == value.endIndex { state = .quoted(quote) }
    if Self.isHarmless(inner) || inner == "\"\"" { return String(value) }
    if inner.hasPrefix("${"), let end = Self.closing(inner), end == inner.endIndex {
      return "\(quote)\(variable(inner))" + value[index...]
    }
    return "\(quote)\(SecretTag.name(String(inner)))" + value[index...]
  }

  /// `${NAME:-default}`: only the default is hidden.
  private func variable(_ text: Substring) -> String {
    guard let mark = text.range(of: ":-") else { return String(text) }
    let inner = text[mark.upperBound...].dropLast()
    let quote = inner.first.map { "\"'".contains($0) && inner.count > 1 && inner.last == $0 ? String($0) : "" } ?? ""
    let plain = quote.isEmpty ? inner : inner.dropFirst().dropLast()
    if Self.isHarmless(plain) { return String(text) }
    return text[..<mark.upperBound] + quote + SecretTag.name(String(plain)) + quote + "}"
  }

  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" {
        depth -= 1
        if depth == 0 { return text.index(after: index) }
      }
    }
    return nil
  }

  /// Before a comment, trailing blanks, and a comma that ends a JSON member.
  private static func plainEnd(_ text: Substring) -> Substring.Index {
    var end = text.endIndex
    var last: Character = "x"
    for index in text.indices {
      if text[index] == "#", last == " " || last == "\t" {
        end = index
        break
      }
      last = text[index]
    }
    while end > text.startIndex, " \t\r,".contains(text[text.index(before: end)]) { end = text.index(before: end) }
    return end
  }

  /// Empty, null-like, the mask, already a tag, or the start of a mapping.
  private static func isHarmless(_ text: some StringProtocol) -> Bool {
    text.isEmpty || ["null", "~", "true", "false", "{", "[", "[]", "{}"].contains(String(text))
      || (text.hasPrefix("‹secret") && text.hasSuffix("›")) || text.allSatisfy { $0 == "*" || $0 == "•" }
  }

  /// `scheme://name:password@host`
  private static func withoutCredentials(_ line: String) -> String {
    guard let scheme = line.range(of: "://") else { return line }
    let rest = line[scheme.upperBound...]
    let authority = rest.prefix { !"/ \t\"'?#".contains($0) }
    guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { return line }
    let password = String(authority[authority.index(after: colon)..<at])
    guard !isHarmless(password), !password.hasPrefix("${") else { return line }
    return line[...colon] + SecretTag.name(password) + line[at...]
  }
}

/// A key whose name says that its value is secret.
struct SecretKey {
  /// Where the value may begin, after the colon or the equals sign.
  let value: String.Index
  /// Of the key.
  let column: Int

  /// Nil if the line does not start with such a key, after an optional dash, `export`, comment sign or quote.
  init?(in line: String) {
    var rest = line[...].drop { " \t#-".contains($0) }
    if rest.hasPrefix("export ") { rest = rest.dropFirst(7).drop { $0 == " " } }
    column = line.distance(from: line.startIndex, to: rest.startIndex)
    if let quote = rest.first, quote == "\"" || quote == "'" { rest = rest.dropFirst() }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
    guard !name.isEmpty, Self.isSecret(name) else { return nil }
    var after = rest[name.endIndex...]
    if let quote = after.first, quote == "\"" || quote == "'" { after = after.dropFirst() }
    after = after.drop { $0 == " " || $0 == "\t" }
    guard let mark = after.first, mark == ":" || mark == "=" else { return nil }
    value = after.index(after: after.startIndex)
  }

  /// Words of a name, whatever joins them.
  static func isSecret(_ name: some StringProtocol) -> Bool {
    guard name != "secretRef", name != "secretKey", name != "secretName" else { return false }
    var words: [String] = []
    var wasSmall = false
    for character in name {
      if "_-.".contains(character) {
        words.append("")
        wasSmall = false
        continue
      }
      if words.isEmpty || (wasSmall && character.isUppercase) { words.append("") }
      words[words.count - 1].append(character.lowercased())
      wasSmall = character.isLowercase || character.isNumber
    }
    words.removeAll(where: \.isEmpty)
    guard let last = words.last else { return false }
    let all = words.joined()
    let isName = ["path", "file", "ref", "name", "url", "uri", "type", "validity", "algorithm", "method", "enabled"]
      .contains(last)
    if isName { return false }
    let endings = ["secret", "password", "passwd", "pwd", "passphrase", "token", "credentials"]
    let parts = ["privatekey", "secretkey", "accesskey", "apikey", "fernetkey", "clientsecret", "password"]
    return endings.contains { all.hasSuffix($0) } || parts.contains { all.contains($0) }
  }
}

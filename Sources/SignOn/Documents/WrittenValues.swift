import ConfigText

/// Values for a structured file: typed as in the server's schema, quoted like the old value.
struct TypedYAML {
  /// The current content.
  let old: KeyContent?
  /// Whether numbers must be written as text.
  var takesTextsOnly = false

  func value(_ entry: Entry) -> YAMLValue {
    switch entry.value {
    case .secret(let secret): return secret.reveal { .text($0) }
    case .pairs: return .map(entry.numberedPairs)
    case .list(let items): return .list(items)
    case .text(let text):
      if entry.key.holds == .strings { return .list(entry.value.items) }
      if let isTrue = isSwitch(text, entry.key) { return .boolean(isTrue) }
      if let number = number(text, entry.key) { return .integer(number) }
      return .text(text)
    }
  }

  private var isQuoted: Bool { old?.source.first.map { "\"'".contains($0) } ?? false }
  private var isBare: Bool { old.map { !$0.source.isEmpty } == true && !isQuoted }

  private func isSwitch(_ text: String, _ key: ServerKey) -> Bool? {
    guard text == "true" || text == "false", !isQuoted else { return nil }
    guard key.holds == .boolean || (isBare && oldIs { $0 == "true" || $0 == "false" }) else { return nil }
    return text == "true"
  }

  private func number(_ text: String, _ key: ServerKey) -> Int? {
    guard let number = Int(text), String(number) == text, !isQuoted, !takesTextsOnly else { return nil }
    return key.holds == .integer || (isBare && oldIs { Int($0) != nil }) ? number : nil
  }

  private func oldIs(_ rule: (String) -> Bool) -> Bool {
    guard case .text(let text)? = old?.content else { return false }
    return rule(text)
  }
}

/// How values become source text that the server inserts into its YAML, in the style of the old value.
struct PastedSource {
  private let old: String

  init(old: KeyContent?) {
    let source = (old?.source ?? "").trimmed
    // What keeps the quotes of a Kustomize literal.
    self.old = source.hasSuffix(" #") ? String(source.dropLast(2)).trimmed : source
  }

  func text(_ entry: Entry) -> String {
    switch entry.value {
    case .secret(let secret): secret.reveal { scalar($0) }
    case .pairs: YAMLWriter.portable.map(entry.numberedPairs)
    case .list(let items): list(items)
    case .text(let text):
      switch entry.key.holds {
      case .strings: list(entry.value.items)
      case .boolean where ["true", "false"].contains(text): quotedAsBefore(text) ?? text
      case .integer where Int(text).map(String.init) == text: quotedAsBefore(text) ?? text
      case .string, .boolean, .integer, .stringMap: scalar(text)
      }
    }
  }

  private func scalar(_ text: String) -> String {
    if let quoted = quotedAsBefore(text) { return quoted }
    // A boolean or number that the server reads as text, found without quotes.
    let isBare = !old.isEmpty && !"\"'[{".contains(old.first ?? " ")
    if isBare, ["true", "false"].contains(text) || Int(text).map(String.init) == text { return text }
    return YAMLWriter.portable.scalar(text)
  }

  /// If the quotes were a choice rather than needed.
  private func quotedAsBefore(_ text: String) -> String? {
    guard old.count > 1, let quote = old.first, quote == old.last else { return nil }
    let inner = String(old.dropFirst().dropLast())
    guard inner.isEmpty || YAMLWriter.portable.scalar(inner) == inner || Int(inner) != nil else { return nil }
    return Self.quoted(text, quote)
  }

  private static func quoted(_ text: String, _ quote: Character) -> String? {
    guard quote == "\"" || quote == "'" else { return nil }
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"\"'\\$".utf8.contains($0) }
    return isPlain ? "\(quote)\(text)\(quote)" : nil
  }

  private func list(_ items: [String]) -> String {
    let inner = old.hasPrefix("[") ? old.dropFirst().drop { $0 == " " } : ""
    let parts = items.map { item in
      inner.first.flatMap { Self.quoted(item, $0) } ?? YAMLWriter.portable.scalar(item, in: .flow)
    }
    let isSpaced = old.split(separator: ",").dropFirst().allSatisfy { $0.hasPrefix(" ") } && old.contains(",")
    return "[\(parts.joined(separator: isSpaced ? ", " : ","))]"
  }
}

extension Entry {
  /// The pairs in the one shape that OpenMetadata's `AuthenticationCodeFlowHandler` reads: numbered names and values.
  var numberedPairs: [YAMLValue.Pair] {
    guard case .pairs(let pairs) = value else { return [] }
    return pairs.enumerated().flatMap { index, pair in
      [
        YAMLValue.Pair("customParamKey\(index + 1)", pair.name),
        YAMLValue.Pair("customParamValue\(index + 1)", pair.value),
      ]
    }
  }
}

import ConfigText

/// Values as they stand in a structured file: typed as the server's schema asks, quoted as what stood there.
struct TypedYAML {
  /// What stands there now.
  let old: KeyContent?
  /// Whether numbers have to be texts.
  var takesTextsOnly = false

  func value(_ entry: Entry) -> YAMLValue {
    switch entry.value {
    case .secret(let secret): return secret.reveal { .text($0) }
    case .pairs: return .map(entry.numberedPairs.map { YAMLValue.Pair($0.name, $0.value) })
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

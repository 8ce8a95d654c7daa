import Text

extension Check {
  /// OpenMetadata 1.12: OidcDiscoveryValidator takes these words, and `none` only alone.
  static let promptIsKnown = Check("prompt-is-known", "The prompt is one that the server takes") { settings in
    let text = settings.text(.prompt)
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let known = ["login", "select_account", "consent", "none"]
    guard !text.isEmpty,
      !words.allSatisfy({ known.contains(String($0)) }) || (words.count > 1 && words.contains("none"))
    else { return [] }
    let lower = text.trimmed(\.isBlank).lowerCase
    let value = known.dropLast(2).contains(lower) ? lower : ""
    return [
      .error(
        .prompt, "The prompt is “\(shown(text, 40))”; the server takes login, select_account, consent, or nothing.",
        remedy: "Leave it empty: a running session is then used.",
        repair: .set(.prompt, value, value.isEmpty ? "leave it empty" : "use \(value)"))
    ]
  }
}

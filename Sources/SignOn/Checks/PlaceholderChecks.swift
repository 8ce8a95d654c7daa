import Text

/// Checks for values that were copied from documentation and never replaced.
extension Check {
  static let valueIsYourOwn = Check(
    "value-is-your-own", "No value is a placeholder or an example",
    ofEach: Field.all.filter { field in
      switch field.kind {
      case .text, .url, .secret, .list: true
      case .choice, .toggle, .number, .pairs: false
      }
    }
  ) { field, settings in
    guard let value = settings.typed[field.id] ?? settings.imported[field.id] else { return nil }
    if case .secret(let secret) = value {
      let text = secret.reveal { $0 }
      guard Placeholder.first(in: text) != nil || Placeholder.isExample(text) else { return nil }
      return .error(
        field, "The client secret is a placeholder or the documentation's example.", remedy: "Enter your own.")
    }
    let items = value.items.isEmpty ? [value.text] : value.items
    if let word = items.lazy.compactMap({ Placeholder.first(in: $0) }).first {
      return .error(field, "“\(shown(word, 40))” is a placeholder.", remedy: "Replace it with your own value.")
    }
    guard let example = items.first(where: Placeholder.isExample) else { return nil }
    return .error(field, "“\(shown(example, 60))” is the documentation's example.", remedy: "Enter your own value.")
  }

  /// The first start with single sign-on keeps no account of that name by itself.
  static let adminIsOneOfYourUsers = Check(
    "admin-is-one-of-your-users", "The administrators are users of the provider"
  ) { settings in
    guard settings.items(.adminPrincipals) == ["admin"] else { return nil }
    return .warning(
      .adminPrincipals,
      "The only administrator is admin, as in the shipped files; with single sign-on, nobody may have this user name.",
      remedy: "Enter the user names of people who sign in: the part of their e-mail address before the @.")
  }
}

/// Words that stand for a value in documentation.
enum Placeholder {
  /// The first one in a text, as it is written; nil if there is none.
  static func first(in text: String) -> String? {
    bracketed(text) ?? words(text).first(where: isPlaceholder).map(String.init)
  }

  /// Whether it is one of the values that the documentation page shows.
  static func isExample(_ text: String) -> Bool {
    examples.contains { text == $0 } || text.range(of: "/us-east-1_ABC123DEF") != nil
  }

  private static let examples = [
    "us-east-1_ABC123DEF", "1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p", "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0",
    "https://yourapp.company.com/callback",
  ]

  /// `<realm>`, `{your domain}`, `‹realm›` or `[realm]`; not `${NAME}`, a template's `{{ … }}`, or JSON.
  private static func bracketed(_ text: String) -> String? {
    for (open, close) in [("<", ">"), ("{", "}"), ("‹", "›"), ("[", "]")] {
      guard let start = text.range(of: open), let end = text[start.upperBound...].range(of: close) else { continue }
      let inner = text[start.upperBound..<end.lowerBound]
      let before = text[..<start.lowerBound].last
      guard before != "$", before != "{", inner.utf8.count <= 40, inner.utf8.contains(where: \.isLetter),
        !inner.utf8.contains(where: { "\"':{}/@,".utf8.contains($0) })
      else { continue }
      return String(text[start.lowerBound..<end.upperBound])
    }
    return nil
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { character in character.asciiValue.map { !($0.isWordByte || $0 == UInt8(ascii: "-")) } ?? true }
  }

  private static func isPlaceholder(_ word: Substring) -> Bool {
    let dash = UInt8(ascii: "-")
    let text = String(decoding: word.lowerCase.utf8.map { $0 == UInt8(ascii: "_") ? dash : $0 }, as: UTF8.self)
    if ["changeme", "change-me", "replaceme", "replace-me", "placeholder", "todo"].contains(text) { return true }
    if text.utf8.count >= 3, text.utf8.allSatisfy({ $0 == UInt8(ascii: "x") }) { return true }
    return text.hasPrefix("your-") || ["yourdomain", "yourapp", "yourcompany"].contains(text)
  }
}

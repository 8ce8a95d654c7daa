import Text

extension EnvText {
  /// In the quotes that were found if all readers agree about the value then, else in those in which they do.
  static func source(_ value: String, keeping quotes: EnvValue.Quotes) -> String? {
    switch quotes {
    case .none where isBare(value, lists: true): value
    case .double where isSafeInDoubleQuotes(value): "\"\(value)\""
    case .none, .double, .single: quotes == .none ? portableSource(value) : singleQuoted(value)
    }
  }

  /// What Compose 1, Compose 2, `bash` and python-dotenv read alike; nil where there is no such form.
  static func portableSource(_ value: String) -> String? {
    isBare(value, lists: false) && !value.isEmpty ? value : singleQuoted(value)
  }

  private static func singleQuoted(_ value: String) -> String? {
    guard value.unicodeScalars.allSatisfy(\.isVisible), !value.utf8.containsVariable else { return nil }
    guard !value.utf8.contains(UInt8(ascii: "'")), !value.contains(#"\\"#), !value.hasSuffix(#"\"#) else { return nil }
    return "'\(value)'"
  }

  private static func isSafeInDoubleQuotes(_ value: String) -> Bool {
    value.unicodeScalars.allSatisfy(\.isVisible)
      && !value.utf8.contains { "\"\\$`!".utf8.contains($0) }
  }

  /// - Parameter lists: Whether brackets and commas may stand bare; shells take them for patterns only in a command.
  private static func isBare(_ value: String, lists: Bool) -> Bool {
    value.isEmpty || value.isWord(and: lists ? "+/=.:-@[]," : "+/=.:-@")
  }
}

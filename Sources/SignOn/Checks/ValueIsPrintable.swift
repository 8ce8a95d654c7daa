extension Check {
  /// A control character cannot be seen, and in a file it may end a value or begin another one.
  static let valueIsPrintable = Check("value-is-printable", "No value holds control characters") { settings in
    Field.all.compactMap { field in
      guard let value = settings[field], !isPrintable(value) else { return nil }
      return .error(
        field, "\(field.label) holds a line break or another control character: “\(shown(value.text, 40))”.",
        remedy: "Take it out.", repair: .set(field, printable(value), "take it out"))
    }
  }

  private static func isPrintable(_ value: Value) -> Bool {
    switch value {
    case .text(let text): isPrintable(text)
    case .list(let items): items.allSatisfy(isPrintable)
    case .pairs(let pairs): pairs.allSatisfy { isPrintable($0.name) && isPrintable($0.value) }
    case .secret: true
    }
  }

  private static func isPrintable(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private static func printable(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
  }

  private static func printable(_ value: Value) -> Value {
    switch value {
    case .text(let text): .text(printable(text))
    case .list(let items): .list(items.map(printable))
    case .pairs(let pairs): .pairs(pairs.map { .init(printable($0.name), printable($0.value)) })
    case .secret: value
    }
  }
}

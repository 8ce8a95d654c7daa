import Text

extension Check {
  /// The server reads these as Java integers; “30s” keeps its sign-in from starting.
  static let numberIsWhole = Check("number-is-whole", "Every number is a whole number of seconds") { settings in
    numbers.compactMap { field, unit in
      guard let text = settings.answer(field) else { return nil }
      if let number = Int32(text), number >= 0, String(number) == text { return nil }
      let right = seconds(text)
      return .error(
        field, "\(field.label) is “\(shown(text, 30))”; it has to be a whole number of \(unit), 0 to 2147483647.",
        remedy: right.map { "Write \($0)." } ?? "Write digits alone.",
        repair: right.map { .set(field, String($0), "use \($0)") })
    }
  }

  private static let numbers: [(Field, unit: String)] = Field.all.compactMap { field in
    if case .number(let unit, _) = field.kind { (field, unit) } else { nil }
  }

  /// The number that was probably meant: `30 s`, `1h`, `7d`, `604,800`, `007`.
  private static func seconds(_ text: String) -> Int32? {
    let bare = text.lowerCase.filter { !$0.isBlank && !",_'\"+".contains($0) }
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    let units = ["": 1, "s": 1, "sec": 1, "seconds": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400]
    guard let number = Int64(digits), number <= Int64(Int32.max),
      let factor = units[String(bare[digits.endIndex...])]
    else { return nil }
    return Int32(exactly: number * Int64(factor))
  }
}

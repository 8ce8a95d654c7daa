import Text

extension Check {
  /// One domain an entry, lower case; a registration list may hold `all`.
  static let domainListHoldsHostNames = Check(
    "domain-list-holds-host-names", "Listed domains are host names in lower case"
  ) { settings in
    [Field.registrationDomains, .allowedDomains].compactMap { field in
      let items = settings.items(field)
      let wrong = items.first { !isRight($0, field) }
      guard let wrong else { return nil }
      let right = items.flatMap { $0.split { $0.isBlank || $0 == "," || $0 == ";" }.map(String.init) }
        .compactMap { isRight($0, field) ? $0 : $0.asDomain }.unique
      return .error(
        field, "“\(shown(wrong, 50))” is not one domain in lower case, such as company.com.",
        remedy: "Give one domain an entry.",
        repair: right.isEmpty ? nil : .set(field, .list(right), "use \(shown(right.joined(separator: ", "), 50))"))
    }
  }

  private static func isRight(_ text: String, _ field: Field) -> Bool {
    (text.isDomain && text == text.lowerCase) || (field == .registrationDomains && text == "all")
  }
}

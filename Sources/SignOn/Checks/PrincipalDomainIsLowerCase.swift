import Text

extension Check {
  /// The comparison minds upper and lower case up to 1.13.
  static let principalDomainIsLowerCase = Check(
    "principal-domain-is-lower-case", "The principal domain is lower case"
  ) { settings in
    let text = settings.text(.principalDomain)
    guard text.isDomain, text != text.lowerCase else { return [] }
    return [
      .error(
        .principalDomain,
        "The principal domain \(shown(text, 60)) holds a capital letter; the server compares letter by letter.",
        remedy: "Use lower case.", repair: .set(.principalDomain, text.lowerCase, "use lower case"))
    ]
  }
}

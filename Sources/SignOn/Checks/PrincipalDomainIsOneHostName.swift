import Text

extension Check {
  /// The server compares the whole text with a domain; a list never matches.
  static let principalDomainIsOneHostName = Check(
    "principal-domain-is-one-host-name", "The principal domain is one host name"
  ) { settings in
    let text = settings.text(.principalDomain)
    guard !text.isDomain else { return [] }
    let domain = text.asDomain ?? settings.given(.principalDomain).value?.text
    let found = text.isEmpty ? "The principal domain is empty" : "The principal domain is “\(shown(text, 50))”"
    return [
      .error(
        .principalDomain, "\(found); the server takes one domain, such as company.com.",
        remedy: text.contains(",")
          ? "Give one here and all of them as allowed domains." : "Give the domain of people's addresses.",
        repair: domain.flatMap { $0.isDomain ? .set(.principalDomain, $0, "use \(shown($0, 60))") : nil })
    ]
  }
}

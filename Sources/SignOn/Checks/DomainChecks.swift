import Text

/// What must hold of the domains that people may come from.
extension Check {
  /// The server compares the whole text with a domain; a list never matches.
  static let principalDomainIsOneHostName = Check(
    "principal-domain-is-one-host-name", "The principal domain is one host name"
  ) { settings in
    let text = settings.text(.principalDomain)
    guard !text.isDomain else { return nil }
    let domain = text.asDomain ?? settings.given(.principalDomain).value?.text
    let found = text.isEmpty ? "The principal domain is empty" : "The principal domain is “\(shown(text, 50))”"
    return .error(
      .principalDomain, "\(found); the server takes one domain, such as company.com.",
      remedy: text.contains(",")
        ? "Give one here and all of them as allowed domains." : "Give the domain of people's addresses.",
      repair: domain.flatMap { $0.isDomain ? .set(.principalDomain, $0, "use \(shown($0, 60))") : nil })
  }

  /// The comparison minds upper and lower case up to 1.13.
  static let principalDomainIsLowerCase = Check(
    "principal-domain-is-lower-case", "The principal domain is lower case"
  ) { settings in
    let text = settings.text(.principalDomain)
    guard text.isDomain, text != text.lowerCase else { return nil }
    return .error(
      .principalDomain,
      "The principal domain \(shown(text, 60)) holds a capital letter; the server compares letter by letter.",
      remedy: "Use lower case.", repair: .set(.principalDomain, text.lowerCase, "use lower case"))
  }

  /// The stock value belongs to the makers of OpenMetadata.
  static let enforcedDomainIsYourOwn = Check(
    "enforced-domain-is-your-own", "The enforced domain is the organisation's own"
  ) { settings in
    guard settings.isOn(.enforcePrincipalDomain), settings.items(.allowedDomains).isEmpty,
      settings.text(.principalDomain) == "open-metadata.org"
    else { return nil }
    return .warning(
      .principalDomain, "Only people at open-metadata.org may sign in: the stock value is enforced.",
      remedy: "Give the domain of your people's e-mail addresses, or do not enforce it.",
      repair: .set(.enforcePrincipalDomain, "false", "do not enforce it"))
  }

  static let newPeopleCanSignUp = Check("new-people-can-sign-up", "People need no account beforehand") { settings in
    guard settings.text(.enableSelfSignup) == "false" else { return nil }
    return .note(
      .enableSelfSignup, "Without self sign-up, people whom OpenMetadata does not know yet are refused.",
      remedy: "The admin principals are made at the first start; make the others beforehand.")
  }

  /// One domain an entry, lower case; a registration list may hold `all`.
  static let domainListHoldsHostNames = Check(
    "domain-list-holds-host-names", "Listed domains are host names in lower case",
    ofEach: [.registrationDomains, .allowedDomains]
  ) { field, settings in
    func isRight(_ text: String) -> Bool {
      (text.isDomain && text == text.lowerCase) || (field == .registrationDomains && text == "all")
    }
    let items = settings.items(field)
    guard let wrong = items.first(where: { !isRight($0) }) else { return nil }
    let right = items.flatMap { $0.split { $0.isBlank || $0 == "," || $0 == ";" }.map(String.init) }
      .compactMap { isRight($0) ? $0 : $0.asDomain }.unique
    return .error(
      field, "“\(shown(wrong, 50))” is not one domain in lower case, such as company.com.",
      remedy: "Give one domain an entry.",
      repair: right.isEmpty ? nil : .set(field, .list(right), "use \(shown(right.joined(separator: ", "), 50))"))
  }

  /// Registration has a list of its own, which knows nothing of the enforced domain.
  static let selfSignUpKeepsToTheEnforcedDomain = Check(
    "self-sign-up-keeps-to-the-enforced-domain", "Self sign-up is open to the enforced domains alone"
  ) { settings in
    let open = settings.items(.registrationDomains)
    guard settings.isOn(.enforcePrincipalDomain), settings.isOn(.enableSelfSignup), open.isEmpty || open.contains("all")
    else { return nil }
    let allowed = settings.items(.allowedDomains)
    let domains = (allowed.isEmpty ? [settings.text(.principalDomain)] : allowed).filter(\.isDomain)
    return .warning(
      .registrationDomains, "Sign-in is limited to one's own domain, but self sign-up is open to all domains.",
      remedy: "List the same domains here.",
      repair: domains.isEmpty
        ? nil : .set(.registrationDomains, .list(domains), "use \(shown(domains.joined(separator: ", "), 50))"))
  }

  /// Where allowed domains are given, the server asks them alone.
  static let allowedDomainsHoldThePrincipalDomain = Check(
    "allowed-domains-hold-the-principal-domain", "The principal domain is among the allowed domains"
  ) { settings in
    let allowed = settings.items(.allowedDomains)
    let domain = settings.text(.principalDomain)
    guard settings.isOn(.enforcePrincipalDomain), !allowed.isEmpty, domain.isDomain, !allowed.contains(domain) else {
      return nil
    }
    return .warning(
      .allowedDomains, "The allowed domains are asked alone, and \(shown(domain, 60)) is not among them.",
      remedy: "Add it if its people shall sign in.",
      repair: .set(.allowedDomains, .list(allowed + [domain]), "add \(shown(domain, 50))"))
  }

  static let allowedDomainsAreEnforced = Check(
    "allowed-domains-are-enforced", "Allowed domains have an effect"
  ) { settings in
    guard !settings.items(.allowedDomains).isEmpty, settings.text(.enforcePrincipalDomain) == "false" else {
      return nil
    }
    return .note(
      .allowedDomains, "The allowed domains have no effect as long as the principal domain is not enforced.",
      remedy: "Enforce it, or leave them empty.", repair: .set(.enforcePrincipalDomain, "true", "enforce it"))
  }
}

extension String {
  /// The domain in what people type for one: an e-mail address, a URL, the first of a list; in lower case.
  fileprivate var asDomain: String? {
    var rest = Substring(self)
    if let end = rest.range(of: "://") { rest = rest[end.upperBound...] }
    rest = rest.drop { $0.isBlank || "@*.\"'[(".contains($0) }
    rest = rest.prefix { !$0.isBlank && !",;/:\"'])".contains($0) }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let domain = rest.lowerCase
    return domain.isDomain ? domain : nil
  }
}

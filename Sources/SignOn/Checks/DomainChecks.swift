import Text

/// Checks of users' e-mail domains.
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
      .principalDomain, "\(found); the server expects one domain, such as company.com.",
      remedy: text.contains(",")
        ? "Enter one here and list all of them in Allowed Domains."
        : "Enter the domain of your users' e-mail addresses.",
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
      "The principal domain \(shown(text, 60)) contains a capital letter; the comparison is case-sensitive.",
      remedy: "Use lower case.", repair: .set(.principalDomain, text.lowerCase, "use lower case"))
  }

  /// The stock value belongs to the makers of OpenMetadata.
  static let enforcedDomainIsYourOwn = Check(
    "enforced-domain-is-your-own", "The enforced domain is your organization's"
  ) { settings in
    guard settings.isOn(.enforcePrincipalDomain), settings.items(.allowedDomains).isEmpty,
      settings.text(.principalDomain) == "open-metadata.org"
    else { return nil }
    return .warning(
      .principalDomain, "Only users at open-metadata.org can sign in, because the default domain is enforced.",
      remedy: "Enter the domain of your users' e-mail addresses, or do not enforce it.",
      repair: .set(.enforcePrincipalDomain, "false", "do not enforce it"))
  }

  static let newPeopleCanSignUp = Check("new-people-can-sign-up", "New users can sign up") { settings in
    guard settings.text(.enableSelfSignup) == "false" else { return nil }
    return .note(
      .enableSelfSignup, "Without self sign-up, users who do not exist in OpenMetadata yet are rejected.",
      remedy: "Admin principals are created at the first start; create all other users beforehand.")
  }

  /// One lower-case domain per entry; a registration list may contain `all`.
  static let domainListHoldsHostNames = Check(
    "domain-list-holds-host-names", "Listed domains are lower-case host names",
    ofEach: [.registrationDomains, .allowedDomains, .allowedEmailDomains]
  ) { field, settings in
    func isRight(_ text: String) -> Bool {
      (text.isDomain && (text == text.lowerCase || field == .allowedEmailDomains))
        || (field == .registrationDomains && text == "all")
    }
    let items = settings.items(field)
    guard let wrong = items.first(where: { !isRight($0) }) else { return nil }
    let right = items.flatMap { $0.split { $0.isBlank || $0 == "," || $0 == ";" }.map(String.init) }
      .compactMap { isRight($0) ? $0 : $0.asDomain }.unique
    return .error(
      field, "“\(shown(wrong, 50))” is not a single lower-case domain such as company.com.",
      remedy: "Enter one domain per item.",
      repair: right.isEmpty ? nil : .set(field, .list(right), "use \(shown(right.joined(separator: ", "), 50))"))
  }

  /// Registration has a list of its own, which knows nothing of the enforced domain.
  static let selfSignUpKeepsToTheEnforcedDomain = Check(
    "self-sign-up-keeps-to-the-enforced-domain", "Self sign-up is limited to the enforced domains"
  ) { settings in
    let open = settings.items(.registrationDomains)
    guard settings.isOn(.enforcePrincipalDomain), settings.isOn(.enableSelfSignup), open.isEmpty || open.contains("all")
    else { return nil }
    let allowed = settings.items(.allowedDomains)
    let domains = (allowed.isEmpty ? [settings.text(.principalDomain)] : allowed).filter(\.isDomain)
    return .warning(
      .registrationDomains, "Sign-in is limited to your domain, but self sign-up is open to all domains.",
      remedy: "List the same domains here.",
      repair: domains.isEmpty
        ? nil : .set(.registrationDomains, .list(domains), "use \(shown(domains.joined(separator: ", "), 50))"))
  }

  /// If there are allowed domains, the server checks only those.
  static let allowedDomainsHoldThePrincipalDomain = Check(
    "allowed-domains-hold-the-principal-domain", "The allowed domains include the principal domain"
  ) { settings in
    let allowed = settings.items(.allowedDomains)
    let domain = settings.text(.principalDomain)
    guard settings.isOn(.enforcePrincipalDomain), !allowed.isEmpty, domain.isDomain, !allowed.contains(domain) else {
      return nil
    }
    return .warning(
      .allowedDomains, "Only the allowed domains are checked, and \(shown(domain, 60)) is not one of them.",
      remedy: "Add it if its users should be able to sign in.",
      repair: .set(.allowedDomains, .list(allowed + [domain]), "add \(shown(domain, 50))"))
  }

  static let allowedDomainsAreEnforced = Check(
    "allowed-domains-are-enforced", "Allowed domains take effect"
  ) { settings in
    guard !settings.items(.allowedDomains).isEmpty, settings.text(.enforcePrincipalDomain) == "false" else {
      return nil
    }
    return .note(
      .allowedDomains, "Allowed domains have no effect unless the principal domain is enforced.",
      remedy: "Enforce the principal domain, or leave the list empty.",
      repair: .set(.enforcePrincipalDomain, "true", "enforce the principal domain"))
  }
}

extension String {
  /// The lower-case domain in an e-mail address, a URL or the first item of a list.
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

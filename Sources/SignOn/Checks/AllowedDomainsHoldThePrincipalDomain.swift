import Text

extension Check {
  /// Where allowed domains are given, the server asks them alone.
  static let allowedDomainsHoldThePrincipalDomain = Check(
    "allowed-domains-hold-the-principal-domain", "The principal domain is among the allowed domains"
  ) { settings in
    let allowed = settings.items(.allowedDomains)
    let domain = settings.text(.principalDomain)
    guard settings.isOn(.enforcePrincipalDomain), !allowed.isEmpty, domain.isDomain, !allowed.contains(domain) else {
      return []
    }
    return [
      .warning(
        .allowedDomains, "The allowed domains are asked alone, and \(shown(domain, 60)) is not among them.",
        remedy: "Add it if its people shall sign in.",
        repair: .set(.allowedDomains, .list(allowed + [domain]), "add \(shown(domain, 50))"))
    ]
  }
}

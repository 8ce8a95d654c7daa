extension Check {
  static let allowedDomainsAreEnforced = Check(
    "allowed-domains-are-enforced", "Allowed domains have an effect"
  ) { settings in
    guard !settings.items(.allowedDomains).isEmpty, settings.text(.enforcePrincipalDomain) == "false" else { return [] }
    return [
      .note(
        .allowedDomains, "The allowed domains have no effect as long as the principal domain is not enforced.",
        remedy: "Enforce it, or leave them empty.",
        repair: .set(.enforcePrincipalDomain, "true", "enforce it"))
    ]
  }
}

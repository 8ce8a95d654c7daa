extension Check {
  /// The stock value belongs to the makers of OpenMetadata.
  static let enforcedDomainIsYourOwn = Check(
    "enforced-domain-is-your-own", "The enforced domain is the organisation's own"
  ) { settings in
    guard settings.isOn(.enforcePrincipalDomain), settings.items(.allowedDomains).isEmpty,
      settings.text(.principalDomain) == "open-metadata.org"
    else { return [] }
    return [
      .warning(
        .principalDomain, "Only people at open-metadata.org may sign in: the stock value is enforced.",
        remedy: "Give the domain of your people's e-mail addresses, or do not enforce it.",
        repair: .set(.enforcePrincipalDomain, "false", "do not enforce it"))
    ]
  }
}

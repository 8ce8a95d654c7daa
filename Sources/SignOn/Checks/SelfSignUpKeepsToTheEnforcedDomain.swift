import Text

extension Check {
  /// Registration has a list of its own, which knows nothing of the enforced domain.
  static let selfSignUpKeepsToTheEnforcedDomain = Check(
    "self-sign-up-keeps-to-the-enforced-domain", "Self sign-up is open to the enforced domains alone"
  ) { settings in
    let open = settings.items(.registrationDomains)
    guard settings.isOn(.enforcePrincipalDomain), settings.isOn(.enableSelfSignup), open.isEmpty || open.contains("all")
    else { return [] }
    let allowed = settings.items(.allowedDomains)
    let domains = (allowed.isEmpty ? [settings.text(.principalDomain)] : allowed).filter(\.isDomain)
    return [
      .warning(
        .registrationDomains, "Sign-in is limited to one's own domain, but self sign-up is open to all domains.",
        remedy: "List the same domains here.",
        repair: domains.isEmpty
          ? nil : .set(.registrationDomains, .list(domains), "use \(shown(domains.joined(separator: ", "), 50))"))
    ]
  }
}

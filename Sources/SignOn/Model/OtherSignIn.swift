/// What the server has besides OpenID Connect; a file that says so is not called wrong for it.
extension Settings {
  /// How people sign in where the file leaves that to something else than an OpenID Connect provider; nil elsewhere.
  package var otherSignIn: String? {
    let (provider, origin) = value(of: .provider)
    return origin == .file ? Self.otherSignIns[provider?.text ?? ""] : nil
  }

  /// By what the server calls them.
  private static let otherSignIns = [
    "basic": "OpenMetadata's own passwords", "openmetadata": "OpenMetadata's own passwords", "ldap": "LDAP",
    "saml": "SAML",
  ]

  /// Whether anything can be said against a field: without OpenID Connect only against what counts for everybody, and
  /// what is set now.
  func isJudged(_ field: Field) -> Bool {
    otherSignIn == nil || typed[field.id] != nil || Self.judgedAlways.contains(field)
  }

  private static let judgedAlways: Set<Field> = [.provider, .principalDomain, .allowedDomains, .registrationDomains]

  /// What signs people in, for people: the provider's title, or the name that the server has for it.
  var signInTitle: String { Provider.named(text(.provider))?.title ?? otherSignIn ?? provider.title }

  /// Why a value of the field would go nowhere; nil where it applies.
  package func whyNotApplied(_ field: Field) -> String? {
    if field.since > version {
      return "OpenMetadata \(version.rawValue) does not know it; \(field.since.rawValue) is the first that does"
    }
    return field.isRelevant(self) ? nil : "it does not apply to a public client"
  }
}

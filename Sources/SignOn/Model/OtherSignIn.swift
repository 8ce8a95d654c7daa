/// The server's sign-in methods other than OpenID Connect; a file that uses one is not wrong.
extension Settings {
  /// How people sign in if the file configures a method other than OpenID Connect; else nil.
  package var otherSignIn: String? {
    let (provider, origin) = value(of: .provider)
    guard origin == .file || (origin.isStock && !setsOpenIDConnect) else { return nil }
    return Self.otherSignIns[provider?.text ?? ""]
  }

  /// Whether there are settings that only OpenID Connect has.
  private var setsOpenIDConnect: Bool {
    [Field.discoveryURI, .clientID, .clientSecret].contains { field in
      let value = typed[field.id] ?? imported[field.id]
      return value?.isEmpty == false
    }
  }

  /// The provider whose settings these are, if they do not name it, or by a name that the server does not know.
  var meantProvider: Provider? {
    let (provider, origin) = value(of: .provider)
    guard origin.isStock || provider?.isEmpty == false else { return nil }
    return Provider.owner(of: text(.discoveryURI)) ?? .unknown
  }

  /// By the server's name for the provider.
  private static let otherSignIns = [
    "basic": "OpenMetadata's own passwords", "openmetadata": "OpenMetadata's own passwords", "ldap": "LDAP",
    "saml": "SAML",
  ]

  /// Whether a field is checked: without OpenID Connect only those that every method uses, and those set now.
  func isJudged(_ field: Field) -> Bool {
    if typed[field.id] == nil, imported[field.id] == nil, elsewhere.contains(field.id) { return false }
    return otherSignIn == nil || typed[field.id] != nil || Self.judgedAlways.contains(field)
  }

  private static let judgedAlways: Set<Field> = [.provider, .principalDomain, .allowedDomains, .registrationDomains]

  /// The provider's title, or the other sign-in method.
  package var signInTitle: String { Provider.named(text(.provider))?.title ?? otherSignIn ?? provider.title }

  /// Why a value of the field would have no effect; nil if it applies.
  package func whyNotApplied(_ field: Field) -> String? {
    if field.since > version {
      return deployment.release.isAssumed
        ? "it requires OpenMetadata \(field.since.rawValue), and \(version.rawValue) is assumed; pass --openmetadata"
        : "OpenMetadata \(version.rawValue) does not support it; it requires \(field.since.rawValue)"
    }
    return field.isRelevant(self) ? nil : "it does not apply to a public client"
  }
}

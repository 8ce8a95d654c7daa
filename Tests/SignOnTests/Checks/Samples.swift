import SignOn

extension Settings {
  /// A whole and right configuration for a Cognito pool.
  static func samplePool(_ version: ServerVersion = .v1_12, isPublic: Bool = false) -> Settings {
    var settings = Settings(version: version)
    settings[typed: .discoveryURI] = .text(CognitoSample.discoveryURI)
    settings[typed: .clientID] = .text("1example23456789abcdefghij")
    settings[typed: .callbackURL] = .text("https://om.company.com/callback")
    settings[typed: .adminPrincipals] = .list(["alice"])
    if isPublic {
      settings[typed: .clientType] = .text("public")
    } else {
      settings[typed: .clientSecret] = .secret(Secret("examplesecret0123456789abcdefghijklmnopqrstuvwxyz01"))
    }
    return settings
  }

  /// The same for a Keycloak realm.
  static func sampleRealm(_ version: ServerVersion = .v1_12, isPublic: Bool = false) -> Settings {
    var settings = samplePool(version, isPublic: isPublic)
    settings[typed: .provider] = .text("custom-oidc")
    settings[typed: .discoveryURI] = .text("https://sso.company.com/realms/main/.well-known/openid-configuration")
    settings[typed: .publicKeyURLs] = .list(["https://sso.company.com/realms/main/protocol/openid-connect/certs"])
    settings[typed: .clientID] = .text("open-metadata")
    return settings
  }

  /// The same for any provider, as an administrator would enter it.
  static func sample(_ provider: String, _ version: ServerVersion = .v1_12, isPublic: Bool = false) -> Settings {
    if provider == "custom-oidc" { return sampleRealm(version, isPublic: isPublic) }
    var settings = samplePool(version, isPublic: isPublic)
    settings[typed: .provider] = .text(provider)
    guard let (pasted, id) = answers[provider] else { return settings }
    settings[typed: .discoveryURI] = .text(pasted)
    settings.readDiscoveryURI()
    settings[typed: .clientID] = .text(id)
    return settings
  }

  private static let answers = [
    "azure": ("1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f", "aaaaaaaa-1234-5678-9abc-bbbbbbbbbbbb"),
    "okta": ("company.okta.com", "0oa1b2c3d4E5F6G7h8i9"),
    "auth0": ("company.eu.auth0.com", "AbCdEfGhIjKlMnOpQrStUvWxYz012345"),
    "google": ("https://accounts.google.com", "123456789012-a1b2c3d4e5f6.apps.googleusercontent.com"),
  ]

  subscript(typed field: Field) -> Value? {
    get { typed[field.id] }
    set { typed[field.id] = newValue }
  }

  func with(_ field: Field, _ text: String) -> Settings { with(field, .text(text)) }
  func with(_ field: Field, _ items: [String]) -> Settings { with(field, .list(items)) }

  func with(_ field: Field, _ value: Value) -> Settings {
    var changed = self
    changed.typed[field.id] = value
    return changed
  }

  /// The names of the checks that have something to say, each once.
  func complaints(_ severities: Set<Finding.Severity> = [.error, .warning]) -> Set<String> {
    Set(findings().filter { severities.contains($0.severity) }.map(\.check))
  }
}

enum CognitoSample {
  static let authority = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC123dEf"
  static let discoveryURI = authority + "/.well-known/openid-configuration"
  static let keysURL = authority + "/.well-known/jwks.json"
}

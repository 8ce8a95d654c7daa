import Testing

@testable import SignOn

/// What OpenMetadata's own validators accept and refuse of each provider, as rows.
@Suite struct ServerRuleTests {
  enum Client: Sendable { case confidential, publicOne, both }

  struct Row: Sendable, CustomTestStringConvertible {
    let provider: String
    let rule: String
    let client: Client
    let field: Field
    let value: Value
    /// The check that finds it, or nil where the server accepts the value.
    let check: String?
    var severity = Finding.Severity.error
    /// The last release with the rule; later ones accept the value.
    var until: ServerVersion?
    var testDescription: String { "\(provider): \(rule)" }

    init(
      _ provider: String, _ rule: String, _ client: Client = .both, _ field: Field, _ value: String, _ check: String?,
      _ severity: Finding.Severity = .error, until: ServerVersion? = nil
    ) {
      (self.provider, self.rule, self.client, self.field) = (provider, rule, client, field)
      self.value = field.value(from: value)
      (self.check, self.severity, self.until) = (check, severity, until)
    }
  }

  private static let authority = "authority-agrees-with-the-discovery-uri"
  private static let keys = "public-key-urls-hold-the-providers"
  private static let entra = "https://login.microsoftonline.com/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f"
  private static let own = "https://om.company.com/api/v1/system/config/jwks"

  static let rows = cognito + google + azure + okta + auth0 + custom

  private static let otherPool = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Zz9Yy8Xx7"

  private static let cognito = [
    Row("aws-cognito", "the authority is the pool's", .both, .authority, otherPool, authority),
    Row("aws-cognito", "only the pool's keys", .both, .publicKeyURLs, otherPool + "/.well-known/jwks.json", keys),
    Row("aws-cognito", "the prompt may be login", .confidential, .prompt, "login", nil),
    Row("aws-cognito", "the prompt none", .confidential, .prompt, "none", "prompt-lets-people-in", .warning),
    Row("aws-cognito", "only a code is offered", .both, .responseType, "id_token", "response-type-is-code"),
    Row(
      "aws-cognito", "a region that the server's check refuses", .both, .discoveryURI,
      "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_Ab12Cd34E/.well-known/openid-configuration",
      "region-is-accepted-by-the-server"),
    Row("aws-cognito", "the ID has Cognito's letters", .both, .clientID, "Open Metadata", "client-id-fits-cognito"),
    Row(
      "aws-cognito", "another type is another client", .confidential, .oidcType, "azure", "oidc-type-is-the-providers"),
  ]

  private static let google = [
    Row("google", "the authority is Google's", .publicOne, .authority, "https://accounts.google.com/", authority),
    Row("google", "the authority is not compared", .confidential, .authority, "https://g.com", authority, .warning),
    Row("google", "the certificates' URL must be listed", .both, .publicKeyURLs, own, keys),
    Row(
      "google", "others may be listed", .both, .publicKeyURLs, "https://www.googleapis.com/oauth2/v3/certs,\(own)", nil),
    Row("google", "the ID has Google's suffix", .both, .clientID, "abc", "client-id-is-googles"),
    Row("google", "the prompt is not login", .confidential, .prompt, "login", "prompt-is-googles"),
    Row("google", "the prompt is not none", .confidential, .prompt, "none", "prompt-is-googles"),
    Row("google", "the prompt may be consent", .confidential, .prompt, "consent", nil),
    Row("google", "the prompt may be select_account", .confidential, .prompt, "select_account", nil),
    Row(
      "google", "offline access is asked for otherwise", .confidential, .requestScopes, "openid email offline_access",
      "scope-is-offered"),
    Row("google", "another type is another client", .confidential, .oidcType, "azure", "oidc-type-is-the-providers"),
  ]

  private static let azure = [
    Row("azure", "the tenant is required", .confidential, .tenant, "", "azure-tenant-is-given"),
    Row("azure", "a domain name is no tenant", .confidential, .tenant, "company.com", "azure-tenant-is-given"),
    Row("azure", "the authority ends in the tenant", .publicOne, .authority, entra + "/v2.0", authority),
    Row("azure", "the authority is not compared", .confidential, .authority, entra + "/oauth2", authority, .warning),
    Row("azure", "the tenant's keys may be listed", .both, .publicKeyURLs, entra + "/discovery/v2.0/keys,\(own)", nil),
    Row(
      "azure", "older URLs hold the same keys", .both, .publicKeyURLs,
      "https://login.microsoftonline.com/common/discovery/keys", "azure-keys-are-the-tenants", .note, until: .v2_0),
    Row("azure", "keys of somebody else", .both, .publicKeyURLs, own, keys),
    Row(
      "azure", "offline_access is required", .confidential, .requestScopes, "openid email profile",
      "azure-refresh-is-requested", .warning),
    Row("azure", "the ID is a GUID", .both, .clientID, "openmetadata", "client-id-is-azures"),
    Row("azure", "the prompt may be login", .confidential, .prompt, "login", nil),
    Row("azure", "another type is another client", .confidential, .oidcType, "google", "oidc-type-is-the-providers"),
  ]

  private static let okta = [
    Row("okta", "the org's keys are below oauth2", .both, .publicKeyURLs, "https://company.okta.com/v1/keys", keys),
    Row("okta", "the org's keys", .both, .publicKeyURLs, "https://company.okta.com/oauth2/v1/keys", nil),
    Row(
      "okta", "the authority has no slash at the end", .publicOne, .authority, "https://company.okta.com/", authority),
    Row(
      "okta", "refresh tokens must be granted", .confidential, .requestScopes, "openid email offline_access",
      "okta-app-may-refresh", .warning),
    Row("okta", "the prompt may be login", .confidential, .prompt, "login", nil),
    Row(
      "okta", "http is allowed", .both, .callbackURL, "http://om.company.com/callback", "callback-is-encrypted",
      .warning),
  ]

  private static let auth0 = [
    Row("auth0", "the authority has no slash", .publicOne, .authority, "https://company.eu.auth0.com/", authority),
    Row(
      "auth0", "the key set is below well-known", .both, .publicKeyURLs, "https://company.eu.auth0.com/jwks.json", keys),
    Row(
      "auth0", "the key set", .both, .publicKeyURLs, "https://company.eu.auth0.com/.well-known/jwks.json", nil),
    Row("auth0", "the prompt may be consent", .confidential, .prompt, "consent", nil),
  ]

  private static let custom = [
    Row(
      "custom-oidc", "any issuer", .both, .authority, "https://sso.company.com/other", authority, .warning),
    Row("custom-oidc", "no tenant", .confidential, .tenant, "", nil),
    Row("custom-oidc", "the prompt may be consent", .confidential, .prompt, "consent", nil),
    Row(
      "custom-oidc", "the server's own type", .confidential, .oidcType, "azure", "oidc-type-is-the-providers", .warning),
  ]

  @Test(arguments: rows) func theServersRuleIsOurs(row: Row) {
    for version in ServerVersion.allCases {
      for isPublic in [false, true] where row.client != (isPublic ? .confidential : .publicOne) {
        var settings = Settings.sample(row.provider, version, isPublic: isPublic)
        let before = Set(settings.findings().map(\.check))
        settings.typed[row.field.id] = row.value
        let found = settings.findings().filter { $0.check == row.check }
        if let check = row.check, version <= row.until ?? version {
          #expect(found.map(\.severity) == [row.severity], "\(check) \(version)")
        } else {
          let new = settings.findings().filter {
            $0.severity > .note && $0.field == row.field.id && !before.contains($0.check)
          }
          #expect(new.isEmpty, "\(new)")
        }
      }
    }
  }

  @Test(arguments: Provider.all, ServerVersion.allCases)
  func aRightConfigurationHasNoErrors(provider: Provider, version: ServerVersion) {
    for isPublic in [false, true] {
      let settings = Settings.sample(provider.id, version, isPublic: isPublic)
      let errors = settings.findings().filter { $0.severity == .error }
      // No release before 1.13.4 has public clients of Cognito.
      let isUnfixed = provider.id == "aws-cognito" && isPublic && version < .v1_13
      #expect(errors.map(\.check) == (isUnfixed ? ["client-type-is-confidential"] : []), "\(errors)")
      #expect(settings.provider.id == provider.id)
    }
  }

  /// It works, and nothing but its risk is to be told.
  @Test(arguments: ["keycloak:8080", "keycloak.data.svc.cluster.local", "10.1.2.3:8080", "sso.company.com"])
  func plainHTTPIsAWarning(host: String) {
    let issuer = "http://\(host)/realms/data"
    let settings = Settings.sampleRealm()
      .with(.discoveryURI, issuer + "/.well-known/openid-configuration").with(.authority, issuer)
      .with(.publicKeyURLs, [issuer + "/protocol/openid-connect/certs"])
    #expect(settings.complaints() == ["issuer-is-encrypted", "public-key-url-is-allowed"])
    #expect(settings.complaints([.error]) == [])
    #expect(Ladder.standard.next(settings) == nil)
  }

  /// What a provider's metadata and tokens name as the issuer, and what they may not.
  @Test(arguments: [
    ("azure", "https://login.microsoftonline.com/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f/v2.0", true),
    ("azure", "https://sts.windows.net/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f/", true),
    ("azure", "https://login.microsoftonline.com/2b2b3c4d-1234-5678-9abc-1a2b3c4d5e6f/v2.0", false),
    ("auth0", "https://company.eu.auth0.com/", true), ("auth0", "https://other.eu.auth0.com/", false),
    ("okta", "https://company.okta.com", true), ("okta", "https://company.okta.com/", false),
    ("google", "https://accounts.google.com", true), ("google", "https://google.com", false),
  ])
  func theIssuerIsTheProviders(provider: String, issuer: String, isRight: Bool) {
    #expect(Settings.sample(provider).isExpected(issuer: issuer) == isRight)
  }
}

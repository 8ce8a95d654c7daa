import Testing

@testable import SignOn

/// What people have at hand for each provider, and what is made of it.
@Suite struct ProviderReadingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let provider: String
    let pasted: String
    /// Nil if it cannot lead to the provider.
    let issuer: String?
    var testDescription: String { "\(provider): \(pasted)" }

    init(_ provider: String, _ pasted: String, _ issuer: String?) {
      self.provider = provider
      self.pasted = pasted
      self.issuer = issuer
    }
  }

  private static let guid = "1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f"
  private static let entra = "https://login.microsoftonline.com/\(guid)"
  private static let google = "https://accounts.google.com"

  static let rows = [
    Row("azure", guid, entra + "/v2.0"),
    Row("azure", guid.uppercased(), entra + "/v2.0"),
    Row("azure", entra, entra + "/v2.0"),
    Row("azure", entra + "/v2.0", entra + "/v2.0"),
    Row("azure", entra + "/oauth2/v2.0/authorize", entra + "/v2.0"),
    Row("azure", entra + "/discovery/v2.0/keys", entra + "/v2.0"),
    Row("azure", "https://sts.windows.net/\(guid)/", entra + "/v2.0"),
    Row("azure", entra + "/.well-known/openid-configuration", entra),
    Row("azure", "https://login.microsoftonline.com/common", "https://login.microsoftonline.com/common/v2.0"),
    Row("azure", "https://login.microsoftonline.com/company.onmicrosoft.com", nil),
    Row("azure", "https://login.microsoftonline.us/\(guid)/v2.0", nil),
    Row("azure", "https://company.b2clogin.com/company.onmicrosoft.com/b2c_1_signin/v2.0", nil),
    Row("azure", "https://portal.azure.com/#home", nil),
    Row("azure", "", nil),
    Row("okta", "company.okta.com", "https://company.okta.com"),
    Row("okta", "https://company-admin.okta.com/admin/apps/active", "https://company.okta.com"),
    Row("okta", "https://company.okta.com/oauth2/v1/authorize", "https://company.okta.com"),
    Row("okta", "https://company.okta.com/oauth2/default", "https://company.okta.com/oauth2/default"),
    Row("okta", "https://company.okta.com/oauth2/aus1a/v1/token", "https://company.okta.com/oauth2/aus1a"),
    Row("okta", "https://login.company.com/oauth2/default", "https://login.company.com/oauth2/default"),
    Row("auth0", "company.eu.auth0.com", "https://company.eu.auth0.com"),
    Row("auth0", "https://company.eu.auth0.com/", "https://company.eu.auth0.com"),
    Row("auth0", "https://company.eu.auth0.com/oauth/token", "https://company.eu.auth0.com"),
    Row("auth0", "https://manage.auth0.com/dashboard/eu/company/applications", nil),
    Row("google", google, google),
    Row("google", "accounts.google.com", google),
    Row("google", "https://oauth2.googleapis.com/token", google),
    Row("google", "1-a.apps.googleusercontent.com", google),
    Row(
      "google",
      #"{"web":{"client_id":"1-a.apps.googleusercontent.com","auth_uri":"https://accounts.google.com/o/oauth2/auth"}}"#,
      google),
    Row("google", "https://www.google.com", nil),
  ]

  @Test(arguments: rows) func aPasteLeadsToTheIssuer(row: Row) throws {
    let provider = try #require(Provider.named(row.provider))
    switch provider.interpret(row.pasted) {
    case .discoveryURI(let uri, let done):
      #expect(uri == row.issuer.map { $0 + discoveryPath })
      #expect(done.isEmpty == (uri == row.pasted))
    case .unusable(let message, let remedy):
      #expect(row.issuer == nil && !message.isEmpty && remedy.hasSuffix("."), "\(message)")
    }
  }

  /// Nobody has to choose the provider of an address that tells it.
  @Test(arguments: rows.filter { $0.issuer != nil && Provider.owner(of: $0.pasted) != nil })
  func anAddressChoosesItsProvider(row: Row) {
    var settings = Settings()
    settings.typed["discovery-uri"] = .text(row.pasted)
    let done = settings.readDiscoveryURI()
    #expect(settings.text(.provider) == row.provider && settings.text(.discoveryURI).hasPrefix(row.issuer ?? "-"))
    #expect(done?.first?.hasPrefix("chose ") == true)
  }

  @Test func aChosenProviderStaysAndTheOtherIsOffered() throws {
    var settings = Settings().with(.provider, "aws-cognito").with(.discoveryURI, "https://company.okta.com")
    settings.readDiscoveryURI()
    #expect(settings.text(.provider) == "aws-cognito")
    let finding = try #require(settings.findings().first { $0.field == "discovery-uri" })
    #expect(finding.message.contains("belongs to Okta"))
    try #require(finding.repair).apply(to: &settings)
    #expect(settings.text(.provider) == "okta" && settings.text(.authority) == "https://company.okta.com")
  }
}

/// What Google's console hands out as a file.
@Suite struct GoogleClientTests {
  private static let file = """
    {"web":{"client_id":"123-abc.apps.googleusercontent.com","project_id":"om","auth_uri":
    "https://accounts.google.com/o/oauth2/auth","client_secret":"GOCSPX-canary","redirect_uris":
    ["https://catalog.example.com/","https://catalog.example.com/callback"]}}
    """

  private func settings(_ text: String, _ typed: [String: Value] = [:]) -> (Settings, [String]?) {
    var settings = Settings()
    settings.typed = typed
    settings.typed["discovery-uri"] = .text(text)
    let told = settings.readDiscoveryURI()
    return (settings, told)
  }

  @Test func itAnswersWhatItHolds() {
    let (settings, told) = settings(Self.file)
    #expect(settings.provider.id == "google" && settings.text(.discoveryURI).hasPrefix("https://accounts.google.com/"))
    #expect(settings.text(.clientID) == "123-abc.apps.googleusercontent.com")
    #expect(settings.typed["client-secret"] == .secret(Secret("GOCSPX-canary")))
    #expect(settings.text(.callbackURL) == "https://catalog.example.com/callback")
    #expect(told?.contains("took Client ID, Client Secret, Callback URL from the file") == true)
    #expect(told?.contains { $0.contains("canary") } == false)
  }

  @Test func whatIsAnsweredStays() {
    let (settings, told) = settings(Self.file, ["client-id": .text("mine"), "provider": .text("google")])
    #expect(settings.text(.clientID) == "mine")
    #expect(told?.contains("took Client Secret, Callback URL from the file") == true)
  }

  @Test(arguments: [
    #"{"installed":{"client_id":"123-abc.apps.googleusercontent.com"}}"#, #"{"web":{"client_id":7}}"#, "{", "[]",
  ])
  func anotherDocumentAnswersNothing(text: String) {
    #expect(settings(text).0.typed["client-id"] == nil)
  }
}

/// Providers under custom OIDC, by what people copy there.
@Suite struct CustomPresetTests {
  @Test(arguments: [
    ("https://company.onelogin.com/oidc/2", "https://company.onelogin.com/oidc/2"),
    ("https://company.onelogin.com/oidc/2/.well-known/openid-configuration", "https://company.onelogin.com/oidc/2"),
    (
      "https://auth.company.com/application/o/openmetadata/.well-known/openid-configuration",
      "https://auth.company.com/application/o/openmetadata"
    ),
    ("https://auth.company.com/application/o/openmetadata/", "https://auth.company.com/application/o/openmetadata"),
    ("https://sso.company.com/realms/main/protocol/openid-connect/certs", "https://sso.company.com/realms/main"),
  ])
  func theIssuerIsFound(pasted: String, issuer: String) {
    var settings = Settings()
    settings.typed = ["provider": .text("custom-oidc"), "discovery-uri": .text(pasted)]
    settings.readDiscoveryURI()
    #expect(settings.text(.discoveryURI) == issuer + "/.well-known/openid-configuration")
  }
}

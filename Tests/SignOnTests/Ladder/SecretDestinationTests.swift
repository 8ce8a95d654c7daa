import OpenIDConnect
import SignOn
import Testing

@Suite struct SecretDestinationTests {
  private static let pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E"

  private func foreignHost(_ verdict: SecretDestination) -> String? {
    if case .refused(.foreignHost, let host) = verdict { host } else { nil }
  }

  @Test(arguments: [
    ("https://sso.example.com/realms/main", "https://sso.example.com/token"),
    ("https://sso.example.com", "https://SSO.example.com:8443/token"),
    ("https://sso.example.com", "https://login.id.example.com/token"),
    ("https://sso.example.co.uk", "https://login.example.co.uk/token"),
    ("https://sso.example.com.au", "https://login.example.com.au/token"),
    ("https://company.okta.com", "https://company.okta.com/oauth2/v1/token"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080/token"),
    ("http://localhost:8080", "http://127.0.0.1:9090/token"),
    ("http://[::1]:8080", "http://[::1]:8080/token"),
    ("https://10.0.0.1", "https://10.0.0.1/token"),
    ("https://keycloak/realms/main", "https://keycloak/token"),
    (pool, "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E/oauth2/token"),
  ])
  func theIssuersOwnHostsMayHaveIt(issuer: String, endpoint: String) {
    for provider in Provider.all {
      #expect(SecretDestination.judge(endpoint: endpoint, issuer: issuer, provider: provider) == .allowed)
    }
  }

  @Test(arguments: [
    ("https://sso.example.com", "https://sso.example.org/token"),
    ("https://sso.example.com", "https://evilexample.com/token"),
    ("https://sso.example.com", "https://example.com.evil.net/token"),
    ("https://sso.example.co.uk", "https://login.evil.co.uk/token"),
    ("https://sso.example.com.au", "https://login.evil.com.au/token"),
    ("https://company.okta.com", "https://evil.okta.com/token"),
    ("https://company.eu.auth0.com", "https://evil.eu.auth0.com/token"),
    ("https://sso.example.com", "https://127.0.0.1/token"),
    ("http://127.0.0.1:8080", "https://sso.example.com/token"),
    ("https://10.0.0.1", "https://20.0.0.1/token"),
    ("https://[2001:db8::1]", "https://[2001:db8::2]/token"),
    ("https://keycloak", "https://other/token"),
    (pool, "https://login.example.com/oauth2/token"),
    (pool, "https://x.auth.eu-west-1.amazoncognito.com.evil.net/token"),
    (pool, "https://evil.execute-api.eu-west-1.amazonaws.com/token"),
    (pool, "https://x.auth.us-east-1.amazoncognito.com/oauth2/token"),
    (pool, "https://a.b.auth.eu-west-1.amazoncognito.com/oauth2/token"),
    (pool, "https://.auth.eu-west-1.amazoncognito.com/oauth2/token"),
    ("https://cognito-idp.evil.com", "https://x.auth.eu-west-1.amazoncognito.com/oauth2/token"),
  ])
  func aForeignHostNeedsAPersonsYes(issuer: String, endpoint: String) throws {
    for provider in Provider.all {
      let verdict = SecretDestination.judge(endpoint: endpoint, issuer: issuer, provider: provider)
      let host = try #require(foreignHost(verdict), "\(endpoint) for \(issuer)")
      #expect(verdict.canBeConfirmed && verdict.message?.contains(host) == true)
      let trusted = SecretDestination.judge(endpoint: endpoint, issuer: issuer, provider: provider, trusted: [host])
      #expect(trusted == .allowed)
      let other: Set = ["example.net", "com", String(host.dropFirst())]
      #expect(
        SecretDestination.judge(endpoint: endpoint, issuer: issuer, provider: provider, trusted: other) == verdict)
    }
  }

  @Test func thePoolsHostedDomainBelongsToCognitoOfItsRegionAlone() {
    let hosted = "https://company.auth.eu-west-1.amazoncognito.com/oauth2/token"
    #expect(SecretDestination.judge(endpoint: hosted, issuer: Self.pool, provider: .awsCognito) == .allowed)
    let custom = SecretDestination.judge(endpoint: hosted, issuer: Self.pool, provider: .customOIDC)
    #expect(foreignHost(custom) == "company.auth.eu-west-1.amazoncognito.com")
  }

  @Test func plainHTTPIsForThisMachineWhateverAPersonSays() {
    let verdict = SecretDestination.judge(
      endpoint: "http://sso.example.com/token", issuer: "https://sso.example.com", provider: .customOIDC,
      trusted: ["sso.example.com"])
    #expect(verdict == .refused(.plainHTTP, host: "sso.example.com") && !verdict.canBeConfirmed)
  }

  @Test(arguments: ["", "sso.example.com/token", "ftp://sso.example.com", "https://user@sso.example.com/token"])
  func whatIsNoAddressGetsNothing(endpoint: String) {
    for (endpoint, issuer) in [(endpoint, "https://sso.example.com"), ("https://sso.example.com/token", endpoint)] {
      let verdict = SecretDestination.judge(endpoint: endpoint, issuer: issuer, provider: .customOIDC)
      guard case .refused(.unreadable, _) = verdict else {
        Issue.record("\(endpoint) for \(issuer): \(verdict)")
        continue
      }
    }
  }

  @Test func settingsAnswerForTheDocumentTheyHold() {
    #expect(Settings.samplePool().secretDestination() == nil)
    #expect(Settings.samplePool().answered().secretDestination() == .allowed)
    #expect(Settings.sampleRealm().answered(by: .realm).secretDestination() == .allowed)
  }

  @Test func aDocumentOfAnotherIssuerChoosesNoHost() {
    var metadata = ProviderMetadata.realm
    metadata.issuer = "https://other.company.com/realms/main"
    let settings = Settings.sampleRealm().answered(by: metadata)
    #expect(
      settings.secretDestination() == .refused(.otherIssuer(metadata.issuer), host: "sso.company.com"))
    #expect(settings.secretDestination(trusted: ["sso.company.com"]) == .allowed)
  }
}

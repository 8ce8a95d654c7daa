import OpenIDConnect
import Testing

@testable import OpenMetadataServer

/// What is read from texts, without a network.
@Suite struct ServerTextTests {
  @Test(arguments: [
    ("https://catalog.example.com", "https://catalog.example.com"),
    ("https://catalog.example.com/", "https://catalog.example.com"),
    ("https://catalog.example.com:8585//", "https://catalog.example.com:8585"),
    ("https://host/metadata/", "https://host/metadata"),
    ("https://host/api", "https://host"), ("https://host/metadata/api/v1/", "https://host/metadata"),
    ("http://localhost:8585", "http://localhost:8585"), ("http://[::1]:8585/api/v1", "http://[::1]:8585"),
  ])
  func theBasePathIsPartOfTheAddress(text: String, url: String) throws {
    let address = try ServerAddress(text)
    #expect(address.url == url && address.call("system/version") == url + "/api/v1/system/version")
  }

  @Test(arguments: [
    "catalog.example.com", "", "https://", "ftp://host", "https://user:pass@host", "https://host/?a=b",
    "https://host/#a",
    "https://host/\u{1b}[2J", "https://169.254.169.254", "http://catalog.example.com", "http://openmetadata:8585",
  ])
  func whatIsNoAddressOfAServerIsRefused(text: String) {
    #expect(throws: LookupError.Cause.self) { try ServerAddress(text) }
  }

  @Test func httpToAnotherMachineNeedsConsent() throws {
    #expect(throws: LookupError.Cause.request(.plainHTTPRefused)) { try ServerAddress("http://openmetadata:8585") }
    #expect(try ServerAddress("http://openmetadata:8585/", allowsPlainHTTP: true).url == "http://openmetadata:8585")
    #expect(throws: LookupError.Cause.self) { try ServerAddress("http://169.254.169.254", allowsPlainHTTP: true) }
  }

  @Test func releasesAreComparedByTheirNumbers() throws {
    let texts = ["1.9.3", "1.11.0", "1.12", "1.12.6-SNAPSHOT", "1.13.4", "1.13.6.3", "2.0.0-beta", "2.1.0"]
    let releases = try texts.map { try #require(ServerRelease($0)) }
    for (index, release) in releases.enumerated() {
      #expect(releases.indices.allSatisfy { release.isAtLeast(releases[$0]) == ($0 <= index) })
    }
    let release = try #require(ServerRelease("1.13.4"))
    #expect(release.isAtLeast(1, 13, 4) && release.isAtLeast(1, 13) && !release.isAtLeast(1, 13, 5))
    #expect(!release.isAtLeast(2) && "\(release)" == "1.13.4")
  }

  @Test(arguments: ["", "two", "1", "v1.12", "1..2", ".1.2", "99999999999999999999.1"])
  func aTextThatIsNoReleaseIsNone(text: String) { #expect(ServerRelease(text) == nil) }

  @Test func aReleaseIsSafeForAScreen() {
    #expect(ServerRelease("1.12.6\u{1b}[2J")?.description == "1.12.6\\u{1b}[2J")
    #expect(ServerRelease("1.12." + String(repeating: "x", count: 500))?.description.count ?? 0 <= 41)
  }

  private static let body = Array(
    #"""
    {"provider":"aws-cognito","providerName":"Cognito","clientType":"confidential","authority":"https://a.test",
    "clientId":"one","callbackUrl":"https://c.test/callback","jwtPrincipalClaims":["email"],"enableSelfSignup":true,
    "jwtPrincipalClaimsMapping":null,"enableAutoRedirect":true,"responseType":"code","publicKeyUrls":[],
    "tokenValidationAlgorithm":"RS256","oidcConfiguration":null}
    """#.utf8)

  /// Where a release does not fill a member, the answer has the default of its class, which nobody configured.
  @Test(arguments: [
    ("1.11.14", false, false), ("1.12.6", true, false), ("1.13.3", true, false), ("1.13.4", true, true),
    ("2.0.0", true, false), ("2.0.1", true, true), ("2.1.0", true, true),
  ])
  func onlyWhatAReleaseTellsIsRead(release: String, redirects: Bool, responseType: Bool) throws {
    let running = try RunningConfiguration.parse(Self.body, of: ServerRelease(release))
    #expect(running.provider == "aws-cognito" && running.clientID == "one" && running.enablesSelfSignup == true)
    #expect(running.principalClaims == ["email"] && running.principalClaimsMapping == [])
    #expect((running.redirectsAutomatically != nil) == redirects)
    #expect((running.responseType != nil) == responseType && (running.publicKeyURLs != nil) == responseType)
    #expect(running.startsSignIn)
  }

  @Test(arguments: ["{}", "[]", #"{"provider":7}"#, #"{"provider":"basic","jwtPrincipalClaims":"email"}"#, "null"])
  func anotherDocumentIsRefused(text: String) {
    #expect(throws: LookupError.Cause.self) { try RunningConfiguration.parse(Array(text.utf8), of: nil) }
  }

  @Test func ofASignInTheRandomPartsAreNotKept() throws {
    let start = try #require(
      SignInStart(
        "https://p.test/authorize?client_id=one&response_type=code&scope=openid+email&state=s3cret&nonce=n0nce"
          + "&code_challenge=ch4ll&code_challenge_method=S256&prompt=&lang=de&scope=other&audience=a%20b#x"))
    #expect(start.endpoint == "https://p.test/authorize" && start.isAuthorizationRequest)
    #expect(start["scope"] == "openid email" && start["prompt"]?.isEmpty == true && start["max_age"] == nil)
    #expect(start.sendsNonce && start.sendsChallenge)
    #expect(start.others.map(\.name) == ["audience", "lang"] && start.others[0].value == "a b")
    #expect(!["s3cret", "n0nce", "ch4ll"].contains { "\(start)".contains($0) })
    let login = try #require(SignInStart("https://proxy.test/login?rd=/"))
    #expect(!login.isAuthorizationRequest && !login.sendsNonce && !login.sendsChallenge)
    #expect(SignInStart("/signin") == nil && SignInStart("javascript:alert(1)") == nil)
  }
}

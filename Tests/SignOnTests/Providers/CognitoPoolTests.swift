import SignOn
import Testing

private let pool = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF"
private let discovery = pool + "/.well-known/openid-configuration"

private func poolRead(_ pasted: String) throws -> CognitoPool {
  guard case .pool(let pool, _) = CognitoPool.read(pasted) else { throw Unread(pasted: pasted) }
  return pool
}

private func explanation(_ pasted: String) throws -> (message: String, remedy: String) {
  guard case .unusable(let message, let remedy) = CognitoPool.read(pasted) else { throw Unread(pasted: pasted) }
  return (message, remedy)
}

struct Unread: Error {
  let pasted: String
}

@Suite struct CognitoPoolTests {
  @Test func theStrictReadingTakesThePublishedAddressAlone() {
    #expect(CognitoPool(discoveryURI: discovery)?.id == "us-east-1_ABC123DEF")
    #expect(CognitoPool(discoveryURI: discovery)?.region == "us-east-1")
    #expect(CognitoPool(discoveryURI: discovery)?.keysURL == pool + "/.well-known/jwks.json")
    for other in [
      pool, discovery + "/", discovery + "?a=b", "http" + discovery.dropFirst(5), discovery.uppercased(),
      " " + discovery, "https://cognito-idp.us-east-1.amazonaws.com.cn/us-east-1_A/.well-known/openid-configuration",
      "https://cognito-idp.us-east-1.amazonaws.com//us-east-1_A/.well-known/openid-configuration",
    ] {
      #expect(CognitoPool(discoveryURI: other) == nil, "\(other)")
    }
  }

  @Test(arguments: [
    (discovery, []),
    (pool, ["added the well-known path"]),
    (pool + "//", ["added the well-known path", "removed the trailing slash"]),
    (pool + "/.well-known/jwks.json", ["replaced the JWKS path"]),
    (pool + "/.well-known/openid_configuration", ["changed the underscore to a hyphen"]),
    (pool + "/.well-known/openid-configuraton", ["corrected the well-known path"]),
    (discovery + "/", ["removed the trailing slash"]),
    ("us-east-1_ABC123DEF", ["derived from the pool ID"]),
    ("“us-east-1_ABC123DEF”", ["derived from the pool ID"]),
    ("US-EAST-1_ABC123DEF", ["derived from the pool ID"]),
    ("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_ABC123DEF", ["derived from the pool ARN"]),
    ("us-east-1 us-east-1_ABC123DEF", ["derived from the region and the pool ID"]),
    ("us-east-1_ABC123DEF, us-east-1", ["derived from the region and the pool ID"]),
    ("us-east-1/us-east-1_ABC123DEF", ["derived from the region and the pool ID"]),
    ("us-east-1:us-east-1_ABC123DEF", ["derived from the region and the pool ID"]),
    ("us-east-1 ABC123DEF", ["derived from the region and the pool ID"]),
    (
      "https://us-east-1.console.aws.amazon.com/cognito/v2/idp/user-pools/us-east-1_ABC123DEF/users?region=us-east-1",
      ["taken from the console URL"]
    ),
    ("authority: \"\(pool)\"", ["removed the text around the URL", "added the well-known path"]),
    ("OIDC_DISCOVERY_URI=\(discovery)", ["removed the text around the URL"]),
    ("discoveryUri: ${OIDC_DISCOVERY_URI:-\"\(discovery)\"}", ["removed the text around the URL"]),
    ("${OIDC_DISCOVERY_URI:-\(discovery)}", ["removed the text around the URL"]),
    ("[\"\(discovery)\"],", ["removed the text around the URL"]),
    ("  \(discovery)\n", ["removed the surrounding spaces"]),
    ("http" + discovery.dropFirst(5), ["changed http to https"]),
    (String(discovery.dropFirst(8)), ["added https://"]),
    (
      "https://Cognito-IDP.US-EAST-1.amazonaws.com/us-east-1_ABC123DEF",
      ["changed to lower case", "added the well-known path"]
    ),
    (
      "https://cognito-idp-fips.us-east-1.amazonaws.com/us-east-1_ABC123DEF",
      ["changed cognito-idp-fips to cognito-idp", "added the well-known path"]
    ),
    (
      "https://cognito-idp.us-east-1.api.aws/us-east-1_ABC123DEF",
      ["changed api.aws to amazonaws.com", "added the well-known path"]
    ),
    (
      "{\"authorization_endpoint\":\"https://x.auth.us-east-1.amazoncognito.com/oauth2/authorize\",\"issuer\":\"\(pool)\"}",
      ["took the issuer from the document", "added the well-known path"]
    ),
  ])
  func whatPeopleHaveAtHandIsRead(pasted: String, done: [String]) throws {
    let pool = try #require(CognitoPool(discoveryURI: discovery))
    #expect(CognitoPool.read(pasted) == .pool(pool, done: done), "\(pasted)")
  }

  @Test func aPoolOfAnotherRegionKeepsTheRegionOfTheText() throws {
    let pool = try poolRead("https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_ABC123DEF")
    #expect(pool.region == "eu-west-1")
    #expect(pool.regionOfID == "us-east-1")
  }

  @Test(arguments: [
    ("", "Nothing"),
    ("https://login.auth.us-east-1.amazoncognito.com/login?client_id=x", "user pool domain"),
    ("login.auth.us-east-1.amazoncognito.com", "user pool domain"),
    ("https://auth.example.com/oauth2/authorize", "user pool domain"),
    ("https://accounts.google.com", "not a Cognito host"),
    ("https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF", "rejects"),
    ("https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_ABC123DEF", "China"),
    ("eusc-de-east-1_ABC123DEF", "Sovereign"),
    ("us-east-1", "no user pool ID"),
    ("https://cognito-idp.us-east-1.amazonaws.com/", "no user pool ID"),
    ("1example23456789abcdefghij", "app client ID"),
    ("us-east-1:12345678-1234-1234-1234-123456789012", "identity pool"),
    ("us-east-1_ABC123DEF us-east-1_XYZ123DEF", "more than one user pool"),
    ("hello world", "no user pool ID"),
    ("{\"keys\":[]}", "no user pool ID"),
    (String(repeating: "x", count: 100_000), "bytes"),
  ])
  func whatCannotLeadToThePoolIsExplained(pasted: String, reason: String) throws {
    let (message, remedy) = try explanation(pasted)
    #expect(message.contains(reason), "\(message)")
    #expect(!remedy.isEmpty)
    #expect(message.count <= 160 && remedy.count <= 160)
  }

  @Test func theUpdatedIssuerIsAnsweredWithTheOriginalOne() throws {
    let (_, remedy) = try explanation("https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF")
    #expect(remedy.contains(pool))
  }

  @Test func aGovernmentPoolIsReadSoThatItsCheckCanSpeak() throws {
    let pool = try poolRead("https://cognito-idp-fips.us-gov-west-1.amazonaws.com/us-gov-west-1_A1")
    #expect(pool.authority == "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_A1")
  }
}

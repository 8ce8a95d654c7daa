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
    (pool + "//", ["added the well-known path", "left out the slash at the end"]),
    (pool + "/.well-known/jwks.json", ["put the discovery document for the key set"]),
    (pool + "/.well-known/openid_configuration", ["put a hyphen for the underscore"]),
    (pool + "/.well-known/openid-configuraton", ["put the well-known path right"]),
    (discovery + "/", ["left out the slash at the end"]),
    ("us-east-1_ABC123DEF", ["made from the pool id"]),
    ("“us-east-1_ABC123DEF”", ["made from the pool id"]),
    ("US-EAST-1_ABC123DEF", ["made from the pool id"]),
    ("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_ABC123DEF", ["made from the pool ARN"]),
    ("us-east-1 us-east-1_ABC123DEF", ["made from the region and the pool id"]),
    ("us-east-1_ABC123DEF, us-east-1", ["made from the region and the pool id"]),
    ("us-east-1/us-east-1_ABC123DEF", ["made from the region and the pool id"]),
    ("us-east-1:us-east-1_ABC123DEF", ["made from the region and the pool id"]),
    ("us-east-1 ABC123DEF", ["made from the region and the pool id"]),
    (
      "https://us-east-1.console.aws.amazon.com/cognito/v2/idp/user-pools/us-east-1_ABC123DEF/users?region=us-east-1",
      ["made from the pool id in the console's address"]
    ),
    ("authority: \"\(pool)\"", ["left out what stood around the address", "added the well-known path"]),
    ("OIDC_DISCOVERY_URI=\(discovery)", ["left out what stood around the address"]),
    ("discoveryUri: ${OIDC_DISCOVERY_URI:-\"\(discovery)\"}", ["left out what stood around the address"]),
    ("${OIDC_DISCOVERY_URI:-\(discovery)}", ["left out what stood around the address"]),
    ("[\"\(discovery)\"],", ["left out what stood around the address"]),
    ("  \(discovery)\n", ["left out the blanks around it"]),
    ("http" + discovery.dropFirst(5), ["put https for http"]),
    (String(discovery.dropFirst(8)), ["put https:// in front"]),
    (
      "https://Cognito-IDP.US-EAST-1.amazonaws.com/us-east-1_ABC123DEF",
      ["used lower case", "added the well-known path"]
    ),
    (
      "https://cognito-idp-fips.us-east-1.amazonaws.com/us-east-1_ABC123DEF",
      ["put cognito-idp for cognito-idp-fips", "added the well-known path"]
    ),
    (
      "https://cognito-idp.us-east-1.api.aws/us-east-1_ABC123DEF",
      ["put amazonaws.com for api.aws", "added the well-known path"]
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
    ("https://login.auth.us-east-1.amazoncognito.com/login?client_id=x", "sign-in domain"),
    ("login.auth.us-east-1.amazoncognito.com", "sign-in domain"),
    ("https://auth.example.com/oauth2/authorize", "sign-in domain"),
    ("https://accounts.google.com", "no Cognito address"),
    ("https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF", "refused"),
    ("https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_ABC123DEF", "China"),
    ("eusc-de-east-1_ABC123DEF", "Sovereign"),
    ("us-east-1", "no pool id"),
    ("https://cognito-idp.us-east-1.amazonaws.com/", "no pool id"),
    ("1example23456789abcdefghij", "app client id"),
    ("us-east-1:12345678-1234-1234-1234-123456789012", "identity pool"),
    ("us-east-1_ABC123DEF us-east-1_XYZ123DEF", "more than one pool"),
    ("hello world", "no pool id"),
    ("{\"keys\":[]}", "no pool id"),
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

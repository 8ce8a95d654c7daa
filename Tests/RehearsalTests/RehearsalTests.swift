import OpenIDConnect
import TestThreads
import Testing

@testable import Rehearsal

private let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Rehearse1"
private let discovery = issuer + "/.well-known/openid-configuration"
private let keys = issuer + "/.well-known/jwks.json"

/// A rehearsal for one test, and the client that is led to it.
private func rehearse(_ fault: Fault = .none, seconds: Double = 20) async throws -> (Rehearsal, ProviderClient) {
  let rehearsal = try await Rehearsal(fault: fault)
  return (rehearsal, .live(NetworkOptions(seconds: seconds, routes: rehearsal.routes)))
}

@Suite(.waiting) struct RehearsalTests {
  @Test func theDocumentIsThatOfAPoolWithADomain() async throws {
    let (rehearsal, client) = try await rehearse()
    let domain = "https://rehearsal.auth.eu-west-1.amazoncognito.com"
    #expect(
      await client.metadata(discovery).answer
        == ProviderMetadata(
          issuer: issuer, authorizationEndpoint: domain + "/oauth2/authorize", tokenEndpoint: domain + "/oauth2/token",
          userinfoEndpoint: domain + "/oauth2/userInfo", jwksURI: keys, endSessionEndpoint: domain + "/logout",
          scopesSupported: ["openid", "email", "phone", "profile"], responseTypesSupported: ["code", "token"],
          idTokenSigningAlgorithms: ["RS256"],
          tokenEndpointAuthMethods: ["client_secret_basic", "client_secret_post"], codeChallengeMethods: nil))
    await rehearsal.stop()
  }

  @Test func theDocumentIsWrittenAsCognitoWritesIt() throws {
    let pool = try #require(Pool(host: "cognito-idp.eu-west-1.amazonaws.com", id: "eu-west-1_Rehearse1"))
    let text = Documents.discovery(pool, fault: .none)
    let names = text.split(separator: "\"").map(String.init).filter { $0.contains("_") && !$0.contains("://") }
    #expect(names.first == "authorization_endpoint" && text.contains("\"revocation_endpoint\":\"https://rehearsal."))
    #expect(!text.contains("code_challenge") && !text.contains("grant_types") && !text.contains(" "))
  }

  @Test func twoKeysComeBackAndStayTheSame() async throws {
    let (rehearsal, client) = try await rehearse()
    let set = try #require(await client.keys(keys).answer)
    #expect(set.usable.count == 2 && set.usable.allSatisfy { $0.modulusBits == 2048 && $0.algorithm == "RS256" })
    #expect(set.keys.allSatisfy { $0.kid?.count == 44 && $0.kid?.hasSuffix("=") == true && $0.use == "sig" })
    #expect(set.keys[0] != set.keys[1])
    #expect(await client.keys(keys).answer == set)
    await rehearsal.stop()
  }

  @Test(arguments: ["us-east-1_AbCdEfGhI", "ap-southeast-7_1", "us-gov-west-1_Pool12345"])
  func everyPoolOfEveryRegionExists(pool: String) async throws {
    let (rehearsal, client) = try await rehearse()
    let region = pool.prefix { $0 != "_" }
    let issuer = "https://cognito-idp.\(region).amazonaws.com/\(pool)"
    #expect(await client.metadata(issuer + "/.well-known/openid-configuration").answer?.issuer == issuer)
    await rehearsal.stop()
  }

  @Test(arguments: [
    "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_AbC/.well-known/openid-configuration",
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_/.well-known/openid-configuration",
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A%20b/.well-known/openid-configuration",
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC/.well-known/openid_configuration",
    "https://cognito-idp.eu-west-1.amazonaws.com/", "https://sts.amazonaws.com/eu-west-1_AbC/.well-known/jwks.json",
    "https://rehearsal.auth.eu-west-1.amazoncognito.com/.well-known/openid-configuration",
  ])
  func everythingElseIsNotThere(url: String) async throws {
    let (rehearsal, client) = try await rehearse()
    #expect(await client.metadata(url).error?.cause == .status(.notFound404))
    await rehearsal.stop()
  }

  @Test func nothingIsAskedOfAnotherMachine() async throws {
    let (rehearsal, client) = try await rehearse()
    #expect(await client.metadata("https://nobody.invalid/x").error?.cause == .status(.notFound404))
    #expect(
      await client.metadata("http://cognito-idp.eu-west-1.amazonaws.com/x").error?.cause == .request(.plainHTTPRefused))
    await rehearsal.stop()
  }

  @Test func aHundredQuestionsAtOnceAreAllAnswered() async throws {
    let (rehearsal, client) = try await rehearse()
    let found = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<100 {
        group.addTask {
          await index.isMultiple(of: 2) ? client.metadata(discovery).answer != nil : client.keys(keys).answer != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(found == 100)
    await rehearsal.stop()
  }

  @Test func afterTheStopNobodyListens() async throws {
    let (rehearsal, client) = try await rehearse()
    await rehearsal.stop()
    #expect(await client.metadata(discovery).error?.cause == .connection(.refused))
  }

  /// A server bound to more than 127.0.0.1 would answer at another of this machine's addresses, which all end up here.
  @Test func onlyOneLoopbackAddressIsBound() async throws {
    let (rehearsal, client) = try await rehearse()
    let path = ":\(rehearsal.port)/eu-west-1_Rehearse1/.well-known/jwks.json"
    #expect(await client.keys("http://127.0.0.1" + path).error?.cause == .status(.notFound404))
    #expect(await client.keys("http://127.0.0.2" + path).error?.cause == .connection(.refused))
    #expect(await client.keys("http://[::1]" + path).error?.isUnreachable == true)
    await rehearsal.stop()
  }
}

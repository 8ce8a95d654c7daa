import Loopback
import Testing
import Text

@testable import OpenIDConnect

private let secret = Secret("p+w d:%é&=zq7secretcanary")

private func question(_ base: String, _ authentication: ClientAuthentication = .post(secret)) -> ClientQuestion {
  ClientQuestion(
    endpoint: base + "/oauth2/token", clientID: "cli ent", redirectURI: "https://om.test/callback",
    authentication: authentication)
}

@Suite struct ClientProbeTests {
  private func lookup(_ status: Int, _ body: String, location: String? = nil) async throws -> Lookup<ClientAnswer> {
    let provider = try ScriptedProvider(status, location: location, body: body)
    let answer = await ProviderClient.live().token(question(provider.base))
    #expect(provider.requests.count == 1)
    await provider.stop()
    return answer
  }

  @Test(arguments: [
    (400, "invalid_grant", ClientOutcome.accepted), (401, "invalid_grant", .accepted),
    (200, "invalid_grant", .accepted), (500, "invalid_grant", .accepted),
    (400, "invalid_client", .refused(ProviderError(code: "invalid_client"))),
    (401, "invalid_client", .refused(ProviderError(code: "invalid_client"))),
    (400, "unauthorized_client", .notAllowed(ProviderError(code: "unauthorized_client"))),
    (400, "unsupported_grant_type", .grantUnsupported(ProviderError(code: "unsupported_grant_type"))),
    (400, "invalid_request", .otherError(ProviderError(code: "invalid_request"))),
  ])
  func theErrorDecidesAndNotTheStatus(status: Int, error: String, expected: ClientOutcome) async throws {
    #expect(try await lookup(status, #"{"error":"\#(error)"}"#).answer?.outcome == expected)
  }

  @Test(arguments: [
    (401, "<html>", "the answer has no error code"), (400, "", "the answer has no error code"),
    (400, #"{"error":null}"#, "the answer has no error code"), (400, #"["error"]"#, "the answer has no error code"),
    (200, #"{"id_token":"x"}"#, "it accepted a made-up code"), (302, "", "it redirects elsewhere"),
  ])
  func whatNamesNoErrorCannotBeTold(status: Int, body: String, reason: String) async throws {
    #expect(try await lookup(status, body, location: "https://x.test/?a").answer?.outcome == .cannotTell(reason))
  }

  @Test func troubleOfTheProviderIsNoAnswer() async throws {
    #expect(try await lookup(502, "<html>").error?.cause == .status(.serverError(502)))
    let huge = #"{"error":"\#(String(repeating: "x", count: 1 << 20))"}"#
    #expect(try await lookup(400, huge).error?.cause == .body(.tooLarge(limit: 1 << 20)))
  }

  @Test func theSecretGoesWhereTheMethodPutsIt() async throws {
    let provider = try ScriptedProvider(400, body: #"{"error":"invalid_grant"}"#)
    let client = ProviderClient.live()
    var texts: [String] = []
    for authentication in [ClientAuthentication.basic(secret), .post(secret), .none] {
      let lookup = await client.token(question(provider.base, authentication))
      texts += ["\(lookup)", "\(question(provider.base, authentication))"]
      texts += question(provider.base, authentication).shown
    }
    let encoded = "p%2Bw%20d%3A%25%C3%A9%26%3Dzq7secretcanary"
    let headers = provider.requests.map { $0.header("Authorization") }
    #expect(headers == ["Basic " + Base64.text(Array("cli%20ent:\(encoded)".utf8)), nil, nil])
    let bodies = provider.requests.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies.map { $0.contains("client_secret=\(encoded)") } == [false, true, false])
    #expect(bodies.map { $0.contains("client_id=cli%20ent") } == [false, true, true])
    #expect(bodies.allSatisfy { $0.hasPrefix("grant_type=authorization_code&code=") && !$0.contains("credentials") })
    #expect(provider.requests.allSatisfy { $0.target == "/oauth2/token" && $0.method == "POST" })
    #expect(texts.allSatisfy { !$0.contains("zq7secretcanary") })
    await provider.stop()
  }

  @Test func aQuestionDiffersWithEveryValueItDependsOn() {
    let base = question("https://a.test")
    var others = [question("https://b.test"), question("https://a.test", .basic(secret))]
    others += [question("https://a.test", .post(Secret("other"))), question("https://a.test", .none)]
    var client = base
    client.clientID = "another"
    var callback = base
    callback.redirectURI += "/"
    let names = Set((others + [base, client, callback]).map(\.question))
    #expect(names.count == 7 && names.allSatisfy { !$0.contains("zq7secretcanary") })
    #expect(question("https://a.test").question == base.question)
  }
}

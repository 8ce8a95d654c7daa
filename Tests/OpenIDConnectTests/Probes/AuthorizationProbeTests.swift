import Testing
import Text

@testable import OpenIDConnect

private let callback = "https://om.test/callback"

private func request(_ base: String) -> AuthorizationRequest {
  AuthorizationRequest(
    endpoint: base + "/oauth2/authorize", clientID: "client", redirectURI: callback, scope: "openid email")
}

@Suite struct AuthorizationProbeTests {
  private func outcome(
    _ status: Int, location: String? = nil, type: String = "text/html", body: String = ""
  ) async throws -> Lookup<AuthorizationAnswer> {
    let provider = try ScriptedProvider(status, type: type, location: location, body: body)
    let answer = await ProviderClient.live().authorize(request(provider.base))
    #expect(provider.requests.count == 1)
    await provider.stop()
    return answer
  }

  @Test(arguments: [
    ("/login?client_id=x", AuthorizationOutcome.known(.loginRedirect)),
    ("/other", .known(.otherRedirect)), ("https://elsewhere.test/login", .known(.otherRedirect)),
    ("/error?error=redirect_mismatch&client_id=x", .redirectMismatch),
    ("/error?error=invalid_request", .unknownClient),
    ("\(callback)?error=invalid_request", .otherError(ProviderError(code: "invalid_request"))),
    ("\(callback)?error=invalid_scope&state=s", .invalidScope(ProviderError(code: "invalid_scope"))),
    ("\(callback)#error=unauthorized_client", .unauthorizedClient),
    ("\(callback)?error=unsupported_response_type", .unsupportedResponseType),
    (
      "\(callback)?error=server_error&error_description=a+b",
      .serverError(ProviderError(code: "server_error", description: "a b"))
    ),
    ("\(callback)?error=login_required", .known(.callback)), ("\(callback)?code=x", .known(.callback)),
    ("/error?error=login_required", .otherError(ProviderError(code: "login_required"))),
    ("/oauth2/authorize?client_id=client", .cannotTell("it redirects to itself")),
    ("", .cannotTell("it redirects to an invalid URL")),
    ("/a b", .cannotTell("it redirects to an invalid URL")),
  ])
  func aRedirectIsReadByItsError(location: String, expected: AuthorizationOutcome) async throws {
    #expect(try await outcome(302, location: location).answer?.outcome == expected)
  }

  @Test(arguments: [
    (200, "text/html", "<!doctype html>", AuthorizationOutcome.known(.page)),
    (400, "text/html", "<!doctype html>", .refused(status: 400)), (404, "text/plain", "", .refused(status: 404)),
    (400, "application/json", #"{"error":"invalid_client"}"#, .unknownClient),
    (200, "application/json", #"{"error":"redirect_uri_mismatch"}"#, .redirectMismatch),
    (
      400, "application/json", #"{"error":"invalid_request","error_description":"Invalid redirect_uri"}"#,
      .redirectMismatch
    ),
    (400, "application/json", #"{"error":42}"#, .refused(status: 400)),
    (400, "application/json", #"{"error":"a","error":"b"}"#, .refused(status: 400)),
    (500, "application/json", #"{"error":"server_error"}"#, .serverError(ProviderError(code: "server_error"))),
  ])
  func anotherAnswerIsReadByWhatIsInIt(
    status: Int, type: String, body: String, expected: AuthorizationOutcome
  ) async throws {
    #expect(try await outcome(status, type: type, body: body).answer?.outcome == expected)
  }

  @Test func troubleOfTheProviderIsNoAnswer() async throws {
    #expect(try await outcome(503).error?.cause == .status(.serverError(503)))
    #expect(try await outcome(429).error?.cause == .status(.tooManyRequests429))
    let huge = String(repeating: "x", count: (1 << 20) + 1)
    #expect(try await outcome(200, body: huge).error?.cause == .body(.tooLarge(limit: 1 << 20)))
  }

  @Test func whatIsShownIsShortAndHarmless() async throws {
    let hostile = "%1B%5B2J%E2%80%AE" + String(repeating: "x", count: 5000)
    for location in ["\(callback)?error=\(hostile)&error_description=\(hostile)", "/\u{202E}\(hostile)"] {
      let answer = try #require(try await outcome(302, location: location).answer)
      var texts = [answer.seen]
      if case .otherError(let error) = answer.outcome { texts += [error.code, error.description, error.shown] }
      for text in texts {
        #expect(text.unicodeScalars.count <= 230)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
      }
    }
    let body = #"{"error":"\u001b[2J\r\nx","error_description":"\#(String(repeating: "y", count: 5000))"}"#
    let answer = try #require(try await outcome(400, type: "application/json", body: body).answer)
    #expect(answer.seen.unicodeScalars.allSatisfy { $0.value >= 0x20 } && answer.seen.count <= 200)
  }

  @Test func theRequestIsTheOneTheServerWillSend() async throws {
    let provider = try ScriptedProvider(302, location: "/login")
    let lookup = await ProviderClient.live().authorize(request(provider.base))
    _ = await ProviderClient.live().authorize(request(provider.base))
    let fields = provider.requests.map { FormText.fields($0.query) }
    for name in ["response_type=code", "client_id=client", "response_mode=query", "code_challenge_method=S256"] {
      #expect(fields[0].contains { "\($0.name)=\($0.value)" == name })
    }
    #expect(FormText.single("redirect_uri", in: fields[0]) == callback)
    #expect(FormText.single("scope", in: fields[0]) == "openid email")
    for name in ["state", "nonce", "code_challenge"] {
      let values = fields.compactMap { FormText.single(name, in: $0) }
      #expect(values.count == 2 && values[0] != values[1] && values[0].count >= 32)
      #expect(lookup.url?.contains(values[0]) == false)
    }
    #expect(provider.requests.allSatisfy { $0.method == "GET" && $0.header("Authorization") == nil })
    await provider.stop()
  }
}

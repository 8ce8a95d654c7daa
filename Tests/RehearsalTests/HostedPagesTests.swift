import Loopback
import TestThreads
import Testing
import Text

@testable import OpenIDConnect
@testable import Rehearsal

private let domain = "rehearsal.auth.eu-west-1.amazoncognito.com"
private let callback = "https://om.test/callback"

/// What the pages answer, without a network and at any time.
private struct Stage {
  let router: Router

  init(_ fault: Fault = .none) { router = Router(fault: fault) }

  func get(_ target: String, host: String = domain, at now: Int = 1000) -> LoopbackResponse {
    let headers = [LoopbackRequest.Header(name: "Host", value: host)]
    return router.answer(LoopbackRequest(method: "GET", target: target, headers: headers), now: now)
  }

  func post(_ target: String, _ fields: [FormText.Field], at now: Int = 1000) -> LoopbackResponse {
    let headers = [
      LoopbackRequest.Header(name: "Host", value: domain),
      LoopbackRequest.Header(name: "Content-Type", value: "application/x-www-form-urlencoded"),
    ]
    return router.answer(
      LoopbackRequest(method: "POST", target: target, headers: headers, body: Array(FormText.joined(fields).utf8)),
      now: now)
  }

  /// A code for a person, without PKCE.
  func code(at now: Int = 1000) throws -> String {
    let query = FormText.joined([
      ("client_id", "client"), ("redirect_uri", callback), ("response_type", "code"), ("scope", "openid email"),
    ])
    let fields: [FormText.Field] = [("username", "alice@example.com"), ("password", "x")]
    let location = try #require(post("/login?" + query, fields, at: now).location)
    return try #require(FormText.single("code", in: FormText.fields(location.drop { $0 != "?" }.dropFirst())))
  }

  func redeem(_ code: String, at now: Int = 1000, _ more: [FormText.Field] = []) -> LoopbackResponse {
    post(
      "/oauth2/token",
      [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback), ("client_id", "client")]
        + more, at: now)
  }
}

extension LoopbackResponse {
  fileprivate var location: String? { headers.first { $0.name == "Location" }?.value }
  fileprivate var text: String { String(decoding: body, as: UTF8.self) }
  fileprivate func member(_ name: String) -> String? {
    (try? JSON.parse(body)).flatMap { try? Members(of: $0) }.flatMap { (try? $0.text(name)) ?? nil }
  }
}

@Suite(.waiting) struct HostedPagesTests {
  private func authorize(_ fields: [FormText.Field], _ fault: Fault = .none) -> String? {
    Stage(fault).get("/oauth2/authorize?" + FormText.joined(fields)).location
  }

  @Test func errorsAreToldInCognitosOrder() {
    let (client, back) = (("client_id", "client"), ("redirect_uri", callback)) as (FormText.Field, FormText.Field)
    #expect(authorize([back])?.hasPrefix("https://\(domain)/error?error=invalid_request") == true)
    #expect(authorize([("client_id", "no client!"), back])?.contains("/error?error=invalid_request") == true)
    #expect(authorize([client])?.contains("/error?error=invalid_request&client_id=client") == true)
    for wrong in ["http://om.test/callback", "https://om.test/callback#x", "om.test", "http://localhost.om.test/"] {
      #expect(authorize([client, ("redirect_uri", wrong)])?.contains("/error?error=redirect_mismatch") == true)
    }
    #expect(authorize([client, back])?.hasPrefix("\(callback)?error=invalid_request") == true)
    let token = authorize([client, back, ("response_type", "token"), ("state", "s")])
    #expect(token?.hasPrefix("\(callback)?error=unauthorized_client") == true && token?.hasSuffix("&state=s") == true)
    let code: [FormText.Field] = [client, back, ("response_type", "code")]
    #expect(authorize(code + [("scope", "openid offline_access")])?.contains("?error=invalid_scope") == true)
    #expect(authorize(code + [("code_challenge", "x")])?.contains("?error=invalid_request") == true)
    #expect(authorize(code)?.hasPrefix("https://\(domain)/login?client_id=client") == true)
  }

  @Test func aCodeHoldsFiveMinutesAndOnce() throws {
    let stage = Stage()
    let (early, late) = (try stage.code(), try stage.code())
    #expect(stage.redeem(early, at: 1299).member("id_token") != nil)
    #expect(stage.redeem(early, at: 1299).member("error") == "invalid_grant")
    #expect(stage.redeem(late, at: 1300).member("error") == "invalid_grant")
  }

  @Test func theFirstSecretSeenIsTheSecret() throws {
    let stage = Stage()
    #expect(stage.redeem("x", [("client_secret", "one")]).member("error") == "invalid_grant")
    #expect(stage.redeem("x", [("client_secret", "two")]).member("error") == "invalid_client")
    #expect(stage.redeem("x").member("error") == "invalid_client")
  }

  @Test(arguments: [
    ("client_credentials", "unauthorized_client"), ("password", "unsupported_grant_type"),
    ("", "unsupported_grant_type"),
    ("refresh_token", "invalid_grant"),
  ])
  func otherGrantsAreRefused(grant: String, error: String) {
    let answer = Stage().post("/oauth2/token", [("grant_type", grant), ("client_id", "client")])
    #expect(answer.status == 400 && answer.member("error") == error)
  }

  @Test func aBrowserFindsThePagesOnThisMachine() {
    let query = FormText.joined([
      ("client_id", "client"), ("redirect_uri", callback), ("response_type", "code"), ("state", "\"><script>"),
    ])
    let login = Stage().get("/\(domain)/oauth2/authorize?\(query)", host: "127.0.0.1:4000").location
    #expect(login == "/\(domain)/login?\(query)")
    let page = Stage().get(login ?? "", host: "127.0.0.1:4000")
    #expect(page.status == 200 && page.text.contains("action=\"/\(domain)/login?client_id=client&amp;"))
    #expect(page.text.contains("bob@example.com") && !page.text.contains("<script"))
    #expect(Stage().get("/other.host/login?\(query)", host: "127.0.0.1:4000").status == 404)
    #expect(Stage(.noDomain).get("/\(domain)/login?\(query)", host: "127.0.0.1:4000").status == 404)
  }

  @Test func onlyTheSignInDomainIsLedToThisMachine() async throws {
    let rehearsal = try await Rehearsal()
    let start = "http://127.0.0.1:\(rehearsal.port)/\(domain)"
    #expect(rehearsal.browserAddress(for: "https://\(domain)/login?a=b") == "\(start)/login?a=b")
    for other in ["https://om.test/callback", "https://rehearsal.auth.x.amazoncognito.com/", "http://\(domain)/"] {
      #expect(rehearsal.browserAddress(for: other) == other)
    }
    await rehearsal.stop()
  }

  @Test func theErrorPageShowsItsErrorAsText() {
    #expect(Stage().get("/error?error=%3Cb%3E").text.contains("&lt;b&gt;"))
  }
}

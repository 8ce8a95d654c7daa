import Loopback
import OpenIDConnect
import Testing
import Text

@testable import Rehearsal

/// The simulated OpenMetadata, as its sources say that a real one behaves.
@Suite struct RehearsedServerTests {
  private static let secret = ["authenticationConfiguration", "oidcConfiguration", "secret"]
  private static let start = RehearsedServer.firstStart.setting(secret, to: .text("kept"))

  private func server(_ release: String, _ fault: ServerFault = .none) throws -> RehearsedServer {
    try #require(RehearsedServer(at: "https://c.test", release: release, configuration: Self.start, fault: fault))
  }

  /// Status and body of an answer.
  private func ask(
    _ server: RehearsedServer, _ method: String, _ call: String, as name: String? = "admin", _ body: JSON? = nil
  ) throws -> (status: Int, json: JSON?) {
    let token = name.flatMap { server.token(of: $0) }.map { $0.reveal { $0 } }
    return try ask(server, method, call, token: token, body)
  }

  private func ask(
    _ server: RehearsedServer, _ method: String, _ call: String, token: String?, _ body: JSON? = nil
  ) throws -> (status: Int, json: JSON?) {
    let headers = token.map { [LoopbackRequest.Header(name: "Authorization", value: "Bearer \($0)")] } ?? []
    let answer = server.answer(
      LoopbackRequest(
        method: method, target: "/api/v1/\(call)", headers: headers,
        body: body.map { Array($0.source(.compact).utf8) } ?? []))
    return (answer.status, try? JSON.parse(answer.body))
  }

  @Test func onlyAdministratorsSeeTheSettings() throws {
    let server = try server("1.13.6")
    #expect(try ask(server, "GET", "system/security/config", as: nil).status == 401)
    #expect(try ask(server, "GET", "system/security/config", as: "bob").status == 403)
    #expect(try ask(server, "GET", "system/security/config").json?[Self.secret]?.text == "*********")
    #expect(try ask(server, "GET", "system/security/config", as: "ingestion-bot").json?[Self.secret]?.text == "kept")
    #expect(try ask(server, "GET", "system/security/config", token: "forged").status == 401)
  }

  @Test func aPersonalTokenWorksLikeTheOneItIsMadeWith() throws {
    let server = try server("1.13.6")
    let made = try #require(try ask(server, "PUT", "users/security/token").json?["jwtToken"]?.text)
    #expect(try ask(server, "GET", "users/loggedInUser", token: made).json?["name"]?.text == "admin")
    #expect(try ask(server, "PUT", "users/security/token", as: "ingestion-bot").status == 400)
  }

  @Test func anExpiredTokenIsRejected() throws {
    let server = try server("1.13.6")
    let token = try #require(server.token(of: "admin", seconds: -1)).reveal { $0 }
    #expect(try ask(server, "GET", "users/loggedInUser", token: token).status == 401)
  }

  /// Before 2.0.1 the stars replace the secret.
  @Test(arguments: [("1.11.14", "*********"), ("2.0.0", "*********"), ("2.0.1", "kept"), ("2.1.0", "kept")])
  func starsAreRestoredFrom201On(release: String, stored: String) throws {
    let server = try server(release)
    let body = Self.start.setting(Self.secret, to: .text("*********"))
    #expect(try ask(server, "PUT", "system/security/config", body).status == 200)
    #expect(server.state.withLock(\.stored)[Self.secret]?.text == stored)
  }

  /// What is stored counts at once, for the tokens too.
  @Test(arguments: [
    (["authenticationConfiguration", "tokenValidationAlgorithm"], JSON.text("RS512")),
    (["authenticationConfiguration", "jwtPrincipalClaims"], .texts(["upn"])),
    (["authenticationConfiguration", "jwtPrincipalClaimsMapping"], .texts(["username:upn", "email:email"])),
    (["authorizerConfiguration", "enforcePrincipalDomain"], .bool(true)),
  ])
  func settingsThatExcludeATokenRejectIt(path: [String], value: JSON) throws {
    let server = try server("1.13.6")
    let body = Self.start.setting(path, to: value).setting(
      ["authorizerConfiguration", "principalDomain"], to: .text("example.com"))
    #expect(try ask(server, "PUT", "system/security/config", body).status == 200)
    #expect(try ask(server, "GET", "users/loggedInUser").status == 401)
  }

  @Test func theSourceOfTheSettingsIsToldFrom21On() throws {
    #expect(try ask(server("2.0.7"), "GET", "system/settings/source").json == nil)
    #expect(try ask(server("2.1.0"), "GET", "system/settings/source").json?["settings"]?.items?.count == 2)
    let body = Self.start
    #expect(try ask(server("2.1.0", .managedElsewhere), "PUT", "system/security/config", body).status == 409)
    #expect(try ask(server("2.0.7", .managedElsewhere), "PUT", "system/security/config", body).status == 200)
  }

  @Test func aBodyWithoutWhatTheSchemaRequiresIs400() throws {
    let server = try server("1.13.6")
    let body = Self.start.setting(["authenticationConfiguration", "providerName"], to: nil)
    for (method, call) in [("POST", "system/security/validate"), ("PUT", "system/security/config")] {
      #expect(try ask(server, method, call, body).status == 400)
    }
    let basic = try ask(server, "POST", "system/security/validate", Self.start)
    #expect(basic.status == 200 && basic.json?["status"]?.text == "failed")
  }
}

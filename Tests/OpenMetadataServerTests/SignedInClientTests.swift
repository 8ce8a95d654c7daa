import HostileServers
import Loopback
import OpenIDConnect
import Synchronization
import TestThreads
import Testing
import Text

@testable import OpenMetadataServer
@testable import Rehearsal

/// The calls with a token, to a server that behaves and to those that do not.
@Suite(.prompt) struct SignedInClientTests {
  private static let token = Secret("eyJhbGciOiJSUzI1NiJ9.canary-token.c2lnbmF0dXJl")
  private static let secret = Secret("canary-secret-of-the-client")

  private static var configuration: SecurityConfiguration {
    get throws {
      let json = RehearsedServer.firstStart.setting(
        SecurityConfiguration.clientSecret, to: .text(secret.reveal { $0 }))
      return try #require(SecurityConfiguration(json))
    }
  }

  /// A client of a server that always gives one answer.
  private func asking(
    _ response: LoopbackResponse, _ ask: (SignedInClient) async throws -> Void
  ) async throws -> [LoopbackRequest] {
    let asked = Mutex<[LoopbackRequest]>([])
    let loopback = try LoopbackServer { request in
      asked.withLock { $0.append(request) }
      return response
    }
    let address = try ServerAddress("http://127.0.0.1:\(loopback.port)")
    try await ask(SignedInClient(address, token: Self.token, NetworkOptions(), hiding: [Self.secret]))
    await loopback.stop()
    return asked.withLock(\.self)
  }

  private func failure(_ ask: () async throws -> Void) async -> ServerFailure? {
    do { try await ask() } catch { return error as? ServerFailure }
    return nil
  }

  @Test(
    arguments: [
      (400, .badRequest), (401, .tokenRejected), (403, .notAllowed), (404, .notThere), (409, .managedElsewhere),
      (412, .changedMeanwhile), (418, .unexpected(418)), (429, .tooManyRequests), (500, .failed(500)),
      (503, .failed(503)),
    ] as [(Int, ServerFailure.Cause)])
  func everyStatusHasItsCause(status: Int, cause: ServerFailure.Cause) async throws {
    let body = #"{"code": 1, "message": "No\u001b[2J, \u202eno."}"#
    let response = LoopbackResponse(status: status, type: "application/json", body: body)
    let requests = try await asking(response) { client in
      let failure = await failure { try await client.store(Self.configuration) }
      #expect(failure?.cause == cause && failure?.words.hasPrefix("No\\u{1b}[2J") == true)
      #expect(failure?.mayBeDone == (status >= 500) && failure?.isUnreachable == false)
    }
    #expect(requests.count == 1 && requests[0].method == "PUT" && requests[0].header("Connection") == "close")
    #expect(requests[0].header("Authorization") == "Bearer \(Self.token.reveal { $0 })")
    #expect(requests[0].header("Content-Type") == "application/json")
  }

  /// The same status from a proxy, whose page is not JSON.
  @Test(
    arguments: [
      (200, .body(.htmlInsteadOfJSON)), (401, .status(.unauthorized401)), (403, .status(.forbidden403)),
      (404, .status(.notFound404)), (502, .status(.serverError(502))),
    ] as [(Int, LookupError.Cause)])
  func aPageIsNoAnswerOfTheServer(status: Int, cause: LookupError.Cause) async throws {
    let response = LoopbackResponse(status: status, type: "text/html", body: "<!doctype html><title>Log in</title>\n")
    _ = try await asking(response) { client in
      #expect(await failure { _ = try await client.configuration() }?.cause == .unanswered(cause))
    }
  }

  @Test func aRedirectIsNotFollowedAndTheTokenGoesNowhereElse() async throws {
    let elsewhere = Mutex(0)
    let other = try LoopbackServer { _ in
      elsewhere.withLock { $0 += 1 }
      return LoopbackResponse(status: 200, type: "application/json", body: "{}")
    }
    var response = LoopbackResponse(status: 307, type: "text/plain", body: "")
    response.add("Location", "http://127.0.0.1:\(other.port)/api/v1/users/loggedInUser")
    let requests = try await asking(response) { client in
      let failure = await failure { _ = try await client.user() }
      guard case .unanswered(.status(.redirected(307, _))) = failure?.cause else {
        Issue.record("\(failure as Any)")
        return
      }
    }
    await other.stop()
    #expect(requests.count == 1 && elsewhere.withLock(\.self) == 0)
  }

  @Test func whatRepeatsASecretIsWithheld() async throws {
    for secret in [Self.token, Self.secret] {
      let message = secret.reveal { "cannot store \($0)" }
      let body = JSON.object([("message", .text(message))]).source(.compact)
      _ = try await asking(LoopbackResponse(status: 500, type: "application/json", body: body)) { client in
        let words = await failure { try await client.store(Self.configuration) }?.words ?? ""
        #expect(!words.contains("canary") && words.hasPrefix("(withheld"))
      }
      let errors = JSON.list([.object([("field", .text("general")), ("error", .text(message))])])
      let answer = JSON.object([("status", .text("failed")), ("errors", errors)]).source(.compact)
      _ = try await asking(LoopbackResponse(status: 200, type: "application/json", body: answer)) { client in
        let validation = try await client.validation(of: Self.configuration)
        #expect(!validation.isPassed && validation.complaints.count == 1 && !"\(validation)".contains("canary"))
      }
    }
  }

  @Test func nothingOfItPrintsASecret() throws {
    let configuration = try Self.configuration
    #expect(!"\(configuration) \(String(reflecting: configuration))".contains("canary"))
    var dumped = ""
    dump(configuration, to: &dumped)
    #expect(!dumped.contains("canary"))
  }

  @Test(
    arguments: [
      ("/twenty-megabytes", .body(.tooLarge(limit: 1 << 20))), ("/gzip-bomb", .body(.badEncoding("gzip"))),
      ("/truncated", .body(.truncated)), ("/nested", .document(.tooDeeplyNested(limit: 32))),
      ("/not-utf8", .document(.notUTF8)), ("/empty", .document(.emptyAnswer)),
      ("/good", .content(.missingMember("name"))),
    ] as [(String, LookupError.Cause)])
  func everyBadAnswerHasItsCause(path: String, cause: LookupError.Cause) async throws {
    let address = try ServerAddress(try HostileServer.shared().url("http", path))
    let client = SignedInClient(address, token: Self.token, NetworkOptions())
    #expect(await failure { _ = try await client.user() }?.cause == .unanswered(cause))
  }

  @Test func peopleAreListedToTheLastPage() async throws {
    let (server, token) = try simulated()
    let (client, rehearsal) = try await signedIn(to: server, token)
    let people = try await client.administrators()
    #expect(people.map(\.name) == ["admin", "alice"] && people.allSatisfy { $0.isAdministrator && !$0.isBot })
    let bot = try await client.user(named: "ingestion-bot")
    #expect(bot?.isBot == true)
    let nobody = try await client.user(named: "nobody")
    #expect(nobody == nil)
    await rehearsal.stop()
  }

  /// Only bots see what the server masks for people.
  @Test func theSecretIsMaskedForPeople() async throws {
    let start = try Self.configuration.reveal { $0 }
    for (name, isMasked) in [("admin", true), ("ingestion-bot", false)] {
      let (server, token) = try simulated(start, of: name)
      let (client, rehearsal) = try await signedIn(to: server, token)
      let found = try await client.configuration()
      #expect(found.masks == (isMasked ? [SecurityConfiguration.clientSecret] : []))
      let same = try Self.configuration
      #expect(found.isSame(as: same) && found.withoutMasks.masks.isEmpty)
      await rehearsal.stop()
    }
  }

  @Test(
    arguments: [
      ("basic", "admin@open-metadata.org", "canary", nil), ("basic", "nobody@example.com", "canary", .badRequest),
      ("aws-cognito", "admin@open-metadata.org", "canary", .notAllowed),
    ] as [(String, String, String, ServerFailure.Cause?)])
  func aPasswordGivesATokenWhileThereAreAny(
    provider: String, email: String, password: String, cause: ServerFailure.Cause?
  ) async throws {
    let path = [SecurityConfiguration.authentication, "provider"]
    let (server, _) = try simulated(RehearsedServer.firstStart.setting(path, to: .text(provider)))
    let rehearsal = try await Rehearsal(openMetadata: server)
    let address = try ServerAddress("https://c.example.com")
    let options = NetworkOptions(routes: rehearsal.routes)
    let failure = await failure {
      let token = try await ServerClient(address, options).logIn(email, password: Secret(password))
      let user = try await SignedInClient(address, token: token, options).user()
      #expect(user.name == "admin" && user.isAdministrator)
    }
    #expect(failure?.cause == cause && failure?.words.contains("canary") != true)
    await rehearsal.stop()
  }

  private func simulated(
    _ start: JSON = RehearsedServer.firstStart, of name: String = "admin"
  ) throws -> (RehearsedServer, Secret) {
    let server = try #require(RehearsedServer(at: "https://c.example.com", release: "2.1.0", configuration: start))
    return (server, try #require(server.token(of: name)))
  }

  private func signedIn(
    to server: RehearsedServer, _ token: Secret
  ) async throws -> (SignedInClient, Rehearsal) {
    let rehearsal = try await Rehearsal(openMetadata: server)
    let address = try ServerAddress("https://c.example.com")
    return (SignedInClient(address, token: token, NetworkOptions(routes: rehearsal.routes)), rehearsal)
  }

  @Test(
    arguments: [
      (#""a": 1, "b": "x""#, #""a": "1", "b": "x", "c": 2"#, []), (#""a": false, "b": "", "c": []"#, "", []),
      (#""a": true"#, #""a": "true""#, []), (#""a": "x""#, #""a": "y""#, ["authenticationConfiguration.a"]),
      (#""a": ["x"]"#, #""a": []"#, ["authenticationConfiguration.a"]), (#""a": "*********""#, #""a": "y""#, []),
      (#""o": {"a": 1}"#, #""o": {"a": 2}"#, ["authenticationConfiguration.o.a"]),
    ])
  func whatDiffersIsNamed(ours: String, theirs: String, unmet: [String]) throws {
    func configuration(_ members: String) throws -> SecurityConfiguration {
      let text = #"{"authenticationConfiguration": {\#(members)}, "authorizerConfiguration": {}}"#
      return try #require(SecurityConfiguration(try JSON.parse(Array(text.utf8))))
    }
    #expect(try configuration(ours).unmet(by: configuration(theirs)) == unmet)
  }
}

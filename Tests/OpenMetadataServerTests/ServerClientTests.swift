import HostileServers
import Loopback
import OpenIDConnect
import Synchronization
import TestThreads
import Testing
import Text

@testable import OpenMetadataServer
@testable import Rehearsal

/// The calls, to a server that behaves and to those that do not.
@Suite(.prompt) struct ServerClientTests {
  private static let address = "https://catalog.example.com/metadata"

  private static let configuration = """
    {"authenticationConfiguration": {"provider": "aws-cognito", "providerName": "Cognito", "clientType": "confidential",
    "authority": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool", "clientId": "one", "callbackUrl":
    "https://catalog.example.com/callback", "jwtPrincipalClaims": ["email", "sub"], "jwtPrincipalClaimsMapping": [],
    "enableSelfSignup": true, "enableAutoRedirect": true, "responseType": "code", "publicKeyUrls": ["https://k.test"],
    "oidcConfiguration": {"id": "one", "scope": "openid email", "useNonce": "true", "disablePkce": false, "discoveryUri":
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool/.well-known/openid-configuration", "callbackUrl":
    "https://catalog.example.com/callback", "serverUrl": "https://catalog.example.com", "prompt": "login", "maxAge": "",
    "customParams": {"customParamKey1": "lang", "customParamValue1": "de"}}},
    "authorizerConfiguration": {"principalDomain": "example.com"}}
    """

  private func answers(
    _ release: String = "1.12.6", _ fault: ServerFault = .none, clientType: String = "confidential",
    at address: String = address, seconds: Double = 20
  ) async throws -> ServerAnswers {
    let text = Self.configuration.replacing("\"confidential\"", with: "\"\(clientType)\"")
    let server = try #require(
      RehearsedServer(at: Self.address, release: release, configuration: try JSON.parse(Array(text.utf8)), fault: fault)
    )
    let rehearsal = try await Rehearsal(openMetadata: server)
    let client = try ServerClient(
      ServerAddress(address), NetworkOptions(seconds: seconds, routes: rehearsal.routes))
    let answers = await client.answers()
    await rehearsal.stop()
    return answers
  }

  @Test(arguments: ["1.11.14", "1.12.6", "1.13.3", "1.13.6.3", "2.0.7", "2.1.0"])
  func aServerOfEveryReleaseAnswersEverything(release: String) async throws {
    let answers = try await answers(release)
    #expect(answers.error == nil && answers.rounds.count == 3 && answers.release?.description == release)
    #expect(answers.rounds.allSatisfy { $0 == answers.rounds[0] || $0.configuration.answer == answers.configuration })
    let running = try #require(answers.configuration)
    #expect(
      running.provider == "aws-cognito" && running.clientID == "one" && running.principalClaims == ["email", "sub"])
    #expect(running.responseType == (["1.13.6.3", "2.0.7", "2.1.0"].contains(release) ? "code" : nil))
    #expect(running.redirectsAutomatically == (release == "1.11.14" ? nil : true))
    #expect(answers.rounds.allSatisfy { $0.principalDomain.answer == "example.com" })
    #expect(answers.keys.answer == 1)
    let start = try #require(answers.signIn.answer)
    #expect(start.endpoint == "https://rehearsal.auth.eu-west-1.amazoncognito.com/oauth2/authorize")
    #expect(start["client_id"] == "one" && start["redirect_uri"] == "https://catalog.example.com/callback")
    #expect(start["scope"] == "openid email" && start["prompt"] == "login" && start["max_age"] == nil)
    #expect(start.sendsNonce && start.sendsChallenge && start.others.map(\.name) == ["lang"])
  }

  @Test func aPublicClientIsNotAskedToStartASignIn() async throws {
    let answers = try await answers(clientType: "public")
    #expect(answers.error == nil && answers.keys.answer == 1 && answers.signIn == .notAsked)
  }

  @Test func replicasThatDifferAreSeen() async throws {
    let answers = try await answers("1.12.6", .replicas)
    #expect(answers.rounds.compactMap { $0.configuration.answer?.clientID } == ["one", "1formerclient", "one"])
  }

  @Test(
    arguments: [
      (.html, .body(.htmlInsteadOfJSON)), (.notFound, .status(.notFound404)),
      (.unavailable, .status(.serverError(503))),
      (.redirect, .status(.redirected(status: 302, to: "https://signin.example.com/login?rd=/"))),
    ] as [(ServerFault, LookupError.Cause)])
  func whatStandsInTheWayHasItsOwnCause(fault: ServerFault, cause: LookupError.Cause) async throws {
    let answers = try await answers("1.12.6", fault)
    #expect(answers.error?.cause == cause && answers.rounds.count == 1)
    #expect(answers.keys == .notAsked && answers.signIn == .notAsked && answers.release == nil)
  }

  @Test func aServerThatDoesNotAnswerIsNotWaitedFor() async throws {
    let answers = try await answers("1.12.6", .slow, seconds: 0.3)
    #expect(answers.error?.cause == .connection(.timedOut(seconds: 0.3)) && answers.rounds.count == 1)
  }

  @Test(arguments: [(ServerFault.noSignIn, LookupError.Status.notFound404), (.signInFails, .serverError(500))])
  func aSignInThatDoesNotStartHasItsOwnCause(fault: ServerFault, status: LookupError.Status) async throws {
    let answers = try await answers("2.0.7", fault)
    #expect(answers.error == nil && answers.signIn.error?.cause == .status(status))
  }

  /// Without its base path, the UI of another application answers.
  @Test func theBasePathIsAsked() async throws {
    let answers = try await answers(at: "https://catalog.example.com")
    #expect(answers.error?.cause == .body(.htmlInsteadOfJSON))
  }

  @Test func nothingIsSentButTheQuestionsAndEachOnAConnectionOfItsOwn() async throws {
    let asked = Mutex<[LoopbackRequest]>([])
    let text = Array(Self.configuration.utf8)
    let server = try #require(
      RehearsedServer(at: Self.address, release: "1.12.6", configuration: try JSON.parse(text)))
    let loopback = try LoopbackServer { request in
      asked.withLock { $0.append(request) }
      return server.answer(request)
    }
    let client = try ServerClient(ServerAddress("http://127.0.0.1:\(loopback.port)/metadata/"), NetworkOptions())
    #expect(await client.answers().error == nil)
    await loopback.stop()
    let round = ["version", "config/auth", "config/authorizer"].map { "/metadata/api/v1/system/\($0)" }
    let login = "/metadata/api/v1/auth/login?redirectUri=https%3A%2F%2Fcatalog.example.com%2Fauth%2Fcallback"
    let requests = asked.withLock(\.self)
    #expect(requests.map(\.target) == round + round + round + ["/metadata/api/v1/system/config/jwks", login])
    #expect(requests.allSatisfy { $0.method == "GET" && $0.body.isEmpty && $0.header("Authorization") == nil })
    #expect(requests.allSatisfy { $0.header("Cookie") == nil })
    #expect(requests.prefix(9).allSatisfy { $0.header("Connection") == "close" })
  }

  @Test(
    arguments: [
      ("/301", .status(.redirected(status: 301, to: "/trap"))), ("/401", .status(.unauthorized401)),
      ("/403", .status(.forbidden403)), ("/429", .status(.tooManyRequests429)), ("/500", .status(.serverError(500))),
      ("/twenty-megabytes", .body(.tooLarge(limit: 256 << 10))), ("/endless-body", .body(.tooLarge(limit: 256 << 10))),
      ("/endless-headers", .body(.headersTooLarge(limit: 64 << 10))), ("/gzip-bomb", .body(.badEncoding("gzip"))),
      ("/truncated", .body(.truncated)), ("/nested", .document(.tooDeeplyNested(limit: 32))),
      ("/not-utf8", .document(.notUTF8)), ("/empty", .document(.emptyAnswer)),
      ("/list", .content(.wrongType(member: "", expected: "an object", found: "an array"))),
      ("/good", .content(.missingMember("version"))), ("/drip", .connection(.timedOut(seconds: 0.5))),
      ("/hang", .connection(.timedOut(seconds: 0.5))),
    ] as [(String, LookupError.Cause)])
  func everyBadAnswerEndsTheQuestions(path: String, cause: LookupError.Cause) async throws {
    let address = try ServerAddress(try HostileServer.shared().url("http", path))
    let isSlow = ["/drip", "/hang"].contains(path)
    let answers = await ServerClient(address, NetworkOptions(seconds: isSlow ? 0.5 : 20)).answers()
    #expect(answers.error?.cause == cause && answers.rounds.count == 1)
    #expect(answers.keys == .notAsked && answers.signIn == .notAsked)
  }

  @Test func aServerWithACertificateOfAnUnknownAuthorityIsNotAsked() async throws {
    let hostile = try HostileServer.shared()
    let address = try ServerAddress(try hostile.url("tls", "/good", host: "localhost"))
    #expect(await ServerClient(address, NetworkOptions()).answers().error?.cause == .tls(.unknownAuthority))
    let trusting = NetworkOptions(caFile: hostile.authority)
    #expect(await ServerClient(address, trusting).answers().error?.cause == .content(.missingMember("version")))
  }

  /// A redirect to nowhere, and one that is full of terminal commands.
  @Test(arguments: ["/relative", "https://e.test/\u{9b}2J", "javascript:alert(1)", ""])
  func aSignInLeadsToAURLOrNowhere(location: String) async throws {
    let server = try #require(
      RehearsedServer(
        at: Self.address, release: "1.12.6", configuration: try JSON.parse(Array(Self.configuration.utf8))))
    let loopback = try LoopbackServer { request in
      guard request.path.hasSuffix("/auth/login") else { return server.answer(request) }
      return HostedPages.redirect(location)
    }
    let client = try ServerClient(ServerAddress("http://127.0.0.1:\(loopback.port)/metadata"), NetworkOptions())
    let answers = await client.answers()
    await loopback.stop()
    #expect(answers.error == nil)
    guard let start = answers.signIn.answer else {
      guard case .status = answers.signIn.error?.cause else {
        Issue.record("\(answers.signIn)")
        return
      }
      return
    }
    #expect(!start.isAuthorizationRequest)
  }

  @Test func cancellingEndsTheQuestions() async throws {
    let address = try ServerAddress(try HostileServer.shared().url("http", "/hang"))
    let task = Task { await ServerClient(address, NetworkOptions(seconds: 60)).answers() }
    task.cancel()
    #expect(await task.value.error?.cause == .request(.cancelled))
  }
}

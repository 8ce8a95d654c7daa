import Foundation
import HostileServers
import TestThreads
import Testing
import Text

@testable import OpenIDConnect

/// Against a provider that others wrote, where it is installed; in CI it has to be.
@Suite(.prompt) struct NanoIDPTests {
  /// From OPENMETADATA_SSO_NANOIDP or the search path.
  private static let command: String? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let candidates = [environment["OPENMETADATA_SSO_NANOIDP"]].compactMap(\.self) + folders.map { "\($0)/nanoidp" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private static let isDemanded = ProcessInfo.processInfo.environment["CI"] == "true"

  /// Started beside the test's threads, which are few and must not wait.
  private static let server = Task {
    let command = try #require(Self.command, "CI needs nanoidp: pip install nanoidp==3.4.0")
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try ServerProcess("nanoidp_launcher.py", command) })
      }
    }
  }

  private func base() async throws -> String { "http://127.0.0.1:\(try await Self.server.value.greeting)" }

  private func request(_ client: String, callback: String = "http://localhost:8585/callback") async throws
    -> AuthorizationRequest
  {
    AuthorizationRequest(
      endpoint: try await base() + "/authorize", clientID: client, redirectURI: callback, scope: "openid email profile")
  }

  private func question(_ authentication: ClientAuthentication, _ client: String = "openmetadata") async throws
    -> ClientQuestion
  {
    ClientQuestion(
      endpoint: try await base() + "/token", clientID: client, redirectURI: "http://localhost:8585/callback",
      authentication: authentication)
  }

  @Test(.enabled(if: command != nil || isDemanded, "nanoidp is not installed (pip install nanoidp==3.4.0)"))
  func aProviderThatOthersWroteIsUnderstood() async throws {
    let base = try await base()
    let client = ProviderClient.live()
    let metadata = try #require(await client.metadata(base + "/.well-known/openid-configuration").answer)
    #expect(metadata.issuer == base)
    #expect(metadata.authorizationEndpoint == base + "/authorize")
    #expect(metadata.tokenEndpoint == base + "/token")
    #expect(metadata.responseTypesSupported == ["code"])
    #expect(metadata.scopesSupported?.contains("openid") == true)
    #expect(metadata.codeChallengeMethods == ["plain", "S256"])
    let keys = try #require(await client.keys(metadata.jwksURI ?? "").answer)
    #expect(keys.usable.map(\.algorithm) == ["RS256"])
    #expect(await client.metadata(base + "/nothing").error?.cause == .status(.notFound404))
  }

  @Test(.enabled(if: command != nil || isDemanded, "nanoidp is not installed (pip install nanoidp==3.4.0)"))
  func clientAndCallbackAreTold() async throws {
    let client = ProviderClient.live()
    #expect(await client.authorize(try await request("openmetadata")).answer?.outcome == .known(.page))
    #expect(await client.authorize(try await request("openmetadata-public")).answer?.outcome == .known(.page))
    #expect(await client.authorize(try await request("stranger")).answer?.outcome == .unknownClient)
    #expect(
      await client.authorize(try await request("openmetadata", callback: "https://x.test/callback")).answer?.outcome
        == .redirectMismatch)
  }

  @Test(.enabled(if: command != nil || isDemanded, "nanoidp is not installed (pip install nanoidp==3.4.0)"))
  func aWrongSecretIsToldFromARightOne() async throws {
    let client = ProviderClient.live()
    let (right, wrong) = (Secret("only-for-this-test"), Secret("wrong"))
    for (id, isBasic) in [("openmetadata", true), ("openmetadata-post", false)] {
      let basic = await client.token(try await question(.basic(right), id)).answer?.outcome
      let post = await client.token(try await question(.post(right), id)).answer?.outcome
      #expect((basic == .accepted) == isBasic && (post == .accepted) != isBasic)
      let chosen = isBasic ? ClientAuthentication.basic(wrong) : .post(wrong)
      for answer in [isBasic ? post : basic, await client.token(try await question(chosen, id)).answer?.outcome] {
        guard case .refused = answer else {
          Issue.record("not refused: \(id)")
          continue
        }
      }
    }
  }

  @Test(
    .enabled(if: command != nil || isDemanded, "nanoidp is not installed (pip install nanoidp==3.4.0)"),
    arguments: [
      ("openmetadata", ClientAuthentication.basic(Secret("only-for-this-test"))),
      ("openmetadata-post", .post(Secret("only-for-this-test"))), ("openmetadata-public", .none),
    ])
  func aPersonSignsIn(clientID: String, authentication: ClientAuthentication) async throws {
    let now = Int(Date().timeIntervalSince1970)
    let attempt = try SignInAttempt(
      try await request(clientID), tokenEndpoint: try await base() + "/token", authentication: authentication, now: now)
    var login = WebRequest(url: attempt.address)
    login.form = [("username", "ada"), ("password", "only-for-this-test")]
    let location = try #require(
      try await WebClient(options: NetworkOptions()).answer(to: login).header("Location"), "the form did not sign in")
    guard case .code(let code) = attempt.read(location, now: now) else {
      Issue.record("no code came back")
      return
    }
    guard case .signedIn(let tokens) = await ProviderClient.live().exchange(attempt, code) else {
      Issue.record("no tokens came back")
      return
    }
    let parts = tokens.idToken.reveal { $0.split(separator: ".").map(String.init) }
    let claims = try Members(of: JSON.parse(try #require(Base64URL.bytes(parts[1]))))
    let provider = try await base()
    #expect(try claims.text("nonce") == attempt.nonce)
    #expect(try claims.text("iss") == provider)
    #expect(
      await ProviderClient.live().exchange(attempt, code).error?.message.hasPrefix(
        "the provider rejects the code")
        == true)
  }
}

extension SignInResult {
  fileprivate var error: SignInError? {
    if case .failed(let error) = self { error } else { nil }
  }
}

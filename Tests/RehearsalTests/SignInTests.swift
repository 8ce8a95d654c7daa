import Browsers
import Foundation
import Loopback
import OpenIDConnect
import Rehearsal
import SignOn
import TestThreads
import Testing
import Text

private func now() -> Int { Int(Date().timeIntervalSince1970) }

/// The claims of a token, unjudged.
private func claims(_ token: Secret) throws -> [String: Any] {
  let parts = token.reveal { $0.split(separator: ".").map(String.init) }
  let bytes = try #require(Base64URL.bytes(parts[1]))
  return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
}

private func attempt(_ settings: Settings) throws -> SignInAttempt {
  let (request, endpoint, authentication) = try #require(settings.signInRequest)
  return try SignInAttempt(request, tokenEndpoint: endpoint, authentication: authentication, now: now())
}

@Suite(.waiting) struct SignInTests {
  /// From the form to the tokens, by pasting the address at which the browser ended.
  private func signIn(
    _ scene: Scene, _ settings: Settings, as login: String = "alice@example.com"
  ) async throws -> (SignInAttempt, SignInResult) {
    let attempt = try attempt(await scene.climb(settings))
    let end = try await scene.browse(attempt.address, as: login)
    guard case .code(let code) = attempt.read(end, now: now()) else {
      throw TextBrowser.Lost(address: "no code came back")
    }
    return (attempt, await scene.provider.exchange(attempt, code))
  }

  @Test(arguments: [
    ("https://catalog.example.com/callback", "client_secret_post", false),
    ("http://localhost:8585/callback", "client_secret_basic", false),
    ("https://catalog.example.com/callback", "client_secret_post", true),
  ])
  func aPersonSignsInByPasting(callback: String, method: String, isPublic: Bool) async throws {
    let scene = try await Scene()
    let settings = Scene.settings(callback: callback, method: method, isPublic: isPublic)
    let (attempt, result) = try await signIn(scene, settings)
    guard case .signedIn(let tokens) = result else {
      Issue.record("\(result)")
      return
    }
    let claims = try claims(tokens.idToken)
    #expect(claims["iss"] as? String == "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ABC123DEF")
    #expect(claims["aud"] as? String == Scene.client && claims["nonce"] as? String == attempt.nonce)
    #expect(claims["token_use"] as? String == "id" && claims["email"] as? String == "alice@example.com")
    #expect(claims["cognito:username"] as? String == "alice" && claims["email_verified"] as? Bool == true)
    #expect(claims["cognito:groups"] as? [String] == ["admins"])
    await scene.rehearsal.stop()
  }

  @Test func aPersonSignsInByTheListener() async throws {
    let scene = try await Scene()
    let free = try LoopbackServer { _ in LoopbackResponse(status: 404, type: "text/plain", body: "") }
    let port = free.port
    await free.stop()
    let settings = await scene.climb(Scene.settings(callback: "http://localhost:\(port)/callback"))
    let attempt = try attempt(settings)
    let listener = try #require(try CallbackListener(for: attempt))
    let end = try await scene.browse(attempt.address, as: "bob@example.com")
    #expect(try await TextBrowser().open(end).text.contains("You can close this window"))
    var returns = listener.returns.makeAsyncIterator()
    guard case .code(let code) = await returns.next() else {
      Issue.record("no code came back")
      return
    }
    guard case .signedIn(let tokens) = await scene.provider.exchange(attempt, code) else {
      Issue.record("no tokens came back")
      return
    }
    let claims = try claims(tokens.idToken)
    #expect(claims["cognito:username"] as? String == "8a5d4c1b-9041-7003-8f22-6e0d1c2b3a44")
    #expect(claims["preferred_username"] == nil)
    await listener.stop()
    await scene.rehearsal.stop()
  }

  @Test func aCodeHoldsOnceAndForItsVerifierAlone() async throws {
    let scene = try await Scene()
    let settings = await scene.climb(Scene.settings())
    let (first, second) = (try attempt(settings), try attempt(settings))
    let end = try await scene.browse(first.address, as: "dave")
    guard case .code(let code) = first.read(end, now: now()) else {
      Issue.record("no code came back")
      return
    }
    #expect(await scene.provider.exchange(second, code) == .failed(.provider(ProviderError(code: "invalid_grant"))))
    #expect(await scene.provider.exchange(first, code) == .failed(.provider(ProviderError(code: "invalid_grant"))))
    await scene.rehearsal.stop()
  }

  @Test(arguments: [
    (Fault.wrongSecret, "invalid_client"), (.postOnly, "invalid_client"), (.noCodeFlow, "unauthorized_client"),
  ])
  func aRefusedExchangeNamesItsReason(fault: Fault, code: String) async throws {
    let scene = try await Scene(fault)
    let attempt = try attempt(await scene.climb(Scene.settings(method: "client_secret_basic")))
    guard case .failed(let error) = await scene.provider.exchange(attempt, Secret("codecanary12345")) else {
      Issue.record("tokens came back")
      return
    }
    #expect(error.message.contains(code) && !error.remedy.isEmpty)
    #expect(!(error.message + error.remedy).contains("canary"))
    await scene.rehearsal.stop()
  }

  @Test func aRefusalAtTheCallbackIsRead() async throws {
    let scene = try await Scene(.disabledScope)
    let attempt = try attempt(await scene.climb(Scene.settings()))
    let end = try await TextBrowser().open(scene.rehearsal.browserAddress(for: attempt.address)).finalAddress
    #expect(
      attempt.read(end, now: now()) == .refused(ProviderError(code: "invalid_scope", description: "invalid_scope")))
    await scene.rehearsal.stop()
  }

  @Test func withoutOpenidThereIsNoIDToken() async throws {
    let scene = try await Scene()
    var settings = Scene.settings()
    settings.typed["request-scopes"] = .text("email profile")
    #expect(try await signIn(scene, settings).1 == .failed(.noIDToken))
    await scene.rehearsal.stop()
  }

  @Test(arguments: [
    (Fault.none, nil), (.expiredToken, "exp"), (.wrongAudience, "aud"), (.wrongNonce, "nonce"), (.tokenIssuer, "iss"),
    (.unknownKey, "signature"), (.badSignature, "signature"),
  ])
  func everyFaultyTokenIsFoundOut(fault: Fault, line: String?) async throws {
    let scene = try await Scene(fault)
    let settings = await scene.climb(Scene.settings())
    let (attempt, result) = try await signIn(scene, settings)
    guard case .signedIn(let tokens) = result else {
      Issue.record("\(result)")
      return
    }
    let expectation = settings.tokenExpectation(nonce: .sent(attempt.nonce), now: Double(now()))
    let judgement = tokens.idToken.reveal { TokenJudgement.judge($0, by: expectation, verifier: .live) }
    #expect(judgement.passes == (line == nil))
    #expect(judgement.failures.map(\.name).first == line, "\(judgement.failures)")
    await scene.rehearsal.stop()
  }

  @Test func peopleDifferAsTheyShould() async throws {
    let scene = try await Scene()
    for (login, email) in [("carol@partner.example.net", "carol@partner.example.net"), ("dave", nil)] {
      guard case .signedIn(let tokens) = try await signIn(scene, Scene.settings(), as: login).1 else {
        Issue.record("\(login) did not sign in")
        continue
      }
      #expect(try claims(tokens.idToken)["email"] as? String == email)
    }
    await scene.rehearsal.stop()
  }

  @Test(arguments: ["client_secret_post", "client_secret_basic"])
  func theExchangeCarriesTheSecretWhereTheMethodPutsItAndNowhereElse(method: String) async throws {
    let scene = try await Scene()
    guard case .signedIn = try await signIn(scene, Scene.settings(method: method)).1 else {
      Issue.record("no tokens came back")
      return
    }
    let canary = "zq7secretcanary"
    for request in scene.requests {
      let isPosted = String(decoding: request.body, as: UTF8.self).contains(canary)
      let isInHeader = request.header("Authorization")?.hasPrefix("Basic ") == true
      let isToken = request.path == "/oauth2/token"
      #expect(isPosted == (isToken && method == "client_secret_post"), "\(request.path)")
      #expect(isInHeader == (isToken && method == "client_secret_basic"), "\(request.path)")
      #expect(!request.target.contains(canary) && request.headers.allSatisfy { !$0.value.contains(canary) })
    }
    // The ladder asks with either method only after a refusal; the exchange is one more.
    #expect(scene.requests(to: "/oauth2/token").count == 2)
    await scene.rehearsal.stop()
  }

  @Test func nothingSecretIsPrintedByAccident() async throws {
    let scene = try await Scene()
    let settings = await scene.climb(Scene.settings())
    let attempt = try attempt(settings)
    let end = try await scene.browse(attempt.address, as: "alice@example.com")
    let back = attempt.read(end, now: now())
    guard case .code(let code) = back else {
      Issue.record("no code came back")
      return
    }
    let result = await scene.provider.exchange(attempt, code)
    guard case .signedIn(let tokens) = result else {
      Issue.record("\(result)")
      return
    }
    let verifier = try #require(
      scene.requests(to: "/oauth2/token").last.flatMap {
        FormText.single("code_verifier", in: FormText.fields(String(decoding: $0.body, as: UTF8.self)))
      })
    var dumped = "\(attempt) \(back) \(result) \(String(reflecting: attempt)) \(String(reflecting: result))"
    dump(attempt, to: &dumped)
    dump(result, to: &dumped)
    dump(back, to: &dumped)
    dump(tokens, to: &dumped)
    let secrets = [Scene.secret, verifier, code.reveal { $0 }, tokens.idToken.reveal { $0 }]
    for secret in secrets + [tokens.accessToken?.reveal { $0 } ?? Scene.secret] {
      #expect(secret.count > 20 && !dumped.contains(secret))
      #expect(!scene.requests.contains { $0.target.contains(secret) })
    }
    await scene.rehearsal.stop()
  }
}

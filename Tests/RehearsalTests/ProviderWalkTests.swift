import Foundation
import OpenIDConnect
import Rehearsal
import SignOn
import Testing

/// Every provider from what people paste to the person one becomes, in its own shape.
@Suite struct ProviderWalkTests {
  struct Walk: Sendable, CustomTestStringConvertible {
    let provider: String
    let pasted: String
    let clientID: String
    var testDescription: String { provider }
  }

  static let walks = [
    Walk(provider: "aws-cognito", pasted: "eu-west-1_ABC123DEF", clientID: Scene.client),
    Walk(
      provider: "azure", pasted: "1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f",
      clientID: "aaaaaaaa-1234-5678-9abc-bbbbbbbbbbbb"),
    Walk(provider: "okta", pasted: "https://company-admin.okta.com/admin", clientID: "0oa1b2c3d4E5F6G7h8i9"),
    Walk(provider: "okta", pasted: "https://company.okta.com/oauth2/default", clientID: "0oa1b2c3d4E5F6G7h8i9"),
    Walk(provider: "auth0", pasted: "company.eu.auth0.com", clientID: "AbCdEfGhIjKlMnOpQrStUvWxYz012345"),
    Walk(
      provider: "google", pasted: "https://accounts.google.com",
      clientID: "123456789012-a1b2c3d4e5f6.apps.googleusercontent.com"),
    Walk(provider: "custom-oidc", pasted: "https://sso.company.com/realms/main", clientID: "open-metadata"),
  ]

  private func settings(_ walk: Walk, isPublic: Bool = false) -> Settings {
    var settings = Scene.settings(isPublic: isPublic)
    settings.typed["provider"] = .text(walk.provider)
    settings.typed["discovery-uri"] = .text(walk.pasted)
    settings.typed["client-id"] = .text(walk.clientID)
    settings.readDiscoveryURI()
    return settings
  }

  @Test func everyProviderIsWalked() {
    #expect(Set(Self.walks.map(\.provider)) == Set(Provider.all.map(\.id)))
  }

  @Test(arguments: walks, [false, true]) func nothingStandsInTheWay(walk: Walk, isPublic: Bool) async throws {
    let scene = try await Scene()
    let settings = await scene.climb(settings(walk, isPublic: isPublic))
    #expect(settings.firstFailure == nil, "\(String(describing: settings.firstFailure))")
    for step in settings.steps where step.name != "client-and-callback-are-known" {
      guard case .passed = step.verdict(settings) else {
        if step.name == "client-authentication-is-accepted", isPublic { continue }
        if step.name == "other-method-would-be-accepted" { continue }
        Issue.record("\(step.name): \(step.verdict(settings))")
        continue
      }
    }
    #expect(settings.secretDestination() == .allowed)
    // Releases before 1.13.4 cannot sign in to Cognito as a public client.
    let errors = settings.findings().filter { $0.severity == .error }.map(\.check)
    #expect(errors == (isPublic && walk.provider == "aws-cognito" ? ["client-type-is-confidential"] : []))
    await scene.rehearsal.stop()
  }

  @Test(arguments: walks) func aPersonSignsIn(walk: Walk) async throws {
    let scene = try await Scene()
    let settings = await scene.climb(settings(walk))
    let (request, endpoint, authentication) = try #require(settings.signInRequest)
    let now = Int(Date().timeIntervalSince1970)
    let attempt = try SignInAttempt(request, tokenEndpoint: endpoint, authentication: authentication, now: now)
    let end = try await scene.browse(attempt.address, as: "alice@example.com")
    guard case .code(let code) = attempt.read(end, now: now),
      case .signedIn(let tokens) = await scene.provider.exchange(attempt, code)
    else {
      Issue.record("nobody signed in: \(end)")
      return
    }
    let expectation = settings.tokenExpectation(nonce: .sent(attempt.nonce), now: Double(now))
    let text = tokens.idToken.reveal { $0 }
    let judgement = TokenJudgement.judge(text, by: expectation, verifier: .live)
    #expect(judgement.passes, "\(judgement.lines.filter { $0.verdict != .pass })")
    let person = Principal.become(settings, try IDToken.parse(text).claims)
    #expect(person.userName == "alice")
    await scene.rehearsal.stop()
  }

  @Test(arguments: walks) func aWrongSecretIsRefused(walk: Walk) async throws {
    let scene = try await Scene(.wrongSecret)
    let settings = await scene.climb(settings(walk))
    let failure = try #require(settings.firstFailure)
    #expect(failure.step == "client-authentication-is-accepted" && failure.finding.field == "client-secret")
    await scene.rehearsal.stop()
  }
}

import OpenIDConnect
import Rehearsal
import SignOn
import Testing
import Text

@Suite struct LadderFaultTests {
  @Test(arguments: ["client_secret_post", "client_secret_basic"])
  func withoutAFaultEveryStepPasses(method: String) async throws {
    let scene = try await Scene()
    let settings = await scene.climb(Scene.settings(method: method))
    for step in settings.steps {
      guard case .passed = step.verdict(settings) else {
        Issue.record("\(step.name): \(step.verdict(settings))")
        continue
      }
    }
    #expect(settings.steps.count == 7)
    await scene.rehearsal.stop()
  }

  @Test func aPublicClientIsNotAskedForASecret() async throws {
    let scene = try await Scene()
    let settings = await scene.climb(Scene.settings(isPublic: true))
    #expect(settings.steps.last?.name == "client-and-callback-are-known" && settings.firstFailure == nil)
    #expect(settings.verdict("client-and-callback-are-known") == .passed("the provider shows its sign-in page"))
    #expect(scene.requests(to: "/oauth2/token").isEmpty)
    await scene.rehearsal.stop()
  }

  @Test(arguments: [
    (Fault.unknownClient, "client-and-callback-are-known", "client-id", "list-user-pool-clients"),
    (.unregisteredCallback, "client-and-callback-are-known", "callback-url", ".CallbackURLs +="),
    (.disabledScope, "client-and-callback-are-known", "request-scopes", ".AllowedOAuthScopes"),
    (.noCodeFlow, "client-and-callback-are-known", "response-type", ".AllowedOAuthFlows"),
    (.wrongSecret, "client-authentication-is-accepted", "client-secret", "UserPoolClient.ClientSecret"),
  ])
  func everyFaultFailsOnItsOwnStepWithItsOwnFix(
    fault: Fault, step: String, field: String, command: String
  ) async throws {
    let scene = try await Scene(fault)
    let failure = try #require(await scene.climb(Scene.settings()).firstFailure)
    #expect(failure.step == step)
    #expect(failure.finding.field == field && failure.finding.severity == .error)
    #expect(failure.finding.remedy.contains("AWS console"))
    let copied = try #require(failure.finding.command)
    #expect(copied.hasPrefix("aws cognito-idp ") && copied.contains(command), "\(copied)")
    #expect(copied.contains("--region eu-west-1 --user-pool-id eu-west-1_ABC123DEF"))
    await scene.rehearsal.stop()
  }

  @Test func aPoolWithoutADomainFailsBeforeAnybodyIsAsked() async throws {
    let scene = try await Scene(.noDomain)
    let settings = await scene.climb(Scene.settings())
    #expect(settings.firstFailure?.step == "endpoints-are-on-the-pools-domain")
    #expect(settings.verdict("client-authentication-is-accepted") == .unknown("skipped: endpoints not verified"))
    await scene.rehearsal.stop()
  }

  @Test(arguments: [
    (Fault.postOnly, "client_secret_basic", "client_secret_post"),
    (.basicOnly, "client_secret_post", "client_secret_basic"),
  ])
  func aSecretSentTheWrongWayIsToldFromAWrongOne(fault: Fault, chosen: String, works: String) async throws {
    let scene = try await Scene(fault)
    var settings = await scene.climb(Scene.settings(method: chosen))
    #expect(settings.verdict("other-method-would-be-accepted") == .passed("\(works) is accepted"))
    let failure = try #require(settings.firstFailure)
    #expect(failure.step == "client-authentication-is-accepted")
    #expect(failure.finding.field == "client-authentication-method")
    failure.finding.repair?.apply(to: &settings)
    #expect(await scene.climb(settings).firstFailure == nil)
    await scene.rehearsal.stop()
  }

  @Test func aWrongSecretIsRefusedByBothMethods() async throws {
    let scene = try await Scene(.wrongSecret)
    let settings = await scene.climb(Scene.settings())
    #expect(
      settings.verdict("other-method-would-be-accepted")
        == .unknown("client_secret_basic is rejected too: client ID or secret is wrong"))
    #expect(scene.requests(to: "/oauth2/token").count == 2)
    await scene.rehearsal.stop()
  }

  @Test func answersAboutOtherValuesDoNotCount() async throws {
    let scene = try await Scene()
    let settings = await scene.climb(Scene.settings())
    var changed = settings
    changed.typed["client-secret"] = .secret(Secret("anothersecret0123456789abcdefghijklmnop"))
    #expect(changed.verdict("client-authentication-is-accepted") == .waiting)
    #expect(changed.verdict("client-and-callback-are-known") == settings.verdict("client-and-callback-are-known"))
    changed = settings
    changed.typed["callback-url"] = .text("https://other.example.com/callback")
    #expect(changed.verdict("client-and-callback-are-known") == .waiting)
    #expect(changed.verdict("client-authentication-is-accepted") == .waiting)
    changed = settings
    changed.typed["client-authentication-method"] = .text("client_secret_basic")
    #expect(changed.verdict("client-authentication-is-accepted") == .waiting)
    await scene.rehearsal.stop()
  }

  @Test(arguments: ["client_secret_post", "client_secret_basic"])
  func theSecretGoesWhereTheMethodPutsItAndNowhereElse(method: String) async throws {
    let scene = try await Scene()
    let settings = await scene.climb(Scene.settings(method: method))
    let encoded = "zq7secretcanary%2B0123456789abcdefghijklmn"
    let header = "Basic " + Base64.text(Array("\(Scene.client):\(encoded)".utf8))
    for request in scene.requests {
      let isToken = request.path == "/oauth2/token"
      let body = String(decoding: request.body, as: UTF8.self)
      #expect(!request.target.contains("zq7secretcanary"))
      #expect(body.contains("client_secret=\(encoded)") == (isToken && method == "client_secret_post"))
      #expect((request.header("Authorization") == header) == (isToken && method == "client_secret_basic"))
      #expect(request.headers.allSatisfy { !$0.value.contains("zq7secretcanary") })
      #expect(isToken || body.isEmpty)
    }
    let token = try #require(scene.requests(to: "/oauth2/token").first)
    let form = FormText.fields(String(decoding: token.body, as: UTF8.self))
    #expect(FormText.single("grant_type", in: form) == "authorization_code")
    #expect(FormText.single("redirect_uri", in: form) == "https://catalog.example.com/callback")
    #expect(FormText.single("code_verifier", in: form)?.count == 43)
    var dumped = ""
    dump(settings, to: &dumped)
    for step in settings.steps { dumped += "\(step.verdict(settings)) \(String(describing: step.exchange(settings)))" }
    #expect(!dumped.contains("zq7secretcanary"))
    await scene.rehearsal.stop()
  }

  @Test func whatWasSentAndWhatCameBackCanBeShown() async throws {
    let scene = try await Scene()
    let settings = await scene.climb(Scene.settings())
    let known = try #require(settings.steps.first { $0.name == "client-and-callback-are-known" }?.exchange(settings))
    #expect(known.sent.first == "GET https://rehearsal.auth.eu-west-1.amazoncognito.com/oauth2/authorize")
    #expect(known.sent.contains("redirect_uri=https://catalog.example.com/callback"))
    #expect(known.received == "302 to https://rehearsal.auth.eu-west-1.amazoncognito.com/login")
    let accepted = try #require(settings.steps.last?.exchange(settings))
    #expect(accepted.sent.contains("client_secret=(hidden)") && accepted.received == "400, invalid_grant")
    await scene.rehearsal.stop()
  }
}

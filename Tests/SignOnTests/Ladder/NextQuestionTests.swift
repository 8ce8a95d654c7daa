import OpenIDConnect
import SignOn
import Testing

/// What is asked next, and what is not asked before somebody agrees.
@Suite struct NextQuestionTests {
  private let pool = Settings.samplePool().with(.clientID, "1example23456789abcdefghij")

  private func next(_ settings: Settings, to reach: Ladder.Reach = .client) -> Question? {
    Ladder.standard.next(settings, to: reach)
  }

  @Test func oneQuestionAfterTheOtherIsAskedOnce() throws {
    var settings = Settings.samplePool()
    #expect(next(settings) == .metadata(CognitoSample.discoveryURI))
    settings.facts.begin(.metadata(CognitoSample.discoveryURI))
    #expect(next(settings) == nil)
    settings = settings.answered()
    let request = try #require(settings.authorizationRequest)
    #expect(next(settings) == .authorize(request) && next(settings, to: .provider) == nil)
    settings.facts.begin(.authorize(request))
    #expect(next(settings) == nil)
    settings.facts.take(.authorize(.failed(LookupError(url: request.question, cause: .connection(.refused)))))
    #expect(next(settings) == settings.clientQuestion.map { .token($0) })
  }

  @Test func anotherProviderIsAskedWithoutWaitingForTheFirst() {
    var settings = Settings.samplePool()
    settings.facts.begin(.metadata(CognitoSample.discoveryURI))
    let other = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_OTHER/.well-known/openid-configuration"
    settings = settings.with(.discoveryURI, other)
    #expect(next(settings) == .metadata(other))
    settings.facts.begin(.metadata(other))
    let late = Reply.metadata(.failed(LookupError(url: CognitoSample.discoveryURI, cause: .connection(.refused))))
    let isKept = settings.facts.take(late)
    #expect(!isKept)
  }

  @Test func nothingIsAskedOfAnotherIssuer() {
    var metadata = ProviderMetadata.realm
    metadata.issuer = "https://elsewhere.example"
    var settings = Settings.sampleRealm().answered(by: metadata)
    settings.facts.keys = .notAsked
    #expect(next(settings) == nil && settings.signInRequest == nil)
  }

  /// The steps from the sixth on, of a realm whose token endpoint is on a foreign host.
  private func foreign() -> Settings {
    var metadata = ProviderMetadata.realm
    metadata.tokenEndpoint = "https://tokens.elsewhere.example/token"
    var settings = Settings.sampleRealm().answered(by: metadata)
    if let request = settings.authorizationRequest {
      settings.facts.begin(.authorize(request))
      settings.facts.take(.authorize(.failed(LookupError(url: request.question, cause: .connection(.refused)))))
    }
    return settings
  }

  @Test func theSecretWaitsForAYesBeforeItGoesToAForeignHost() throws {
    var settings = foreign()
    #expect(next(settings) == nil && settings.signInRequest == nil)
    let step = try #require(settings.steps.first { $0.isAboutClient && $0.field == .clientSecret })
    guard case .withheld(let finding) = step.verdict(settings) else {
      Issue.record("\(step.verdict(settings))")
      return
    }
    #expect(finding.severity == .warning && finding.message.contains("tokens.elsewhere.example"))
    #expect(finding.remedy.contains("--trust-endpoint tokens.elsewhere.example"))
    #expect(settings.findings().contains { $0.check == step.name })
    finding.repair?.apply(to: &settings)
    #expect(next(settings) == settings.clientQuestion.map { .token($0) } && settings.signInRequest != nil)
  }

  @Test func aPublicClientHasNoSecretToWithhold() {
    let settings = foreign().with(.clientType, "public")
    #expect(settings.secretHold == nil && settings.signInRequest != nil)
  }

  @Test func whereTheSecretWouldHaveGoneIsSaidThoughTheIssuerIsAnother() throws {
    var metadata = ProviderMetadata.realm
    metadata.issuer = "https://elsewhere.example"
    let settings = Settings.sampleRealm().answered(by: metadata)
    let step = try #require(settings.steps.first { $0.isAboutClient && $0.field == .clientSecret })
    guard case .unknown(let why) = step.verdict(settings) else {
      Issue.record("\(step.verdict(settings))")
      return
    }
    #expect(why.contains("would go to sso.company.com"), "\(why)")
  }
}

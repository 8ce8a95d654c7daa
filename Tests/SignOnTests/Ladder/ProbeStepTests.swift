import OpenIDConnect
import SignOn
import Testing

extension Settings {
  private static let receipt = Receipt(status: 200, bytes: 0, milliseconds: 1)

  /// The same settings after the authorization endpoint has been asked too.
  fileprivate func told(_ outcome: AuthorizationOutcome) -> Settings {
    var settings = self
    guard let request = authorizationRequest else { return settings }
    settings.facts.authorization = .found(
      AuthorizationAnswer(outcome, seen: "302"), from: request.question, Self.receipt)
    return settings
  }

  fileprivate func told(_ outcome: ClientOutcome, other: ClientOutcome? = nil) -> Settings {
    var settings = self
    guard let question = clientQuestion else { return settings }
    settings.facts.clientAuthentication = .found(
      ClientAnswer(outcome, seen: "400"), from: question.question, Self.receipt)
    guard let other, let question = settings.otherClientQuestion else { return settings }
    settings.facts.otherAuthentication = .found(ClientAnswer(other, seen: "400"), from: question.question, Self.receipt)
    return settings
  }

  fileprivate func verdict(_ name: String) -> Verdict? {
    Ladder.standard.steps.first { $0.name == name }?.verdict(self)
  }
  fileprivate func finding(_ name: String) -> Finding? {
    Ladder.standard.steps.first { $0.name == name }?.finding(self)
  }
}

private let known = "client-and-callback-are-known"
private let accepted = "client-authentication-is-accepted"

@Suite struct ProbeStepTests {
  private let cognito = Settings.samplePool().answered()
  private let custom = Settings.sampleRealm().answered(by: .realm)

  @Test(arguments: [AuthorizationOutcome.Proof.loginRedirect, .otherRedirect, .page])
  func onlyCognitosSignInPageProvesTheCallback(proof: AuthorizationOutcome.Proof) {
    let passes = { (verdict: Verdict?) in if case .passed = verdict { true } else { false } }
    #expect(passes(cognito.told(.known(proof)).verdict(known)) == (proof == .loginRedirect))
    #expect(!passes(custom.told(.known(proof)).verdict(known)))
    #expect(passes(custom.told(.known(.callback)).verdict(known)))
  }

  @Test(arguments: [
    AuthorizationOutcome.redirectMismatch, .unknownClient, .unauthorizedClient, .unsupportedResponseType,
    .invalidScope(ProviderError(code: "invalid_scope")), .otherError(ProviderError(code: "x", description: "y")),
  ])
  func everyRefusalIsAnErrorWithItsFix(outcome: AuthorizationOutcome) throws {
    let ours = try #require(cognito.told(outcome).finding(known))
    let other = try #require(custom.told(outcome).finding(known))
    #expect(ours.severity == .error && other.severity == .error && ours.field == other.field)
    #expect(!other.remedy.contains("AWS") && other.command == nil && !other.remedy.isEmpty)
    if case .otherError = outcome { return }
    #expect(ours.remedy.contains("AWS console") && ours.command?.hasPrefix("aws cognito-idp ") == true)
  }

  @Test(arguments: ["catalog", "catalog.example.com/callback", "https:/catalog.example.com/callback"])
  func theProviderIsNotAskedAboutACallbackThatIsNoURL(callback: String) throws {
    let settings = cognito.with(.callbackURL, callback)
    #expect(settings.authorizationRequest == nil && settings.clientQuestion == nil && settings.signInRequest == nil)
    for name in [known, accepted] {
      #expect(settings.verdict(name) == .unknown("skipped: Callback URL is not a URL"))
      #expect(Ladder.standard.steps.first { $0.name == name }?.question(settings) == nil)
    }
    #expect(cognito.with(.callbackURL, "").verdict(known) == .unknown("skipped: Callback URL is not set"))
  }

  @Test func whatCannotBeToldIsNoFinding() {
    for outcome in [
      AuthorizationOutcome.serverError(ProviderError(code: "server_error")), .cannotTell("why"),
      .refused(status: 403),
    ] {
      #expect(cognito.told(outcome).finding(known) == nil && custom.told(outcome).finding(known) == nil)
    }
    #expect(custom.told(.refused(status: 400)).finding(known) == nil)
    #expect(cognito.told(.refused(status: 400)).finding(known)?.field == "client-id")
    #expect(cognito.told(.cannotTell("why")).verdict(accepted) == .waiting)
  }

  @Test func theSecretIsJudgedByTheReason() {
    #expect(cognito.told(.accepted).verdict(accepted) == .passed("with client_secret_basic"))
    #expect(cognito.told(.cannotTell("why")).verdict(accepted) == .waiting)
    let refused = ProviderError(code: "invalid_client")
    #expect(cognito.told(.refused(refused)).finding(accepted)?.field == "client-secret")
    #expect(cognito.told(.notAllowed(refused)).finding(accepted)?.field == "callback-url")
    #expect(cognito.told(.grantUnsupported(refused)).finding(accepted)?.field == "response-type")
    #expect(cognito.told(.otherError(refused)).finding(accepted) == nil)
    #expect(custom.told(.refused(refused)).finding(accepted)?.command == nil)
  }

  @Test func theOtherMethodIsAQuestionOnlyAfterARefusal() throws {
    #expect(cognito.otherClientQuestion == nil && cognito.told(.accepted).otherClientQuestion == nil)
    let refused = ProviderError(code: "invalid_client")
    var settings = cognito.told(.refused(refused), other: .accepted)
    let finding = try #require(settings.finding(accepted))
    #expect(finding.field == "client-authentication-method")
    finding.repair?.apply(to: &settings)
    #expect(settings.text(.clientAuthenticationMethod) == "client_secret_post")
    #expect(settings.verdict(accepted) == .waiting)
    #expect(cognito.told(.refused(refused), other: .refused(refused)).finding(accepted)?.field == "client-secret")
  }

  @Test func aPublicClientHasNoSuchStep() {
    let settings = Settings.samplePool(isPublic: true).answered()
    #expect(settings.clientQuestion == nil && settings.clientAuthentication == ClientAuthentication.none)
    #expect(!settings.steps.contains { $0.name == accepted } && settings.steps.contains { $0.name == known })
  }

  @Test func aCommandIsOneThatAShellCannotMisread() throws {
    let hostile = "https://x.test/';rm${IFS}~$(id)`id`/callback"
    let settings = cognito.with(.callbackURL, hostile).with(.clientID, "a b'c")
    let command = try #require(settings.told(.redirectMismatch).finding(known)?.command)
    #expect(command.contains("--args 'https://x.test/'\\'';rm${IFS}~$(id)`id`/callback'"))
    #expect(command.contains("--client-id 'a b'\\''c'"))
  }

  @Test func textsStayShortAndHarmless() {
    let hostile = String(repeating: "\u{1B}[2J\u{202E}x", count: 10_000)
    let error = ProviderError(code: hostile, description: hostile)
    for settings in [
      cognito.told(.otherError(error)), custom.told(.invalidScope(error)), cognito.told(.notAllowed(error)),
    ] {
      for finding in settings.findings() {
        let text = finding.message + finding.remedy
        #expect(finding.message.count <= 260 && finding.remedy.count <= 260)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
      }
    }
  }

  @Test func theSignInSendsWhatIsConfigured() throws {
    let settings = cognito.with(.prompt, "login").with(.customParameters, .pairs([.init("lang", "de")]))
    let request = try #require(settings.signInRequest?.request)
    #expect(request.extras == [.init("prompt", "login"), .init("lang", "de")])
    #expect(Settings.samplePool().signInRequest == nil)
  }
}

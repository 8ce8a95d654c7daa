import OpenIDConnect
import SignOn
import Testing
import TextUI

@testable import Wizard

/// The test sign-in from its address to the person one would become.
struct SignInStoryTests {
  @Test func theBrowserIsOpenedOnRequestAndWhatCameOfItIsSaid() throws {
    var (story, _) = try SignInStory.underWay(Size(columns: 80, rows: 24))
    _ = story.takeEffects()
    story.press(.character("o"))
    let effects = story.takeEffects()
    guard case .open(let address)? = effects.first else { return #expect(Bool(false), "\(effects)") }
    #expect(address.hasPrefix("https://") && address.contains("state="))
    story.take(.signIn(.opened(by: "firefox", "")))
    #expect(story.screen.contains("Started firefox; if no page appears, open the URL yourself"))
    story.take(.signIn(.opened(by: nil, "There is no display here")))
    #expect(story.screen.contains("There is no display here; open the URL on a machine with a browser"))
  }

  @Test func anotherCallbackOnThisMachineIsForTheTestAlone() throws {
    let other = "http://localhost:8585/callback"
    for isUnderWay in [false, true] {
      var story = isUnderWay ? try SignInStory.underWay().0 : SignInStory.atTheStart()
      #expect(story.screen.contains(isUnderWay ? "another registered callback URL" : "If \(other)"))
      _ = story.takeEffects()
      story.paste(other)
      story.press(.enter)
      try SignInStory.handBack(&story)
      let effects = story.takeEffects()
      #expect(effects.first == .endSignIn || !isUnderWay)
      guard case .prepareSignIn(let request, let endpoint, let authentication)? = effects.last else {
        return #expect(Bool(false), "\(effects)")
      }
      #expect(request.redirectURI == other)
      let attempt = try SignInAttempt(
        request, tokenEndpoint: endpoint, authentication: authentication, now: SignInStory.now)
      story.take(.signIn(.began(attempt, address: SignInStory.address, at: SignInStory.now)))
      story.take(.signIn(.listening(.here)))
      #expect(story.screen.contains("Listening on \(other), which only this test uses"))
      let tokens = SignInTokens(idToken: try SignInStory.token(nonce: attempt.nonce), accessToken: nil)
      story.take(.signIn(.exchanged(attempt, .signedIn(tokens), at: SignInStory.moment)))
      #expect(story.state.testOutcome.result.hasSuffix("becomes alice, with the callback URL \(other)"))
      #expect(story.state.settings.text(.callbackURL) == "https://catalog.example.com/callback")
      #expect(story.state.settings.typed.values.allSatisfy { $0 != .text(other) })
    }
  }

  @Test(arguments: [
    "https://localhost:8585/callback", "http://om.test/callback", "http://localhost:8585/callback?code=1",
    "https://catalog.example.com/callback", "http://127.1/callback", "http://localhost.evil.test/callback",
  ])
  func noOtherURLIsTakenForACallbackOfTheTest(url: String) throws {
    var (story, _) = try SignInStory.underWay()
    story.paste(url)
    story.press(.enter)
    try SignInStory.handBack(&story)
    #expect(!story.takeEffects().contains { if case .prepareSignIn = $0 { true } else { false } })
    #expect(story.state.isSigningIn)
  }

  @Test(arguments: ScreenTests.sizes)
  func theStart(size: Size) throws {
    try expectScreen(SignInStory.atTheStart(size).screen, "test-start-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: ScreenTests.sizes)
  func theWait(size: Size) throws {
    let (story, _) = try SignInStory.underWay(size)
    try expectScreen(story.screen, "test-running-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: ScreenTests.sizes)
  func theResult(size: Size) throws {
    var (story, attempt) = try SignInStory.underWay(size)
    let token = try SignInStory.token(nonce: attempt.nonce)
    story.take(
      .signIn(.exchanged(attempt, .signedIn(SignInTokens(idToken: token, accessToken: nil)), at: SignInStory.moment)))
    let screen = story.screen.replacing(attempt.nonce, with: String(repeating: "n", count: attempt.nonce.count))
    try expectScreen(screen, "test-result-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: ScreenTests.sizes)
  func theRefusal(size: Size) throws {
    var (story, attempt) = try SignInStory.underWay(size)
    let error = SignInError.provider(ProviderError(code: "invalid_client"))
    story.take(.signIn(.exchanged(attempt, .failed(error), at: SignInStory.moment)))
    try expectScreen(story.screen, "test-refused-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: ["nonce", "signature"]) func aTokenThatFailsIsNoSuccessAnywhere(claim: String) throws {
    var (story, attempt) = try SignInStory.underWay()
    let token = try SignInStory.token(nonce: claim == "nonce" ? "another" : attempt.nonce)
    let other = try SignInStory.token("bob@example.com").reveal { String($0.split(separator: ".")[2]) }
    let forged = token.reveal { ($0.split(separator: ".").dropLast() + [other[...]]).joined(separator: ".") }
    let tokens = SignInTokens(idToken: claim == "nonce" ? token : Secret(forged), accessToken: nil)
    story.take(.signIn(.exchanged(attempt, .signedIn(tokens), at: SignInStory.moment)))
    let refusal = "OpenMetadata would refuse this sign-in: \(claim)"
    #expect(story.screen.contains("✗ alice@example.com  \(refusal)") && !story.screen.contains("  You would become"))
    #expect(story.screen.contains("Test ✗") && story.state.testOutcome.result == "failed: alice@example.com")
    _ = story.state.go(to: .checks)
    let row = try #require(story.screen.split(separator: "\n").first { $0.contains("Test sign-in") })
    #expect(row.contains("✗ Test sign-in") && row.contains("would refuse"), "\(row)")
    story.press(.function(9))
    #expect(story.screen.contains("1 error; Enter goes to the first") && !story.screen.contains("ready to write"))
    _ = story.takeEffects()
    story.press(.enter)
    #expect(story.state.page != nil && !story.takeEffects().contains { if case .write = $0 { true } else { false } })
  }

  /// The test requests a code; whether the release does is known of some releases only.
  @Test(arguments: [
    ("1.12.6", "✗", "You could not sign in", "failed: alice@example.com"),
    ("1.13.4", "✓", "You would become", "passed: alice@example.com becomes alice"),
    ("2.0.1", "?", "You might become", "cannot tell: alice@example.com might become alice"),
  ])
  func aPublicClientOfCognitoIsJudgedByWhatTheReleaseSends(
    tag: String, sign: String, heading: String, outcome: String
  ) throws {
    var (story, attempt) = try SignInStory.underWay(Size(columns: 120, rows: 40))
    let tokens = SignInTokens(idToken: try SignInStory.token(nonce: attempt.nonce), accessToken: nil)
    story.take(.signIn(.exchanged(attempt, .signedIn(tokens), at: SignInStory.moment)))
    story.state.settings.typed[Field.clientType.id] = .text("public")
    story.state.settings.deployment.release = try #require(Release(tag, .imageTag))
    #expect(story.screen.contains("Test \(sign)") && story.screen.contains(heading))
    #expect(story.screen.contains("not if your release requests id_token") == (sign == "?"))
    #expect(story.state.testOutcome.result == outcome)
  }

  @Test func theAddressPastedBackIsExchangedAndItsCodeNeverShown() throws {
    var (story, attempt) = try SignInStory.underWay()
    let code = "canary-code-0123456789"
    story.paste(SignInStory.callback(attempt, "code=\(code)") + "\n")
    #expect(!story.screen.contains(code) && story.screen.contains("characters, not shown"))
    _ = story.takeEffects()
    story.press(.enter)
    try SignInStory.handBack(&story)
    #expect(story.takeEffects() == [.exchange(attempt, code: Secret(code))])
    #expect(story.state.people.box.text.isEmpty && story.state.isAsking)
    #expect(!String(reflecting: story.state).contains(code))
  }

  @Test func aForeignStateIsToldAndIgnored() throws {
    var (story, _) = try SignInStory.underWay()
    story.paste("https://catalog.example.com/callback?code=somebodyelses&state=another")
    _ = story.takeEffects()
    story.press(.enter)
    try SignInStory.handBack(&story)
    #expect(story.takeEffects().isEmpty && story.state.isSigningIn)
    #expect(story.screen.contains("Ignored: its state does not match this sign-in"))
  }

  @Test func theSameAddressTwiceIsExchangedOnce() throws {
    var (story, attempt) = try SignInStory.underWay()
    let address = SignInStory.callback(attempt, "code=abcdefgh")
    _ = story.takeEffects()
    story.take(.signIn(.handed(Secret(address), at: SignInStory.moment)))
    story.take(.signIn(.handed(Secret(address), at: SignInStory.moment)))
    story.take(.signIn(.returned(attempt, .code(Secret("abcdefgh")))))
    #expect(story.takeEffects() == [.exchange(attempt, code: Secret("abcdefgh"))])
    #expect(story.screen.contains("Ignored: this code is already being exchanged"))
  }

  @Test func escapeGivesTheSignInUpAndLosesNothing() throws {
    var (story, attempt) = try SignInStory.underWay()
    let typed = story.state.settings.typed
    _ = story.takeEffects()
    story.press(.escape)
    #expect(story.takeEffects().contains(.endSignIn) && story.state.page != nil)
    #expect(story.state.settings.typed == typed && !story.state.isSigningIn)
    story.take(.signIn(.returned(attempt, .code(Secret("abcdefgh")))))
    #expect(story.takeEffects().isEmpty)
  }

  @Test func theTimeIsShownAndEndsTheSignIn() throws {
    var (story, _) = try SignInStory.underWay()
    #expect(story.screen.contains("5:00 left"))
    story.take(.signIn(.clock(SignInStory.now + 61)))
    #expect(story.screen.contains("3:59 left"))
    _ = story.takeEffects()
    story.take(.signIn(.clock(SignInStory.now + SignInAttempt.secondsAllowed)))
    #expect(story.takeEffects() == [.endSignIn])
    #expect(story.screen.contains("This sign-in timed out"))
  }

  @Test func cCopiesTheAddress() throws {
    var (story, _) = try SignInStory.underWay()
    _ = story.takeEffects()
    story.press(.character("c"))
    #expect(story.takeEffects() == [.copy(SignInStory.address)])
    story.take(.copied(SignInStory.address, by: "tmux"))
    #expect(story.screen.contains("Copied with tmux") && story.takeEffects().isEmpty)
    story.take(.copied(SignInStory.address, by: nil))
    #expect(story.screen.contains("if your terminal allows OSC 52"))
    #expect(story.takeEffects() == [.copyByTerminal(SignInStory.address)])
  }

  @Test func whatIsMissingIsNamedAndEnterLeadsToIt() {
    var story = Story()
    _ = story.state.go(to: .people)
    #expect(story.screen.contains("needs an answer from the provider"))
    story.press(.enter)
    #expect(story.focusedField == Field.discoveryURI.id)
  }
}

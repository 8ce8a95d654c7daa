import Testing
import Text

@testable import OpenIDConnect

private let callback = "http://localhost:8585/callback"

private func attempt() throws -> SignInAttempt {
  try SignInAttempt(
    AuthorizationRequest(
      endpoint: "https://id.test/authorize", clientID: "client", redirectURI: callback, scope: "openid",
      extras: [.init("prompt", "login")]), tokenEndpoint: "https://id.test/token", authentication: .none, now: 1000)
}

@Suite struct SignInAttemptTests {
  @Test func theAddressCarriesItsOwnRandomParts() throws {
    let (one, two) = (try attempt(), try attempt())
    let fields = RedirectTarget.fields(one.address)
    #expect(FormText.single("prompt", in: fields) == "login")
    #expect(FormText.single("nonce", in: fields) == one.nonce)
    #expect(FormText.single("code_challenge", in: fields) == one.texts.challenge)
    #expect(one.texts.challenge.count == 43 && one.texts.verifier.length == 43)
    #expect(one.nonce != two.nonce && one.texts.state != two.texts.state && one.texts.verifier != two.texts.verifier)
    #expect(!one.address.contains(one.texts.verifier.reveal { $0 }))
  }

  @Test(arguments: [
    "ADDRESS", "?QUERY", "QUERY", "  \n ADDRESS\n", "ADDRESS#fragment", "/callback?QUERY", "bare-code-1",
  ])
  func aCodeIsFoundHoweverItIsPasted(form: String) throws {
    let attempt = try attempt()
    let query = "state=\(attempt.texts.state)&code=bare-code-1"
    let text = form.replacing("ADDRESS", with: "\(callback)?\(query)").replacing("QUERY", with: query)
    #expect(attempt.read(text, now: 1001) == .code(Secret("bare-code-1")))
  }

  @Test func anAddressBrokenOverLinesIsPutTogether() throws {
    let attempt = try attempt()
    let state = attempt.texts.state
    let text = "\(callback)?code=abc\n  def&state=\(state.prefix(5))\r\n\(state.dropFirst(5))"
    #expect(attempt.read(text, now: 1001) == .code(Secret("abcdef")))
  }

  @Test func aForeignStateIsIgnored() throws {
    let attempt = try attempt()
    let other = try OneTimeTexts().state
    #expect(attempt.read("\(callback)?code=abc&state=\(other)", now: 1001) == .foreignState)
    #expect(attempt.read("\(callback)?code=abc&state=", now: 1001) == .foreignState)
    #expect(
      attempt.read("\(callback)?code=abc&state=\(attempt.texts.state)&state=\(other)", now: 1001) == .foreignState)
    #expect(attempt.read("\(callback)?error=access_denied&state=\(other)", now: 1001) == .foreignState)
  }

  @Test func aRefusalIsRead() throws {
    let attempt = try attempt()
    #expect(
      attempt.read("\(callback)?error=access_denied&error_description=No%1Bway&state=\(attempt.texts.state)", now: 1001)
        == .refused(ProviderError(code: "access_denied", description: "No\u{1B}way")))
    #expect(ProviderError(code: "a", description: "No\u{1B}way").description == "No\\u{1b}way")
  }

  @Test(arguments: [
    "", "   ", "short", "https://id.test/login?x=y", "http://localhost:8585/callback", "?a=b", "code=abc",
    "?code=a&code=b&state=STATE", "?code=&state=STATE", "?error=&state=STATE", "nicht/ein code",
    String(repeating: "a", count: 20_000),
  ])
  func anythingElseIsNoAnswer(text: String) throws {
    let attempt = try attempt()
    guard case .noAnswer(let why) = attempt.read(text.replacing("STATE", with: attempt.texts.state), now: 1001) else {
      Issue.record("taken for an answer")
      return
    }
    #expect(!why.isEmpty && why.count < 100)
  }

  @Test func theAddressToOpenIsNotTheOneToPaste() throws {
    let attempt = try attempt()
    guard case .noAnswer(let why) = attempt.read(attempt.address, now: 1001) else {
      Issue.record("taken for an answer")
      return
    }
    #expect(why.contains("URL to open"))
  }

  @Test func timeRunsOut() throws {
    let attempt = try attempt()
    #expect(attempt.secondsLeft(at: 1000) == 300 && attempt.secondsLeft(at: 1299) == 1)
    #expect(attempt.secondsLeft(at: 9999) == 0)
    #expect(attempt.read("\(callback)?code=abc&state=\(attempt.texts.state)", now: 1300) == .late)
  }

  @Test func nothingIsTakenOutOfTheFormByAccident() throws {
    let attempt = try attempt()
    var text = "\(attempt) \(attempt.texts) \(String(reflecting: attempt))"
    dump(attempt, to: &text)
    dump(attempt.texts, to: &text)
    for secret in [attempt.texts.verifier.reveal { $0 }, attempt.texts.state] { #expect(!text.contains(secret)) }
  }
}

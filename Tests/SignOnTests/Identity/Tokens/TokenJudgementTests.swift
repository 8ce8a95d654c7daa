import OpenIDConnect
import Testing

@testable import SignOn

@Suite struct TokenJudgementTests {
  private func judged(_ text: String, _ expectation: TokenExpectation = Forge.expectation) -> TokenJudgement {
    TokenJudgement.judge(text, by: expectation, verifier: .live)
  }

  @Test func aRightTokenPassesEveryLine() throws {
    let judgement = judged(try Forge.token())
    #expect(judgement.passes)
    #expect(judgement.lines.filter { $0.verdict != .pass } == [])
    let names = ["token_use", "signature", "iss", "aud", "nonce", "exp", "iat", "auth_time", "sub", "email_verified"]
    #expect(judgement.lines.map(\.name) == names + ["principal claim"])
  }

  @Test func theTableIsLongEnoughAndNamesEachOnce() {
    #expect(Forgery.all.count >= 90)
    #expect(Set(Forgery.all.map(\.name)).count == Forgery.all.count)
  }

  @Test(arguments: Forgery.all) func noForgedTokenPassesAndEachSaysWhy(forgery: Forgery) throws {
    var expectation = Forge.expectation
    forgery.change(&expectation)
    let token = try forgery.make()
    let judgement = judged(token, expectation)
    #expect(!judgement.passes)
    let line = try #require(judgement.failures.first { $0.name == forgery.line }, "\(judgement.lines)")
    let text = "\(line.seen) \(line.explanation)"
    #expect(text.contains(forgery.says), "\(text)")
    #expect(!line.explanation.isEmpty && !line.required.isEmpty)
    expectNothingOf(token, in: judgement)
  }

  private func expectNothingOf(_ token: String, in judgement: TokenJudgement) {
    let told = judgement.lines.map { "\($0.seen)\($0.required)\($0.explanation)" }.joined()
    for part in token.split(separator: ".") where part.count >= 20 {
      #expect(!told.contains(part.prefix(20)) && !told.contains(part.suffix(20)))
    }
    #expect(!told.contains("n-0S6_WzA2M"))
    #expect(told.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    #expect(judgement.lines.allSatisfy { $0.seen.count <= 160 && $0.explanation.count <= 300 })
  }

  @Test func aTokenThatBringsAKeyPassesByTheKeySetAndIsWarnedOf() throws {
    let judgement = judged(try Forge.token(header: #"{"alg":"RS256","kid":"one","x5u":"https://a.example/c"}"#))
    #expect(judgement.passes)
    #expect(judgement.lines.first { $0.name == "key in the header" }?.seen == "x5u")
  }

  @Test func severalAudiencesPassWithTheRightParty() throws {
    let audience = #""aud":["\#(Forge.clientID)","x"],"azp":"\#(Forge.clientID)""#
    let judgement = judged(try Forge.token(Forge.claims(#""aud":"1example23456789abcdefghij""#, audience)))
    #expect(judgement.passes)
    #expect(judgement.lines.contains { $0.name == "azp" && $0.verdict == .pass })
  }

  @Test(arguments: [
    ("1800003590", "1799999941", "exp"), (#""iat":1799999990"#, #""iat":1800000060"#, "iat"),
    ("\"email_verified\":true", "\"email_verified\":false", "email_verified"),
    ("\"email_verified\":true", "\"x\":1", "email_verified"),
    ("\"email\":\"alice@company.com\",", "", "principal claim"),
  ]) func whatIsDoubtfulIsAWarning(old: String, new: String, line: String) throws {
    var claims = Forge.claims(old, new)
    if line == "exp" { claims = Forge.replaced(claims, #""iat":1799999990"#, #""iat":1799990000"#) }
    let judgement = judged(try Forge.token(claims))
    #expect(judgement.lines.first { $0.name == line }?.verdict == .warning)
    #expect(judgement.passes)
  }

  @Test func whatIsNotKnownCannotBeTold() throws {
    var expectation = Forge.expectation
    expectation.keys = nil
    expectation.authority = ""
    expectation.clientID = ""
    expectation.nonce = .unknown
    let judgement = judged(try Forge.token(), expectation)
    #expect(!judgement.passes && judgement.failures == [])
    #expect(judgement.lines.filter { $0.verdict == .cannotTell }.map(\.name) == ["signature", "iss", "aud"])
    let broken = SignatureVerifier { _, _, _ in throw TokenFault.empty }
    let untold = TokenJudgement.judge(try Forge.token(), by: Forge.expectation, verifier: broken)
    #expect(untold.lines.first { $0.name == "signature" }?.verdict == .cannotTell && !untold.passes)
  }

  @Test func claimsThatTheConfigurationNamesAreLookedFor() throws {
    var expectation = Forge.expectation
    expectation.named = [
      .init(["Email", "nickname"], .jwtPrincipalClaimsMapping, .each),
      .init(["cognito:groups"], .teamClaim, .wished),
    ]
    let lines = judged(try Forge.token(), expectation).lines.suffix(3)
    #expect(lines.map(\.verdict) == [.pass, .fail, .warning])
    #expect(lines.map(\.governedBy).last == "team-claim")
  }

  @Test func anotherProviderNeedNotMarkTheUse() throws {
    var expectation = Forge.expectation
    expectation.marksTokenUse = false
    #expect(judged(try Forge.token(Forge.claims(#""token_use":"id","#, "")), expectation).passes)
    let typed = try Forge.token(
      Forge.claims(#""token_use":"id","#, ""), header: #"{"alg":"RS256","kid":"one","typ":"at+JWT"}"#)
    #expect(judged(typed, expectation).failures.map(\.name) == ["token_use"])
  }

  @Test func aTokenPrintsAsNothing() throws {
    let token = try IDToken.parse(try Forge.token())
    var dumped = ""
    dump(token, to: &dumped)
    #expect("\(token)" == "(token)" && String(reflecting: token) == "(token)" && !dumped.contains("alice"))
  }
}

import OpenIDConnect
import Testing
import Text

@testable import SignOn

@Suite struct PrincipalTests {
  @Test(arguments: PrincipalRow.all) func theServersRulesAreReproduced(row: PrincipalRow) {
    let principal = Principal.become(row.settings, row.claims)
    for outcome in row.outcomes { expect(outcome, of: principal) }
    #expect(principal.steps.allSatisfy { Field.named($0.field) != nil && !$0.sentence.isEmpty && !$0.rule.isEmpty })
    #expect(principal == Principal.become(row.settings, row.claims))
  }

  private func expect(_ outcome: PrincipalRow.Outcome, of principal: Principal) {
    switch outcome {
    case .user(let name): #expect(principal.userName == name)
    case .email(let email): #expect(principal.email == email)
    case .claim(let claim): #expect(principal.claim == claim)
    case .administrator(let isOne): #expect(principal.isAdministrator == isOne)
    case .signsIn: #expect(principal.admission == .signsIn)
    case .ifKnown(let words):
      guard case .ifKnown(let why) = principal.admission else {
        Issue.record("\(principal.admission)")
        return
      }
      #expect(why.contains(words))
    case .refused(let words): expectRefusal(words, principal)
    case .teams(let teams): #expect(principal.teams == teams)
    case .roles(let roles): #expect(principal.roles == roles)
    case .says(let words):
      #expect(principal.steps.contains { "\($0.sentence) \($0.rule)".contains(words) }, "\(principal.steps)")
    case .saysNothingOf(let topic): #expect(!principal.steps.contains { $0.topic == topic })
    }
  }

  private func expectRefusal(_ words: String, _ principal: Principal) {
    guard case .refused(let why) = principal.admission else {
      Issue.record("\(principal.admission)")
      return
    }
    #expect(why.contains(words), "\(why)")
    #expect(principal.steps.last?.verdict == .fail && !principal.isAdministrator)
  }

  @Test func everyRuleIsNamedOnce() {
    #expect(Set(PrincipalRow.all.map(\.words)).count == PrincipalRow.all.count)
  }

  @Test func peopleWhoBecomeOneUserAreTold() {
    let settings = PrincipalRow.settings()
    let people = [Person.alice, .withoutEmail, .foreign]
    let collision = Principal.Collision(userName: "alice", people: ["alice", "alice@partner.org"])
    #expect(Principal.collisions(settings, people) == [collision])
    #expect(Principal.collisions(settings.with(.enforcePrincipalDomain, "true"), people) == [])
    #expect(Principal.collisions(settings, [.alice, .alice]) == [])
  }

  @Test func aPasswordBehindAnAdminPrincipalIsNeverSaid() {
    let settings = PrincipalRow.settings().with(.adminPrincipals, ["alice:wonderland", "alice@x:wonderland"])
    #expect(!"\(Principal.become(settings, Person.alice.claims))".contains("wonderland"))
    let finding = LockOut.finding(settings, tested: [.alice])
    #expect(finding?.message.contains("wonderland") == false && finding?.remedy.contains("wonderland") == false)
  }

  @Test func lockOutIsToldUnlessSomebodyCanAdminister() throws {
    let settings = PrincipalRow.settings()
    #expect(LockOut.finding(settings, tested: []) == nil)
    #expect(LockOut.finding(settings, tested: [.withoutEmail, .alice]) == nil)
    #expect(LockOut.finding(settings, tested: [.withoutEmail], knowsAnother: true) == nil)
    let wrong = settings.with(.adminPrincipals, ["alice@company.com"])
    let finding = try #require(LockOut.finding(wrong, tested: [.alice]))
    #expect(finding.severity == .warning && finding.field == "admin-principals")
    var repaired = wrong
    try #require(finding.repair).apply(to: &repaired)
    #expect(repaired.items(.adminPrincipals) == ["alice"])
    #expect(LockOut.finding(repaired, tested: [.alice]) == nil)
  }

  @Test func lockOutOfEverybodyStandsAtTheRuleThatRefuses() throws {
    let settings = PrincipalRow.settings().with(.enforcePrincipalDomain, "true")
    let finding = try #require(LockOut.finding(settings, tested: [.foreign]))
    #expect(finding.field == "principal-domain" && finding.remedy.contains("partner.org"))
  }

  /// A token that has all claims and one that has none: each line that a field governs leads to that field.
  @Test(arguments: [#"{"typ":"x"}"#, #"{"token_use":"access","nonce":"n","azp":"a","email_verified":false}"#])
  func everyLineOfATokenLeadsToAField(claims: String) throws {
    let header = Base64URL.text(Array(#"{"alg":"RS256","kid":"k"}"#.utf8))
    let token = try IDToken.parse("\(header).\(Base64URL.text(Array(claims.utf8))).\(Base64URL.text([1, 2, 3]))")
    let expectation = PrincipalRow.settings().with(.maxAge, "60").tokenExpectation(nonce: .sent("m"), now: 0)
    let fields = TokenJudgement.judge(token, by: expectation, verifier: .live).lines.compactMap(\.governedBy)
    #expect(fields.count > 3 && fields.allSatisfy { Field.named($0) != nil }, "\(fields)")
  }

  @Test func theExpectationOfATokenFollowsTheSettings() {
    let settings = PrincipalRow.settings().with(.teamClaim, "cognito:groups").with(.maxClockSkew, "90")
    let expectation = settings.tokenExpectation(nonce: .unknown, now: 0)
    #expect(expectation.authority == CognitoSample.authority && expectation.clientID == settings.text(.clientID))
    #expect(expectation.skew == 90 && expectation.maxAge == nil && expectation.marksTokenUse)
    #expect(expectation.named.map(\.field) == ["jwt-principal-claims", "team-claim"])
    let mapped = PrincipalRow.mapped("username:sub", "email:email").with(.maxAge, "300")
    #expect(mapped.tokenExpectation(nonce: .unknown, now: 0).named.map(\.claims) == [["sub", "email"]])
    #expect(mapped.tokenExpectation(nonce: .unknown, now: 0).maxAge == 300)
  }
}

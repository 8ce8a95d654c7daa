import OpenIDConnect
import SignOn
import Testing
import TextUI

@testable import Monkey
@testable import Wizard

/// The people who were tested, and whom the server would make of them.
struct PeopleStoryTests {
  private static func tested(_ texts: String...) throws -> Story {
    var story = SignInStory.atTheStart(Size(columns: 200, rows: 60))
    for text in texts {
      story.paste(text)
      _ = story.takeEffects()
      story.press(.enter)
      try SignInStory.handBack(&story)
    }
    return story
  }

  @Test func pastedClaimsAreAPersonAndTheRulesAreRecomputedWithTheSettings() throws {
    var story = try Self.tested(#"{"sub":"s-1","email":"alice@example.com"}"#)
    #expect(
      story.screen.contains("You would become") && story.screen.contains("alice <alice@example.com>, administrator"))
    story.state.settings.typed[Field.jwtPrincipalClaims.id] = .list(["sub"])
    #expect(story.screen.contains("becomes s-1"))
    story.state.settings.typed[Field.jwtPrincipalClaims.id] = nil
    story.state.settings.typed[Field.adminPrincipals.id] = .list(["bob"])
    #expect(story.screen.contains("You could lock yourself out"))
  }

  @Test func aPastedTokenIsJudgedAndItsTextDropped() throws {
    let token = try SignInStory.token(audience: "another").reveal { $0 }
    var story = try Self.tested(token)
    let sample = try #require(story.state.people.sample)
    #expect(sample.source == "pasted token")
    #expect(sample.judgement?.failures.map(\.name) == ["aud"])
    #expect(
      story.screen.contains("✗ alice@example.com  The token is not valid, though OpenMetadata may accept it: aud"))
    #expect(story.screen.contains("▸Test         ✗"))
    #expect(!story.screen.contains("  You would become"))
    var dumped = ""
    dump(story.state.people.samples, to: &dumped)
    let parts = token.split(separator: ".").map(String.init)
    #expect(parts.allSatisfy { !dumped.contains($0) })
    let index = try #require(sample.judgement?.lines.firstIndex { $0.name == "aud" })
    story.state.select(.claim(index))
    #expect(story.screen.contains("required: \(Samples.clientID)"))
    story.press(.enter)
    #expect(story.focusedField == Field.clientID.id)
  }

  @Test func severalPeopleAreKeptAndOneCanBeForgotten() throws {
    var story = try Self.tested(
      #"{"email":"alice@example.com"}"#, #"{"email":"bob@example.com"}"#, #"{"email":"alice@elsewhere.example"}"#)
    #expect(story.state.people.samples.map(\.person.name).count == 3)
    #expect(story.screen.contains("become the same user: alice"))
    story.press(.character("x"))
    #expect(story.state.people.samples.map(\.person.name) == ["alice@example.com", "bob@example.com"])
    #expect(!story.screen.contains("become the same user"))
    story.press(.character("x"), .character("x"), .character("x"))
    #expect(story.state.people.samples.isEmpty && story.screen.contains("No user to forget"))
  }

  @Test func theLockOutIsAWarningOnChecksAndReviewAndOneKeyPutsItRight() throws {
    var story = try Self.tested(#"{"email":"bob@example.com"}"#)
    story.press(.function(9))
    #expect(story.screen.contains("you can still write"))
    _ = story.state.go(to: .checks)
    #expect(story.screen.contains("would be bob, who is not an administrator"))
    let rows = checkRows(of: story.state, story.state.allFindings)
    story.state.checkRow = try #require(rows.firstIndex { $0.finding?.check == "somebody-can-administer" })
    story.press(.function(4))
    #expect(story.state.settings.items(.adminPrincipals) == ["alice", "bob"])
    #expect(!story.screen.contains("not an administrator"))
  }

  @Test(arguments: ["not a token", "{", "https://example.com/", "eyJ.eyJ.x", "?code=abc&state=def"])
  func whatCannotBeReadIsToldAndChangesNothing(text: String) throws {
    let story = try Self.tested(text)
    #expect(story.state.people.samples.isEmpty && story.state.people.notice != nil)
    #expect(story.screen.contains("!"))
  }

  @Test func theChecksLeadHere() throws {
    var story = SignInStory.atTheStart()
    _ = story.state.go(to: .checks)
    try story.click("Test sign-in")
    try story.click("Test sign-in")
    #expect(story.state.place == .people)
  }

  @Test(arguments: [11, 12] as [UInt64])
  func everySizeCanBeDrawnAndEveryKeyPressed(seed: UInt64) throws {
    var random = Chance(seed)
    var (story, _) = try SignInStory.underWay()
    let token = try SignInStory.token().reveal { $0 }
    story.take(.signIn(.handed(Secret(token), at: SignInStory.moment)))
    let keys: [Key] = [
      .up, .down, .tab, .backTab, .character("c"), .character("q"), .character("x"), .function(2), .function(8),
      .backspace, .character("é"),
    ]
    for step in 0..<400 {
      story.resize(Int.random(in: 1...220, using: &random), Int.random(in: 1...90, using: &random))
      story.press(keys.randomElement(using: &random) ?? .down)
      if step % 40 == 0 { story.take(.signIn(.handed(Secret(token), at: SignInStory.moment))) }
      let frame = wizardScreen(story.state).frame
      #expect(frame.size == story.state.size)
      if let cursor = frame.cursor { #expect(Area(frame.size).contains(cursor)) }
    }
    #expect(story.state.isSigningIn)
  }
}

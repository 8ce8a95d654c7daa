import SignOn
import Testing
import TextUI

@testable import Wizard

/// From a line that tells of a field to the field, and back by one key.
struct JumpStoryTests {
  @Test func aFindingLeadsToItsFieldAndEscapeBackToTheFinding() {
    var story = SetupStoryTests.answered()
    story.press(.enter)
    for _ in 0..<8 { story.press(.down) }
    #expect(story.screen.contains("▸· Public Key URLs"))
    story.press(.enter)
    #expect(story.focusedField == Field.publicKeyURLs.id)
    #expect(story.screen.contains("Esc back to Checks"))
    story.press(.escape)
    #expect(story.state.place == .checks)
    #expect(story.screen.contains("▸· Public Key URLs"))
    story.press(.escape)
    #expect(story.screen.contains("Esc leave"))
  }

  @Test(arguments: Rung.all.map(\.name))
  func everyStepHasAFieldToGoTo(name: String) throws {
    var settings = SetupStoryTests.answered().state.settings
    settings.facts.clientAuthentication = .notAsked
    var story = SetupStoryTests.answered()
    story.press(.enter)
    let rung = try #require(Rung.all.first { $0.name == name })
    let rows = checkRows(of: story.state, [])
    guard let index = rows.firstIndex(where: { $0.title == rung.title }) else { return }
    for _ in 0..<index { story.press(.down) }
    story.press(.right)
    #expect(story.focusedField == rows[index].field)
    story.press(.escape)
    #expect(story.state.ladder.selected == index)
  }

  @Test func aLineOfTheSummaryLeadsToItsFieldAndBack() {
    var story = SetupStoryTests.answered()
    story.press(.function(9), .down, .down, .down)
    #expect(story.screen.contains("▸Provider Name"))
    #expect(story.screen.contains("Enter go to its field"))
    story.press(.enter)
    #expect(story.focusedField == Field.providerName.id)
    story.type("Company")
    story.press(.escape)
    #expect(story.state.place == .review)
    #expect(story.screen.contains("▸Provider Name"))
    #expect(story.screen.contains("Company"))
  }

  @Test func jumpsFromJumpsLeadBackOneByOne() {
    var story = SetupStoryTests.answered()
    story.press(.function(9), .down, .enter)
    #expect(story.focusedField == Field.discoveryURI.id)
    story.press(.function(10))
    story.type("nonce")
    story.press(.enter)
    #expect(story.focusedField == Field.useNonce.id)
    #expect(story.screen.contains("Esc back to Discovery URI"))
    story.press(.escape)
    #expect(story.focusedField == Field.discoveryURI.id)
    story.press(.escape)
    #expect(story.state.place == .review)
  }

  @Test func anotherPageForgetsTheWayBack() {
    var story = SetupStoryTests.answered()
    story.press(.function(9), .down, .enter, .pageDown)
    #expect(story.screen.contains("Esc leave"))
    story.press(.escape)
    #expect(story.state.overlay == .leaving)
  }

  @Test func theWayBackIsNeverLong() {
    var story = SetupStoryTests.answered()
    for _ in 0..<60 {
      story.press(.function(10))
      story.type("nonce")
      story.press(.enter)
    }
    #expect(story.state.returns.count == Return.limit)
  }
}

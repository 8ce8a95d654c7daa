import OpenIDConnect
import SignOn
import Testing
import TextUI

@testable import Wizard

/// From a line that tells of a field to the field, and back by one key.
struct JumpStoryTests {
  /// A long message takes the rows above it where there is one row for it.
  @Test func aMessageIsWholeOnASmallScreen() {
    var story = Story(columns: 40, rows: 9)
    story.state.message = "The checks are still running; F9 goes to Review now"
    let lines = story.screen.split(separator: "\n").suffix(2).map { $0.drop { $0 == " " } }
    #expect(lines == ["The checks are still running; F9 goes", "to Review now"], "\(story.screen)")
  }

  @Test func theChecksOpenAtTheFirstFailure() {
    var story = SetupStoryTests.answered()
    story.press(.enter)
    #expect(story.state.place == .checks && story.state.checkRow == 0)
    story.state.settings.typed[Field.authority.id] = .text("https://elsewhere.test")
    #expect(story.state.checkRow == 1 && story.screen.contains("▸✗ Issuer matches the authority"))
    story.press(.up)
    #expect(story.state.checkRow == 0)
    // Not past a failure, and not past a check that still runs.
    story.press(.enter)
    #expect(story.state.place == .checks && story.screen.contains("still running"))
  }

  /// A provider that cannot be reached proves nothing wrong: tabs, check and status say a warning.
  @Test func tabsAndStatusAgreeOnWhatCannotBeReached() throws {
    var story = Story(columns: 120, settings: SetupStoryTests.answered().state.settings)
    let url = try #require(story.state.settings.facts.discovery.url)
    story.state.settings.facts = Facts()
    story.state.settings.facts.discovery = .asking(url)
    _ = story.state.go(to: .checks)
    let error = LookupError(url: url, cause: .status(.serverError(500)))
    story.take(.answered(.metadata(.failed(error))))
    #expect(story.screen.contains("Provider !1") && story.screen.contains("Checks !1") && !story.screen.contains("✗"))
    #expect(story.screen.contains("✓ All required fields set; 1 warning"))
    #expect(story.screen.contains("cognito-idp.eu-west-1.amazonaws.com answered HTTP 500"))
  }

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

  @Test(arguments: SetupStoryTests.answered().state.settings.steps.indices)
  func everyStepHasAFieldToGoTo(index: Int) {
    var story = SetupStoryTests.answered()
    story.press(.enter)
    let rows = checkRows(of: story.state, [])
    #expect(rows[index].field != nil)
    for _ in 0..<index { story.press(.down) }
    story.press(.right)
    #expect(story.focusedField == rows[index].field)
    story.press(.escape)
    #expect(story.state.checkRow == index)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func theSelectedFindingIsThereInFull(size: Size) {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.press(.enter)
    let findings = checkRows(of: story.state, story.state.allFindings).map(\.finding)
    #expect(findings.contains { $0 != nil })
    for finding in findings {
      if let finding {
        let words = story.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("\(finding.message) \(finding.remedy)".trimmed))
      }
      story.press(.down)
    }
  }

  @Test func whileAnErrorStandsWriteLeadsToItAndEscapeBack() {
    var story = Story(columns: 80, rows: 24)
    story.press(.function(9))
    #expect(story.screen.contains("Enter go to the first error"))
    story.press(.enter)
    #expect(story.screen.contains("Nothing written yet: 5 errors to fix first"))
    #expect(story.focusedField == Field.discoveryURI.id)
    story.press(.escape)
    #expect(story.state.place == .review)
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

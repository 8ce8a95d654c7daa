import OpenIDConnect
import SignOn
import Testing
import TextUI

@testable import Wizard

/// Every screen at the three sizes that are looked at, as text files.
struct ScreenTests {
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 40, rows: 9)]

  @Test(arguments: Page.all.map(\.id), sizes)
  func pages(page: String, size: Size) throws {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.press(.tab)
    let place = try #require(Page.all.first { $0.id == page })
    _ = story.state.focus(on: place.fields[min(1, place.fields.count - 1)])
    try expectScreen(story.screen, "\(page)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func theFirstScreen(size: Size) throws {
    try expectScreen(Story(columns: size.columns, rows: size.rows).screen, "first-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func theChecks(size: Size) throws {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.press(.enter)
    try expectScreen(story.screen, "checks-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func theReview(size: Size) throws {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.press(.function(9))
    try expectScreen(story.screen, "review-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func theHelp(size: Size) throws {
    var story = Story(columns: size.columns, rows: size.rows)
    _ = story.state.focus(on: .clientSecret)
    story.press(.function(1))
    try expectScreen(story.screen, "help-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func theQuestionBeforeLeaving(size: Size) throws {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.press(.escape)
    try expectScreen(story.screen, "leaving-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func aFindingWithItsRepair(size: Size) throws {
    var story = Story(columns: size.columns, rows: size.rows)
    _ = story.state.focus(on: .adminPrincipals)
    story.type("Alice@example.com")
    story.press(.enter)
    try expectScreen(story.screen, "finding-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func aFailedLookup(size: Size) throws {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    let url = try #require(story.state.settings.facts.discovery.url)
    story.state.settings.facts.keys = .notAsked
    story.state.settings.facts.discovery = .failed(LookupError(url: url, cause: .body(.htmlInsteadOfJSON)))
    story.press(.tab)
    _ = story.state.go(to: .checks)
    try expectScreen(story.screen, "checks-failed-\(size.columns)x\(size.rows)")
  }

  @Test func withoutUnicodeTheSameStandsInASCII() throws {
    var story = SetupStoryTests.answered()
    story.press(.enter)
    let frame = wizardScreen(story.state).frame.asciiOnly()
    let foreign = frame.text.filter { !$0.isASCII }
    #expect(foreign.isEmpty)
    try expectScreen(frame.text, "checks-ascii")
  }
}

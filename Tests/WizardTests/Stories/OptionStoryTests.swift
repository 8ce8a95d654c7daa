import SignOn
import Testing
import TextUI

@testable import Wizard

/// A choice with more than two options is opened by Space, and shows what each means.
@Suite struct OptionStoryTests {
  /// On a field of the form, with the options open.
  private func open(_ field: Field, columns: Int = 80, rows: Int = 24) -> Story {
    var story = Story(columns: columns, rows: rows)
    _ = story.state.focus(on: field)
    story.press(.character(" "))
    return story
  }

  @Test(arguments: ScreenTests.sizes) func theProviders(size: Size) throws {
    let story = open(.provider, columns: size.columns, rows: size.rows)
    try expectScreen(story.screen, "options-\(size.columns)x\(size.rows)")
  }

  @Test func anArrowAndEnterChoose() {
    var story = open(.provider)
    #expect(story.screen.contains("✓ aws-cognito"))
    story.press(.down, .enter)
    #expect(story.state.overlay == nil)
    #expect(story.state.settings.text(.provider) == Provider.all[1].id)
    story.press(.function(3))
    #expect(story.state.settings.text(.provider) == "aws-cognito")
  }

  @Test func escChangesNothing() {
    var story = open(.provider)
    let before = story.state.settings
    story.press(.down, .down, .escape)
    #expect(story.state.overlay == nil && story.state.settings == before)
  }

  @Test func typingGoesToTheOptionThatBeginsSo() {
    var story = open(.provider)
    story.type("o")
    #expect(story.screen.contains("▸  okta"))
    story.type("g")
    #expect(story.screen.contains("▸  google"), "nothing begins with og")
    story.type("cu")
    #expect(story.screen.contains("▸  custom-oidc"))
    story.type("?x ")
    #expect(story.screen.contains("▸  custom-oidc"))
    story.press(.enter)
    #expect(story.state.settings.text(.provider) == "custom-oidc")
  }

  @Test func aChoiceOfTwoIsChangedAtOnce() {
    var story = open(.clientType)
    #expect(story.state.overlay == nil && story.state.settings.text(.clientType) == "public")
    story.press(.character(" "))
    #expect(story.state.settings.text(.clientType) == "confidential")
    #expect(!story.screen.contains("Space options"))
  }

  /// All of them, so that a field with many options has its list.
  @Test func everyChoiceOfMoreThanTwoOpensWithItsValueSelected() {
    let fields = Field.all.filter { if case .choice = $0.kind { $0.options.count > 2 } else { false } }
    #expect(fields.count >= 3)
    for field in fields {
      var story = Story()
      guard story.state.settings.isRelevant(field) else { continue }
      _ = story.state.focus(on: field)
      story.press(.character(" "))
      guard case .options(let list) = story.state.overlay else {
        Issue.record("\(field.id) does not open")
        continue
      }
      #expect(list.options.map(\.value) == field.options.map(\.value))
      #expect(list.options[list.selected].value == story.state.settings.text(field), "\(field.id)")
      #expect(list.options.allSatisfy { !$0.note.isEmpty }, "\(field.id)")
    }
  }

  @Test func theFormatOfTheOutput() {
    var story = Story()
    story.press(.function(9))
    while story.state.reviewRow != .format { story.press(.up) }
    story.press(.character(" "))
    #expect(story.screen.contains("openmetadata-sso.env"))
    story.type("docker-env")
    story.press(.enter)
    #expect(story.state.review.format.id == "docker-env" && story.state.review.path.hasSuffix(".env"))
  }

  @Test func aClickChooses() throws {
    var story = open(.provider)
    try story.click("okta")
    #expect(story.state.settings.text(.provider) == "okta")
  }
}

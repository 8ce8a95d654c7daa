import SignOn
import Testing
import TextUI

@testable import Wizard

/// What keys and pastes do at a value that is wrong.
struct WrongValueStoryTests {
  private func story(at field: Field) -> Story {
    var story = Story()
    _ = story.state.focus(on: field)
    return story
  }

  @Test func aPasteAtAnErrorOrRightAfterArrivingReplaces() {
    var story = story(at: .callbackURL)
    story.paste("nonsense")
    story.press(.enter)
    #expect(story.focusedField == Field.callbackURL.id)
    story.paste("https://catalog.example.com/elsewhere")
    story.paste("https://catalog.example.com/callback")
    #expect(story.state.settings.text(.callbackURL) == "https://catalog.example.com/callback")
    story.press(.function(3))
    #expect(story.state.settings.text(.callbackURL) == "https://catalog.example.com/elsewhere")
    story.press(.backTab, .tab)
    story.paste("https://other.example.com/callback")
    #expect(story.state.settings.text(.callbackURL) == "https://other.example.com/callback")
    story.press(.function(3))
    #expect(story.state.settings.text(.callbackURL) == "https://catalog.example.com/elsewhere")
  }

  @Test func aPasteAmongTypedLettersGoesToTheCursor() {
    var story = story(at: .callbackURL)
    story.type("https:///callback")
    story.press(.enter)
    for _ in 0..<9 { story.press(.left) }
    story.paste("catalog.example.com")
    #expect(story.state.settings.text(.callbackURL) == "https://catalog.example.com/callback")
    story.press(.tab, .backTab, .end)
    story.paste("2")
    #expect(story.state.settings.text(.callbackURL) == "https://catalog.example.com/callback2")
  }

  @Test func aPastedEntryReplacesTheOneThatIsWrong() {
    var story = story(at: .adminPrincipals)
    story.paste("Alice@example.com")
    story.press(.enter)
    story.paste("alice")
    #expect(story.state.settings.items(.adminPrincipals) == ["alice"])
  }

  @Test func enterAtAnErrorSaysWhatToPressAndThenGoesOn() {
    let wrong = [
      ("nonsense", "Fix the error, or Enter again to go on"),
      ("https://catalog.example.com/", "F4 fixes it, Enter again goes on"),
    ]
    for (text, words) in wrong {
      var story = Story(columns: 40, rows: 9)
      _ = story.state.focus(on: .callbackURL)
      story.type(text)
      story.press(.enter)
      #expect(story.focusedField == Field.callbackURL.id)
      #expect(story.screen.contains(words))
      story.press(.enter)
      #expect(story.focusedField != Field.callbackURL.id)
    }
  }
}

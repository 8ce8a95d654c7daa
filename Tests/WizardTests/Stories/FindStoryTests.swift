import SignOn
import Testing
import TextUI

@testable import Wizard

/// The search over fields.
struct FindStoryTests {
  @Test func typingNarrowsAndEnterGoesThere() throws {
    var story = SetupStoryTests.answered()
    story.press(.function(10))
    story.type("nonce")
    #expect(story.screen.contains("OIDC Use Nonce"))
    try expectScreen(story.screen, "find-80x24")
    story.press(.enter)
    #expect(story.focusedField == Field.useNonce.id)
  }

  @Test func aSlashFindsOnlyWhereItIsNotText() {
    var story = Story()
    story.type("https://x/")
    #expect(story.state.settings.text(.discoveryURI) == "https://x/")
    _ = story.state.focus(on: .clientType)
    story.type("/tenant")
    #expect(story.screen.contains("OIDC Tenant"))
  }

  @Test func valuesAndHelpAreSearchedAndSecretsAreNot() {
    var story = SetupStoryTests.answered()
    story.press(.function(10))
    story.paste("catalog.example.com")
    #expect(story.screen.contains("OIDC Callback URL"))
    story.press(.control("u"))
    story.paste(Samples.secret)
    #expect(story.screen.contains("No matches"))
  }

  @Test func filtersShowWhatIsChangedOrWrong() {
    var story = SetupStoryTests.answered()
    story.press(.function(10), .tab)
    #expect(story.screen.contains("▸Problems 0"))
    story.press(.tab)
    #expect(story.screen.contains("▸Changed 5") && story.screen.contains("5 fields"))
    story.press(.escape)
    #expect(story.state.overlay == nil)
  }

  @Test func aClickOnAMatchGoesThere() throws {
    var story = Story()
    story.press(.function(10))
    story.type("expiry")
    try story.click("OIDC Session Expiry")
    #expect(story.focusedField == Field.sessionExpiry.id)
  }
}

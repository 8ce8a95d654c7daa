import SignOn
import Testing
import TextUI

@testable import Wizard

/// What is another than at the opening is marked, by a sign and a word, and found by the search.
struct ChangeStoryTests {
  private static let file = """
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=confidential
    AUTHENTICATION_CLIENT_ID=5k2f8hq0v1n3example4u7t9s
    OIDC_CLIENT_ID=5k2f8hq0v1n3example4u7t9s
    OIDC_DISCOVERY_URI=https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E/.well-known/openid-configuration
    AUTHENTICATION_AUTHORITY=https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E

    """

  private func opened() throws -> Story {
    var story = Story(run: Run(isOffline: true))
    story.take(.intent(.edit(DocumentSet([try Document.read(Array(Self.file.utf8), named: "sso.env")]))))
    return story
  }

  private func line(_ label: String, _ story: Story) -> String {
    story.screen.split(separator: "\n").first { $0.dropFirst(2).hasPrefix(" \(label)") }.map(String.init) ?? ""
  }

  @Test func whatAFileHoldsIsNotMarkedUntilItIsChanged() throws {
    var story = try opened()
    #expect(!story.screen.contains("●"))
    _ = story.state.focus(on: .clientID)
    story.press(.backspace)
    story.type("x")
    #expect(line("Client ID", story).hasSuffix("● changed"))
    #expect(story.state.changedFields.map(\.id) == [Field.clientID.id])
    story.press(.backspace)
    story.type("s")
    #expect(line("Client ID", story).hasSuffix(" from file"))
    #expect(story.state.changedFields.isEmpty)
  }

  @Test func aValueOfTheFileThatGivesWayIsMarkedToo() throws {
    var story = try opened()
    _ = story.state.focus(on: .discoveryURI)
    story.press(.control("u"))
    story.paste("eu-west-1_Zz98Yy76X")
    story.press(.tab)
    #expect(line("Discovery URI", story).hasSuffix("● changed"))
    #expect(line("Authority", story).hasSuffix("● derived"))
    story.press(.function(10), .tab, .tab)
    #expect(story.screen.contains("▸Changed 2"))
  }

  @Test func oneKeyBringsBackWhatTheFileHolds() throws {
    var story = try opened()
    _ = story.state.focus(on: .clientID)
    story.type("new")
    #expect(story.screen.contains("F7 revert"))
    story.press(.control("o"))
    #expect(story.state.settings.text(.clientID) == "5k2f8hq0v1n3example4u7t9s")
    #expect(story.screen.contains("Client ID: back to the value in the file"))
    #expect(story.state.changedFields.isEmpty)
    story.press(.control("o"))
    #expect(story.screen.contains("no change to revert"))
  }

  @Test func answersThatWereGivenAtTheStartAreNoChange() {
    var settings = Settings()
    settings.typed[Field.clientID.id] = .text("given")
    var story = Story(settings: settings)
    _ = story.state.focus(on: .clientID)
    #expect(line("Client ID", story).hasSuffix(" typed"))
    #expect(!story.screen.contains("●"))
    story.type("x")
    #expect(line("Client ID", story).hasSuffix("● typed"))
  }

  @Test func undoTakesTheMarkAway() {
    var story = Story()
    _ = story.state.focus(on: .clientType)
    story.press(.right)
    #expect(line("Client Type", story).hasSuffix("● typed"))
    story.press(.control("x"))
    #expect(!story.screen.contains("●"))
  }
}

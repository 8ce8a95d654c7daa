import SignOn
import Testing
import TextUI

@testable import Wizard

/// A file that is there, opened, changed and reviewed.
struct EditFileStoryTests {
  private static let file = """
    # sign-in
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=confidential
    AUTHENTICATION_CLIENT_ID=abc123
    OIDC_CLIENT_ID=abc123   # of the app client
    OIDC_CLIENT_SECRET=\(Samples.secret)
    OIDC_CALLBACK=https://catalog.example.com/callback
    AUTHENTICATION_CALLBACK_URL=https://catalog.example.com/callback
    AUTHORIZER_ADMIN_PRINCIPALS=[alice]

    """

  private func story() throws -> Story {
    var story = Story(run: Run(isOffline: true))
    story.take(.intent(.edit(DocumentSet([try Document.read(Array(Self.file.utf8), named: "sso.env")]))))
    return story
  }

  private func replacement(_ effects: [Effect]) -> String? {
    for case .replace(let files) in effects { return files.first.map { String(decoding: $0.bytes, as: UTF8.self) } }
    return nil
  }

  @Test func valuesComeFromTheFileAndNothingIsChangedByLooking() throws {
    var story = try story()
    #expect(story.state.settings.value(of: .clientID) == (.text("abc123"), .file))
    story.press(.tab, .pageDown, .pageDown, .function(9))
    #expect(story.screen.contains("no changes"))
    story.press(.enter)
    #expect(replacement(story.takeEffects()) == nil)
  }

  @Test func typingOrPastingOverAValueOfTheFileReplacesIt() throws {
    var story = try story()
    _ = story.state.focus(on: .clientID)
    story.type("new456")
    #expect(story.state.settings.text(.clientID) == "new456")
    story.press(.function(3))
    #expect(story.state.settings.text(.clientID) == "abc123")
    story.press(.end)
    story.type("4")
    #expect(story.state.settings.text(.clientID) == "abc1234")
    _ = story.state.focus(on: .adminPrincipals)
    story.type("bob")
    #expect(story.state.settings.items(.adminPrincipals) == ["bob"])
    _ = story.state.focus(on: .callbackURL)
    story.paste("https://other.example.com/callback")
    #expect(story.state.settings.text(.callbackURL) == "https://other.example.com/callback")
    _ = story.state.focus(on: .clientSecret)
    story.type("another")
    #expect(story.state.settings[.clientSecret] == .secret(Secret("another")))
  }

  /// An example beside the words “from file” reads as what the file holds.
  @Test(arguments: [Field.clientID, .discoveryURI, .tenant, .adminPrincipals])
  func whatIsEmptyInTheFileIsNotShownAsAnExample(field: Field) throws {
    let file = """
      authenticationConfiguration:
        provider: aws-cognito
        clientType: confidential
        clientId: ""
        oidcConfiguration: {id: "", discoveryUri: "", tenant: ""}
      authorizerConfiguration:
        adminPrincipals: []

      """
    var story = Story(run: Run(isOffline: true))
    story.take(.intent(.edit(DocumentSet([try Document.read(Array(file.utf8), named: "om.yaml")]))))
    _ = story.state.focus(on: field)
    let lines = story.screen.split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("▸") })
    #expect(line.contains("(empty in the file)") && line.contains("from file") && !line.contains("e.g."), "\(line)")
    story.type("x")
    #expect(!story.screen.contains("(empty in the file)"))
  }

  @Test func oneChangedValueIsAllThatIsWrittenAndNoSecretIsShown() throws {
    try SecretTag.$salt.withValue(0x6F6D_2D73_736F_0001) { try oneChangedValueIsWritten() }
  }

  private func oneChangedValueIsWritten() throws {
    var story = try story()
    _ = story.state.focus(on: .clientID)
    story.press(.control("u"))
    story.type("new456")
    story.press(.function(9))
    try expectScreen(story.screen, "edit-review-80x24")
    #expect(!story.screen.contains(Samples.secret))
    story.press(.enter)
    #expect(story.state.overlay == .insisting)
    story.press(.character("y"))
    #expect(replacement(story.takeEffects()) == Self.file.replacing("abc123", with: "new456"))
  }

  @Test func afterWritingThereIsNothingLeftToWrite() throws {
    var story = try story()
    _ = story.state.focus(on: .clientID)
    story.press(.control("u"))
    story.type("new456")
    story.press(.function(9), .enter, .character("y"))
    _ = story.takeEffects()
    story.take(.wrote([WrittenFile(path: "sso.env", bytes: 1, isPrivate: false)], nil))
    #expect(story.state.place == .done && story.screen.contains("restore sso.env"))
    story.press(.escape, .function(9))
    #expect(story.screen.contains("no changes"))
    story.press(.enter)
    #expect(replacement(story.takeEffects()) == nil)
    #expect(story.state.settings.value(of: .clientID).value == .text("new456"))
  }

  @Test func aPartThatIsLeftOutIsNotWritten() throws {
    var story = try story()
    _ = story.state.focus(on: .adminPrincipals)
    story.press(.control("u"))
    story.type("bob")
    story.press(.function(9), .down, .character(" "))
    #expect(story.screen.contains("excluded"))
    story.press(.up, .enter)
    #expect(replacement(story.takeEffects()) == nil)
    #expect(story.screen.contains("All changes are excluded"))
  }
}

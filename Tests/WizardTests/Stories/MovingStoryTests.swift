import SignOn
import Testing
import TextUI

@testable import Session
@testable import Wizard

/// A file with another sign-in method: kept and looked at, or moved to single sign-on.
struct MovingStoryTests {
  private static func text(_ provider: String) -> String {
    """
    AUTHENTICATION_PROVIDER=\(provider)
    AUTHENTICATION_CLIENT_TYPE=public
    AUTHENTICATION_AUTHORITY=https://accounts.google.com
    AUTHORIZER_ADMIN_PRINCIPALS=[admin]
    AUTHORIZER_PRINCIPAL_DOMAIN=company.com

    """
  }

  private static func edited(_ provider: String, _ size: Size = Size(columns: 80, rows: 24)) throws -> State {
    let document = try Document.read(Array(text(provider).utf8), named: "om.env")
    var state = State(size: size)
    _ = update(&state, .intent(.edit(DocumentSet([document]))))
    _ = update(&state, .intent(.askFirst))
    return state
  }

  private static func story(_ provider: String, _ size: Size = Size(columns: 80, rows: 24)) throws -> Story {
    var story = Story()
    story.state = try edited(provider, size)
    return story
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 9)])
  func itIsAskedFirst(size: Size) throws {
    let story = try Self.story("basic", size)
    #expect(story.state.overlay == .moving)
    try expectScreen(story.screen, "moving-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [
    ("basic", "OpenMetadata's own passwords"), ("openmetadata", "OpenMetadata's own passwords"), ("ldap", "LDAP"),
    ("saml", "SAML"),
  ])
  func keptItOnlyShows(provider: String, words: String) throws {
    var story = try Self.story(provider)
    #expect(story.screen.contains("signs users in with \(words.prefix(10))"))
    story.press(.enter)
    #expect(story.state.overlay == nil)
    #expect(story.screen.contains("\(words) · om.env"))
    #expect(!story.screen.contains("Cognito"))
    #expect(story.state.allFindings.allSatisfy { $0.severity < .error })
    #expect(story.state.editing?.change(story.state.settings).parts.isEmpty == true)
  }

  @Test(arguments: Provider.all) func movedTheClientAndTheAdministratorsAreAskedAnew(provider: Provider) throws {
    var story = try Self.story("basic")
    let number = try #require(Provider.all.firstIndex { $0.id == provider.id }) + 1
    story.press(.character(Character("\(number)")))
    let settings = story.state.settings
    #expect(settings.provider.id == provider.id && settings.isConfidential)
    #expect(settings.items(.adminPrincipals).isEmpty && settings.text(.principalDomain) == "company.com")
    let open = Set(story.state.openQuestions.map(\.id))
    #expect(open.isSuperset(of: ["client-id", "client-secret", "callback-url", "admin-principals"]))
    #expect(story.focusedField == "discovery-uri")
    story.press(.function(3))
    #expect(story.state.settings.items(.adminPrincipals) == ["admin"])
  }

  @Test(arguments: ["basic", "saml", "keycloak"]) func aForeignProviderGivesWayToEachOfTheOthers(provider: String)
    throws
  {
    var story = try Self.story(provider)
    if story.state.overlay != nil { story.press(.enter) }
    _ = story.state.focus(on: .provider)
    var seen: [String] = []
    for _ in Provider.all {
      story.press(.right)
      seen.append(story.state.settings.text(.provider))
    }
    #expect(seen == Provider.all.map(\.id))
    seen = []
    for _ in Provider.all.dropFirst() {
      story.press(.left)
      seen.insert(story.state.settings.text(.provider), at: 0)
    }
    #expect(seen == Provider.all.dropLast().map(\.id))
  }

  @Test(arguments: Provider.all) func aProviderOfTheFileGivesWayToTheOthersBothWays(provider: Provider) throws {
    for key in [Key.left, .right] {
      var story = try Self.story(provider.id)
      _ = story.state.focus(on: .provider)
      var seen: Set<String> = []
      for _ in Provider.all {
        story.press(key)
        seen.insert(story.state.settings.text(.provider))
      }
      #expect(seen == Set(Provider.all.map(\.id)))
      #expect(story.state.settings.typed[Field.provider.id] == nil)
    }
  }

  /// The client of one provider is of no use to another, and whoever administers has to be known there.
  @Test func aProviderThatGivesWayLeavesNoClient() throws {
    let google = """
      AUTHENTICATION_PROVIDER=google
      AUTHENTICATION_CLIENT_TYPE=public
      AUTHENTICATION_AUTHORITY=https://accounts.google.com
      AUTHENTICATION_CLIENT_ID=123-abc.apps.googleusercontent.com
      AUTHENTICATION_CALLBACK_URL=https://om.company.com/callback
      AUTHORIZER_ADMIN_PRINCIPALS=[carol,dave]
      AUTHORIZER_PRINCIPAL_DOMAIN=company.com

      """
    var story = Story()
    story.take(.intent(.edit(DocumentSet([try Document.read(Array(google.utf8), named: "om.env")]))))
    _ = story.state.focus(on: .provider)
    while story.state.settings.text(.provider) != "aws-cognito" { story.press(.right) }
    let settings = story.state.settings
    #expect(settings.isConfidential && settings.items(.adminPrincipals).isEmpty && settings.text(.clientID).isEmpty)
    #expect(settings.text(.callbackURL) == "https://om.company.com/callback")
    #expect(settings.text(.principalDomain) == "company.com")
    #expect(story.state.message == "Enter client and administrators anew; until now: carol, dave")
    while story.state.settings.text(.provider) != "google" { story.press(.right) }
    #expect(story.state.settings.items(.adminPrincipals) == ["carol", "dave"])
    #expect(!story.state.settings.isConfidential)
  }

  @Test func aFileWithAProviderIsNotAskedAbout() throws {
    #expect(try Self.story("okta").state.overlay == nil)
  }

  @Test func inPlainLinesItIsAskedToo() throws {
    let state = try Self.edited("ldap")
    var kept = Conversation(state)
    #expect(kept.begin().lines.contains("om.env signs users in with LDAP. Move it to single sign-on?"))
    #expect(kept.take("7").lines == ["Answer a number from 1 to 6, or keep."])
    _ = kept.take("")
    #expect(kept.state.settings.otherSignIn == "LDAP")
    for line in ["1", "AWS Cognito", "aws-cognito"] {
      var moved = Conversation(state)
      _ = moved.begin()
      _ = moved.take(line)
      #expect(moved.state.settings.otherSignIn == nil && moved.state.settings.provider.id == Provider.all[0].id)
      #expect(moved.prompt.text == "Discovery URI: ")
    }
  }
}

import SignOn
import Testing
import TextUI

@testable import Wizard

/// What keys, pastes and clicks do to values.
struct EditingStoryTests {
  private func story(at field: Field) -> Story {
    var story = Story()
    _ = story.state.focus(on: field)
    return story
  }

  @Test func aPastedSecretWithANewlineSubmitsNothingAndLosesNothing() throws {
    var story = story(at: .clientSecret)
    story.paste("\n\(Samples.secret)\r\n")
    #expect(story.focusedField == Field.clientSecret.id)
    #expect(story.state.settings[.clientSecret] == .secret(Secret(Samples.secret)))
    #expect(!story.screen.contains(Samples.secret))
    story.press(.function(2))
    #expect(story.screen.contains(Samples.secret.suffix(20)))
    story.press(.tab, .backTab)
    #expect(!story.screen.contains(Samples.secret.suffix(20)))
  }

  @Test(arguments: [
    #"["alice", "bob"]"#, "alice, bob", "alice\nbob\n", "- alice\n- bob", "[alice,bob]", "['alice' , 'bob']",
  ])
  func aPastedListBecomesAList(pasted: String) {
    var story = story(at: .adminPrincipals)
    story.paste(pasted)
    story.press(.tab)
    #expect(story.state.settings.items(.adminPrincipals) == ["alice", "bob"])
  }

  @Test func itemsAreAddedRemovedAndReordered() {
    var story = story(at: .jwtPrincipalClaims)
    story.press(.altDown)
    #expect(story.state.settings.items(.jwtPrincipalClaims) == ["cognito:username", "email", "sub"])
    story.press(.function(8))
    #expect(story.state.settings.items(.jwtPrincipalClaims) == ["cognito:username", "sub"])
    story.press(.down)
    story.type("name")
    #expect(story.state.settings.items(.jwtPrincipalClaims) == ["cognito:username", "sub", "name"])
    story.press(.up, .control("u"), .tab)
    #expect(story.state.settings.items(.jwtPrincipalClaims) == ["cognito:username", "name"])
  }

  @Test func typingReplacesAGivenValueAndRevertBringsItBack() {
    var story = story(at: .providerName)
    #expect(story.state.settings.text(.providerName) == "AWS Cognito SSO")
    story.type("Company Cognito")
    #expect(story.state.settings.text(.providerName) == "Company Cognito")
    #expect(story.screen.contains("overridden"))
    story.press(.function(7))
    #expect(story.state.settings.text(.providerName) == "AWS Cognito SSO")
  }

  @Test func movingInsideAGivenValueKeepsIt() {
    var story = story(at: .providerName)
    story.press(.end)
    story.type("!")
    #expect(story.state.settings.text(.providerName) == "AWS Cognito SSO!")
  }

  @Test func clearingIsDifferentFromLeavingAlone() {
    var story = story(at: .tenant)
    story.paste("eu-west-1_Ab12Cd34E")
    story.press(.control("u"), .tab)
    #expect(story.state.settings.typed[Field.tenant.id] == .text(""))
  }

  @Test func undoGoesBackToTheStartAndRedoForward() {
    var story = story(at: .providerName)
    story.type("One")
    story.press(.tab, .right, .tab)
    story.press(.function(3), .function(3))
    #expect(story.state.settings.typed.isEmpty)
    story.press(.function(6), .function(6))
    #expect(story.state.settings.text(.providerName) == "One")
    #expect(story.state.settings.text(.clientType) == "public")
  }

  @Test func aPublicClientHasNoSecretAndItsValueIsKept() {
    var story = SetupStoryTests.answered()
    story.press(.tab)
    _ = story.state.focus(on: .clientType)
    story.press(.right)
    #expect(!story.state.settings.entries.contains { $0.key.section == .oidc })
    story.press(.left)
    #expect(story.state.settings[.clientSecret] == .secret(Secret(Samples.secret)))
  }

  @Test func goingBackIsNeverBlockedByAFinding() {
    var story = story(at: .callbackURL)
    story.type("nonsense")
    story.press(.backTab)
    #expect(story.focusedField != Field.callbackURL.id)
  }

  @Test func aClickFocusesAFieldATabAndAnOption() throws {
    var story = Story()
    try story.click("Client Type")
    #expect(story.focusedField == Field.clientType.id)
    try story.click(" ▸", occurrence: 1)
    #expect(story.state.settings.text(.clientType) == "public")
    try story.click("Users")
    #expect(story.state.place == .page("users"))
  }

  @Test(arguments: [
    (Field.clientID, "abcdef", "cdef", "abXcdef"), (.providerName, "名前abc", "bc", "名前aXbc"),
    (.adminPrincipals, "alice", "lice", "aXlice"), (.clientID, "abcdef", "abc", "Xabcdef"),
  ])
  func aClickInTheLinePutsTheCursorThere(field: Field, text: String, clicked: String, after: String) throws {
    var story = story(at: field)
    story.press(.control("u"))
    story.type(text)
    try story.click(clicked)
    story.type("X")
    #expect(story.state.editor.text == after)
    #expect(story.focusedField == field.id)
  }

  @Test func aClickBesideTheTextGoesToItsNearestEnd() throws {
    var story = story(at: .clientID)
    story.type("abc")
    try story.click("typed")
    #expect(story.state.editor.cursor == 3)
    try story.click("Client ID")
    #expect(story.state.editor.cursor == 0)
  }

  @Test func aClickInALineThatIsLongerThanItsBoxCountsFromWhatIsSeen() throws {
    var story = story(at: .clientID)
    let text = (0..<60).map { String($0 % 10) }.joined() + "abcdefgh"
    story.type(text)
    try story.click("cdefgh")
    #expect(story.state.editor.cursor == 62)
    story.type("X")
    #expect(story.state.editor.text.hasSuffix("abXcdefgh"))
  }

  @Test func aClickAmongTheDotsOfASecretCountsDots() throws {
    var story = story(at: .clientSecret)
    story.type("abcdef")
    try story.click("••••", occurrence: 0)
    story.type("X")
    #expect(story.state.editor.text == "Xabcdef")
  }

  @Test func aClickInASelectedValueTakesTheSelectionAway() throws {
    var story = story(at: .providerName)
    try story.click("Cognito SSO")
    story.type("X")
    #expect(story.state.settings.text(.providerName) == "AWS XCognito SSO")
  }

  @Test func aClickPlacesTheCursorInTheOtherLinesToo() throws {
    var story = story(at: .clientID)
    story.press(.function(10))
    story.type("nonce")
    try story.click("once")
    story.type("X")
    guard case .find(let finder) = story.state.overlay else { return #expect(Bool(false), "the search is closed") }
    #expect(finder.editor.text == "nXonce")
    story.press(.escape)
    story.state.place = .review
    try story.click("File")
    story.press(.control("u"))
    story.type("out.yaml")
    try story.click("yaml")
    story.type("X")
    #expect(story.state.review.path == "out.Xyaml")
  }

  @Test func whatLiesBelowAQuestionIsSeenButNotClicked() throws {
    var story = story(at: .callbackURL)
    story.type("https://catalog.example.com/")
    story.press(.escape)
    for below in ["F1 more", "Users", "Server URL"] { try story.click(below) }
    #expect(story.state.overlay == .leaving && story.focusedField == Field.callbackURL.id)
    #expect(story.state.settings.text(.callbackURL) == "https://catalog.example.com/")
    try story.click("Esc stay", occurrence: 1)
    #expect(story.state.overlay == nil)
  }

  @Test func aQuestionIsAskedInTheSmallestWindowToo() {
    var story = story(at: .clientID)
    story.take(.draft(.offered([], areKept: true)))
    story.type("abc")
    story.press(.escape)
    for rows in 1...12 {
      for columns in 1...60 {
        story.resize(columns, rows)
        #expect(wizardScreen(story.state).frame.size == Size(columns: columns, rows: rows))
        #expect(columns < 40 || rows < 6 || story.screen.contains("Leave without") && story.screen.contains("Esc stay"))
      }
    }
  }

  @Test func leavingWithAnswersAsksFirst() {
    var story = story(at: .clientID)
    story.type("abc")
    story.press(.escape)
    #expect(story.state.overlay == .leaving)
    story.press(.escape)
    #expect(story.state.overlay == nil)
    #expect(story.state.settings.text(.clientID) == "abc")
    story.press(.control("c"))
    #expect(story.takeEffects().last == .leave(.interrupted))
  }

  @Test func leavingWithoutAnswersAsksNothing() {
    var story = Story()
    story.press(.escape)
    #expect(story.takeEffects() == [.stopAsking, .leave(.abandoned)])
  }

  /// In a small window a finding may be longer than the form; the help begins with it and scrolls.
  @Test func aLongFindingIsReadWholeInTheHelp() throws {
    var story = SetupStoryTests.answered(columns: 40, rows: 9)
    story.press(.control("u"))
    story.type("Alice@example.com")
    story.press(.tab, .backTab)
    #expect(!story.screen.contains("Use alice"))
    story.press(.function(1))
    #expect(story.screen.contains("✗ “Alice@example.com” never matches:"))
    #expect(story.screen.contains("Use alice"))
  }
}

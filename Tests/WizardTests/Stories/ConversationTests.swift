import SignOn
import Testing
import Text
import TextUI

@testable import Session
@testable import Wizard

/// The setup as plain questions and answers.
struct ConversationTests {
  @Test func aWholeSetupAtFortyColumnsReadsWell() throws {
    var talk = try Talk(width: 40)
    try talk.type("?", Samples.pool, "", Samples.clientID, Samples.secret)
    try talk.type("https://catalog.example.com/elsewhere", "fix", "back", "")
    try talk.type("Alice@example.com", "fix", "no", "", "", "none", "yes")
    #expect(talk.isOver && talk.isPlain && !talk.text.contains(Samples.secret))
    let file = talk.conversation.state.filesToWrite[0].text.shown.split(separator: "\n").map(String.init)
    let tooLong = talk.transcript.filter { columns(of: $0) > 40 && !file.contains($0) && !$0.contains("./bootstrap") }
    #expect(tooLong.filter { $0.trimmed.contains(" ") } == ["Callback URL: https://catalog.example.com/elsewhere"])
    try expectScreen(talk.text, "plain-40")
  }

  @Test func theSameAnswersGiveTheSameFileOnTheScreenAndInPlainLines() throws {
    var talk = try Talk()
    try talk.type(Samples.pool, Samples.clientID, Samples.secret, "https://catalog.example.com/callback", "alice")
    try talk.type("", "", "", "", "yes")
    var story = SetupStoryTests.answered()
    story.press(.enter, .function(9), .enter)
    guard case .write(let files)? = story.takeEffects().last else {
      Issue.record("nothing is written")
      return
    }
    #expect(files.count == 2 && talk.writtenFiles == files)
  }

  @Test func theAnswersAreKeptWhereThatIsAskedFor() throws {
    var talk = try Talk()
    try talk.type(Samples.pool, Samples.clientID, Samples.secret, "https://catalog.example.com/callback", "alice")
    try talk.type("", "docker-env", "", "none", "answers", "yes")
    let answers = try #require(talk.writtenFiles.first { $0.path == "openmetadata-sso.env.answers.json" }).text.shown
    #expect(!answers.contains("secret") && answers.contains(#""admin-principals": ["alice"]"#))
    #expect(answers.contains(#""format": "docker-env""#) && answers.contains(#""summary": "none""#))
  }

  @Test func skipLeavesAQuestionForLaterAndNothingIsWrittenWithoutIt() throws {
    var talk = try Talk()
    try talk.type("skip", Samples.clientID, Samples.secret, "https://catalog.example.com/callback", "alice")
    #expect(talk.text.contains("Still required: Discovery URI."))
    #expect(talk.conversation.prompt.text == "Discovery URI: ")
  }

  @Test func anErrorThatIsKeptIsWrittenOnlyIfThatIsSaid() throws {
    var talk = try Talk()
    try talk.type(Samples.pool, Samples.clientID, Samples.secret, "https://catalog.example.com/x", "skip", "alice")
    #expect(talk.conversation.prompt.text == "Enter or anyway: ")
    try talk.type("yes")
    #expect(talk.conversation.prompt.text == "Enter or anyway: ")
    try talk.type("")
    #expect(talk.conversation.prompt.text == "Callback URL: ")
    try talk.type("skip", "", "anyway", "", "", "", "none", "yes")
    #expect(talk.isOver && talk.writtenFiles.count == 1)
  }

  @Test func aChangeIsUndoneRevertedAndDoneAgain() throws {
    var talk = try Talk()
    try talk.type("go provider-name", "First", "go provider-name", "Second", "undo")
    #expect(talk.conversation.state.settings.text(.providerName) == "First")
    try talk.type("redo")
    #expect(talk.conversation.state.settings.text(.providerName) == "Second")
    try talk.type("go provider-name", "revert")
    #expect(talk.conversation.state.settings.typed[Field.providerName.id] == nil)
  }

  @Test func anyFieldIsReachedByItsNameAndFoundByAWord() throws {
    var talk = try Talk()
    try talk.type("go client-type", "public", "list changed")
    #expect(!talk.conversation.state.settings.isConfidential)
    #expect(talk.transcript.contains("client-type: public, typed."))
    try talk.type("find nonce", "find nosuchword", "go nosuchname", "go client-secret")
    #expect(talk.text.contains("use-nonce") == false && talk.text.contains("No matches."))
    #expect(talk.text.contains("There is no field named nosuchname.") && talk.text.contains("does not apply here."))
  }

  /// Before the first question and after the last, too.
  @Test(arguments: [Conversation.Step.draft, .leaving, .deployment, .release, .moving])
  func whatOnlyTellsIsUnderstoodEverywhere(step: Conversation.Step) throws {
    var talk = try Talk().conversation
    talk.step = step
    #expect(talk.take("list").lines.contains { $0.contains("client-id: not set") })
    #expect(talk.take("find nonce").lines.contains { $0.contains("use-nonce: true") })
    #expect(talk.take("?").lines.joined(separator: " ").contains("find WORD"))
    #expect(talk.step == step)
  }

  @Test func aWordThatLooksLikeACommandIsAskedAbout() throws {
    var talk = try Talk()
    try talk.type("go admin-principals", "write")
    #expect(talk.text.contains("write is not a command here. Type =write to enter it as the value"))
    #expect(talk.conversation.state.settings.items(.adminPrincipals) == [])
    try talk.type("=write")
    #expect(talk.conversation.state.settings.items(.adminPrincipals) == ["write"])
    var path = talk.conversation
    path.step = .path
    let name = path.state.review.path
    #expect(path.take("yes").lines.joined(separator: " ").contains("Type =yes to give the file this name"))
    #expect(path.state.review.path == name && path.step == .path)
    _ = path.take("=yes")
    #expect(path.state.review.path == "yes" && path.step == .summary)
  }

  @Test func quitLeavesWithoutWriting() throws {
    var talk = try Talk()
    try talk.type("quit")
    #expect(talk.isOver)
    #expect(talk.effects.last == .leave(.abandoned))
  }

  @Test(arguments: Field.all.filter(Settings(version: .v2_0).isRelevant))
  func everyFieldCanBeAskedAnsweredAndExplained(field: Field) throws {
    var talk = try Talk(settings: Settings(version: .v2_0))
    try talk.type("go \(field.id)", "?")
    #expect(talk.transcript.contains { $0.hasSuffix("\(field.label).") } && talk.isPlain)
    let answer = field.options.last?.value ?? "something"
    try talk.type(answer.isEmpty ? "=" : answer)
    #expect(talk.conversation.state.settings.typed[field.id] != nil)
  }
}

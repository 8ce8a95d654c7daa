import OpenIDConnect
import SignOn
import Testing
import TextUI

@testable import Wizard

/// The setup as plain questions and answers.
struct ConversationTests {
  /// A talk with answers from a pool of ours, and its transcript.
  private struct Talk {
    var conversation: Conversation
    var transcript: [String] = []
    var effects: [Effect] = []

    init(width: Int = 72, settings: Settings = Settings()) {
      conversation = Conversation(State(settings: settings, size: Size(columns: 80, rows: 24)), width: width)
      perform(conversation.begin())
      transcript += conversation.question()
    }

    mutating func type(_ lines: String...) {
      for line in lines {
        transcript.append("\(conversation.prompt.text)\(conversation.prompt.isSecret ? "(not shown)" : line)")
        perform(conversation.take(line))
        perform(conversation.preparation())
        transcript += conversation.question()
      }
    }

    private mutating func perform(_ turn: Conversation.Turn) {
      transcript += turn.lines
      for effect in turn.effects {
        effects.append(effect)
        switch effect {
        case .discover(let url):
          let answer = Samples.metadata(url) { _ in }
          perform(conversation.happened(.discovered(.found(answer, from: url, Samples.receipt))))
        case .readKeys(let url):
          perform(conversation.happened(.keysRead(.found(Samples.keys, from: url, Samples.receipt))))
        case .write(let files):
          let written = files.map { WrittenFile(path: $0.path, bytes: 1_800, isPrivate: $0.text.holdsSecret) }
          perform(conversation.happened(.wrote(written, nil)))
        default: break
        }
      }
    }
  }

  @Test func aWholeSetupAtFortyColumnsReadsWell() throws {
    var talk = Talk(width: 40)
    talk.type("?", Samples.pool, "", Samples.clientID, Samples.secret)
    talk.type("https://catalog.example.com/elsewhere", "fix", "back", "")
    talk.type("Alice@example.com", "fix", "no", "", "", "none", "yes")
    #expect(talk.conversation.isOver)
    let file = talk.conversation.state.filesToWrite[0].text.shown.split(separator: "\n").map(String.init)
    let tooLong = talk.transcript.filter { columns(of: $0) > 40 && !file.contains($0) && !$0.contains("./bootstrap") }
    #expect(tooLong == ["Callback URL: https://catalog.example.com/elsewhere"])
    let text = talk.transcript.joined(separator: "\n") + "\n"
    #expect(!text.contains(Samples.secret))
    let controls = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }
    #expect(controls.isEmpty)
    try expectScreen(text, "plain-40")
  }

  @Test func theSameAnswersGiveTheSameFileOnTheScreenAndInPlainLines() {
    var talk = Talk()
    talk.type(Samples.pool, Samples.clientID, Samples.secret, "https://catalog.example.com/callback", "alice")
    talk.type("", "", "", "", "yes")
    var story = SetupStoryTests.answered()
    story.press(.enter, .enter, .enter)
    func files(_ effects: [Effect]) -> [PlannedFile] {
      effects.flatMap { effect -> [PlannedFile] in
        if case .write(let files) = effect { return files }
        return []
      }
    }
    #expect(files(talk.effects).count == 2)
    #expect(files(talk.effects) == files(story.takeEffects()))
  }

  @Test func skipLeavesAQuestionForLaterAndNothingIsWrittenWithoutIt() {
    var talk = Talk()
    talk.type("skip", Samples.clientID, Samples.secret, "https://catalog.example.com/callback", "alice")
    #expect(talk.transcript.contains { $0.contains("Still to answer: Discovery URI.") })
    #expect(talk.conversation.prompt.text == "Discovery URI: ")
  }

  @Test func anyFieldIsReachedByItsName() {
    var talk = Talk()
    talk.type("go client-type", "public", "list")
    #expect(!talk.conversation.state.settings.isConfidential)
    #expect(talk.transcript.contains { $0.contains("client-type: public (typed)") })
  }

  @Test func quitLeavesWithoutWriting() {
    var talk = Talk()
    talk.type("quit")
    #expect(talk.conversation.isOver)
    #expect(talk.effects.last == .leave(.abandoned))
  }

  @Test(arguments: Field.all)
  func everyFieldCanBeAskedAnsweredAndExplained(field: Field) {
    guard Settings(version: .v2_0).isRelevant(field) else { return }
    var talk = Talk(settings: Settings(version: .v2_0))
    talk.type("go \(field.id)", "?")
    #expect(talk.transcript.contains(field.label))
    let answer = field.options.last?.value ?? "something"
    talk.type(answer.isEmpty ? "=" : answer)
    #expect(talk.conversation.state.settings.typed[field.id] != nil)
  }
}

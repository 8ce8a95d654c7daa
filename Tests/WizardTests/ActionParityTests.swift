import SignOn
import Testing
import TextUI

@testable import Session
@testable import Wizard

/// Whatever a key does on the screen can be had in plain lines, or there is a reason why it means nothing there.
@Suite struct ActionParityTests {
  enum InLines: Sendable {
    /// By a word at every question.
    case word(String)
    /// By a word where it is asked for.
    case answer(String, at: Conversation.Step)
    /// By a flag of the command line.
    case flag(String)
    /// By a key of the terminal's own.
    case terminal(String)
    case nothing(because: String)
  }

  static let ways: [Command: InLines] = Dictionary(
    uniqueKeysWithValues: Provider.all.map { (.moves(to: $0.id), .answer($0.id, at: .moving)) }
  ).merging(others) { way, _ in way }

  private static let others: [Command: InLines] = [
    .goOn: .word(""), .next: .word("skip"), .previous: .word("back"), .nextPlace: .word("go callback-url"),
    .previousPlace: .word("go client-id"), .find: .word("find nonce"), .help: .word("?"), .repair: .word("fix"),
    .leave: .word("quit"), .confirm: .answer("yes", at: .confirm), .stay: .answer("no", at: .confirm),
    .resume: .answer("yes", at: .draft), .removeDraft: .answer("remove", at: .draft),
    .keepDraft: .answer("yes", at: .leaving), .save: .answer("stay", at: .leaving),
    .insist: .answer("anyway", at: .standing),
    .interrupt: .terminal("Ctrl-C"), .suspend: .terminal("Ctrl-Z"),
    .up: .nothing(because: "lines have no cursor"), .down: .nothing(because: "lines have no cursor"),
    .pageUp: .nothing(because: "what was said stays above"), .pageDown: .nothing(because: "all is said at once"),
    .options: .word("?"),
    .cycleForward: .nothing(because: "an option is typed by its name"),
    .cycleBack: .nothing(because: "an option is typed by its name"),
    .itemUp: .nothing(because: "a list is typed whole, in its order"),
    .itemDown: .nothing(because: "a list is typed whole, in its order"),
    .removeItem: .nothing(because: "a list is typed whole"),
    .filter: .word("list problems"),
    .copy: .nothing(because: "an address or a command stands on a line of its own"),
    .jump: .nothing(because: "go NAME leads to a field"),
    .open: .nothing(because: "open is typed where the final URL is asked for"),
    .skip: .answer("no", at: .offer),
    .forget: .nothing(because: "a person who was tested is not shown again"),
    .reveal: .nothing(because: "what is printed stays, so a secret is not"),
    .undo: .word("undo"),
    .redo: .word("redo"),
    .revert: .word("revert"),
    .ask: .word("again"),
    .mend: .flag("the word mend where a finding can be mended in AWS"),
    .apply: .flag("--server, with a token"),
    .agree: .nothing(because: "applying has questions of its own, as in the command apply"),
    .refuse: .nothing(because: "applying has questions of its own, as in the command apply"),
    .account: .flag("--aws, and the word aws where the tool is installed"),
    .review: .nothing(because: "it comes after the last question"),
    .repaint: .nothing(because: "nothing is painted"),
    .releases(.v1_11): .answer("1.11", at: .release), .releases(.v1_12): .answer("1.12", at: .release),
    .releases(.v1_13): .answer("1.13", at: .release), .releases(.v2_0): .answer("2.0", at: .release),
    .releases(.v2_1): .answer("2.1", at: .release),
    .runs(.compose): .answer("1", at: .deployment), .runs(.helm): .answer("helm", at: .deployment),
    .runs(.gitOps): .answer("gitops", at: .deployment), .runs(.server): .answer("server files", at: .deployment),
  ]

  @Test func everyKeyHasItsWay() {
    for command in Set(Keymap.bindings.map(\.command)) {
      #expect(Self.ways[command] != nil, "\(command) has neither a plain way nor a reason to have none")
    }
  }

  private static let answers = ways.values.compactMap { way in
    if case .answer(let word, let step) = way { (word, step) } else { nil }
  }

  @Test(arguments: answers) func theAnswerIsUnderstood(word: String, step: Conversation.Step) {
    for (text, isUnderstood) in [(word, true), ("xyzzy", false)] {
      var talk = talk()
      talk.step = step
      let lines = talk.take(text).lines
      #expect(lines.contains { $0.hasPrefix("Answer ") } != isUnderstood, "\(text): \(lines)")
    }
  }

  private static let words = Set(
    ways.values.compactMap { way in if case .word(let word) = way { word } else { nil } })

  /// At a question whose value is wrong, so that each of the words has something to do.
  private func talk() -> Conversation {
    var settings = Settings()
    settings.typed = ["callback-url": .text("http://catalog.example.com/x")]
    var talk = Conversation(State(settings: settings, size: Size(columns: 80, rows: 24)))
    _ = talk.begin()
    _ = talk.take("go callback-url")
    _ = talk.question()
    return talk
  }

  @Test(arguments: words.sorted()) func theWordIsNoAnswer(word: String) {
    var talk = talk()
    let before = talk.state.settings.typed
    let turn = talk.take(word)
    let after = talk.state.settings.typed
    #expect(after["callback-url"] != .text(word))
    #expect(["fix", "revert"].contains(word) ? after != before : after == before)
    let goesOn = talk.step != .question("callback-url") || word == "go callback-url"
    #expect(goesOn || !turn.lines.isEmpty)
  }

  @Test(arguments: words.filter { !$0.isEmpty }.sorted()) func theWordIsToldAtTheStart(word: String) {
    var talk = Conversation(State(settings: Settings(), size: Size(columns: 80, rows: 24)))
    let told = talk.begin().lines.joined(separator: " ")
    #expect(told.contains(word.split(separator: " ")[0]))
  }
}

import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

/// The wizard as plain questions and answers, one line at a time: the same state, order, help, checks and repairs.
///
/// Says and asks only text; no escape, no carriage return, nothing that a screen reader would stumble over.
package struct Conversation: Sendable {
  /// Where the talk is.
  enum Step: Equatable, Sendable {
    /// Whether to go on with a draft, and whether to keep one.
    case draft, leaving
    case question(String)
    case checks
    /// Errors were found, and nobody has said yet what is to become of them.
    case standing
    case offer, signInReturn
    case format, path, summary, confirm
    /// Files are edited, and the values are as they were.
    case unchanged
    case over
  }

  /// What is said in answer to a line, and what has to be done outside before the next prompt.
  package struct Turn: Equatable, Sendable {
    package var lines: [String] = []
    package var effects: [Effect] = []

    package var isEmpty: Bool { lines.isEmpty && effects.isEmpty }
  }

  /// What the next line answers.
  package struct Prompt: Equatable, Sendable {
    package let text: String
    /// Whether the answer must not be shown while it is typed.
    package let isSecret: Bool
  }

  package private(set) var state: State
  var step = Step.over
  /// Where the talk was before the question whether to keep a draft.
  var stepLeft = Step.over
  /// Whether the question has still to be put.
  var isDue = false
  /// Whether it is to be written although errors stand.
  var isInsisting = false
  let width: Int
  /// Nil in a setup.
  var signInTalk: SignInTalk?

  /// - Parameter width: the columns to wrap at, at least 20.
  package init(_ state: State, width: Int = 72) {
    self.state = state
    self.width = max(20, width)
  }

  /// The questions that are put: what only a person can answer, and what has an error.
  package var questions: [Field] {
    let wrong = Set(state.errors.map(\.field))
    return Field.all.filter { state.settings.isRelevant($0) && ($0.isAsked || wrong.contains($0.id)) }
  }

  package var isOver: Bool { step == .over }

  package var prompt: Prompt {
    switch step {
    case .question(let id):
      let field = Field.named(id)
      return Prompt(text: "\(field?.shortLabel ?? id): ", isSecret: field?.kind == .secret)
    case .standing: return Prompt(text: "Enter or anyway: ", isSecret: false)
    case .draft: return Prompt(text: "Go on with it, yes or no: ", isSecret: false)
    case .leaving: return Prompt(text: "Keep them, yes or no: ", isSecret: false)
    case .offer: return Prompt(text: "Test, yes or no: ", isSecret: false)
    case .signInReturn: return Prompt(text: "Final address: ", isSecret: true)
    case .format: return Prompt(text: "Format: ", isSecret: false)
    case .path: return Prompt(text: "File: ", isSecret: false)
    case .summary: return Prompt(text: "Summary: ", isSecret: false)
    case .confirm: return Prompt(text: "Write, yes or no: ", isSecret: false)
    case .unchanged: return Prompt(text: "Enter or go NAME: ", isSecret: false)
    case .checks, .over: return Prompt(text: "", isSecret: false)
    }
  }

  /// The first words.
  package mutating func begin() -> Turn {
    if signInTalk != nil { return beginSignInAlone() }
    var turn = Turn()
    let kind = state.settings.isConfidential ? "confidential client" : "public client"
    turn.lines = say("OpenMetadata single sign-on: \(state.settings.provider.title), \(kind).")
    for document in state.editing?.files.documents ?? [] {
      turn.lines += say("Editing \(document.path), \(document.kind.phrase).")
    }
    turn.lines += say(Self.usage)
    turn.lines += state.message.map { say("\($0).") } ?? []
    guard state.drafting.offer == nil else {
      turn.lines += offerDraft()
      return turn
    }
    turn.effects = take(.begin)
    go(to: firstQuestion)
    return turn
  }

  /// Files that are there are gone through from the start.
  var firstQuestion: Field? { state.editing == nil ? state.openQuestions.first : questions.first }

  static let usage = """
    Answer with a line and Enter. Instead of an answer you can type: ? for help, back, skip, list, find WORD, go NAME, \
    fix, undo, redo, revert, again to ask the provider once more, or quit.
    """

  /// What has to be asked outside before the question that is due can be put.
  package mutating func preparation() -> Turn {
    Turn(effects: isDue && step == .checks ? take(.go(to: .checks)) : [])
  }

  /// The question that is due, once everything asked outside is answered.
  package mutating func question() -> [String] {
    guard isDue else { return [] }
    isDue = false
    switch step {
    case .question(let id): return Field.named(id).map(questionLines) ?? []
    case .checks: return checkLines()
    case .confirm: return confirmLines()
    case .standing, .draft, .leaving, .offer, .signInReturn, .format, .path, .summary, .unchanged, .over: return []
    }
  }

  /// The next thing to ask; without a field it is what was found, and what to write.
  mutating func go(to field: Field?) {
    step = field.map { .question($0.id) } ?? .checks
    isDue = true
  }

  /// The only way in which a line changes anything.
  ///
  /// - Returns: what has to be done outside.
  mutating func take(_ intent: Intent) -> [Effect] { update(&state, .intent(intent)) }

  /// Something that was asked outside has been answered.
  package mutating func happened(_ event: Event) -> Turn {
    let effects = update(&state, event)
    var turn = Turn(effects: effects)
    switch event {
    case .answered(.metadata(let lookup)):
      if let receipt = lookup.receipt { turn.lines = say("The provider answered in \(receipt.milliseconds) ms.") }
    case .answered(.keys(let lookup)):
      if let keys = lookup.answer { turn.lines = say("It has \(counted(keys.usable.count, "usable key")).") }
    case .signIn(let news):
      // What is to be said of a token is known once it is judged.
      let isJudged = effects.contains { if case .judge = $0 { true } else { false } }
      if !isJudged { turn.lines = told(news) }
    case .draft(let news): turn.lines = told(news)
    case .wrote(let files, let failure): turn.lines = wrote(files, failure)
    case .input, .intent, .ticked, .answered: break
    }
    return turn
  }

  /// What is said before something that may take a while.
  package func announcement(of effect: Effect) -> [String] {
    guard case .ask(.metadata(let url)) = effect else { return [] }
    return ["Asking \(WebAddress(url)?.host ?? "the provider"), for up to \(state.run.patience) seconds."]
  }

  /// In lines of the width; what is longer and has no blank, as an address, stays whole on a line of its own.
  func say(_ text: String, indent: Int = 0) -> [String] {
    wrapped(visible(text.replacing(" ▸ ", with: ", ")), to: width, indent: indent, breakingWords: false)
  }
}

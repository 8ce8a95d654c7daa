import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

/// The wizard as plain questions and answers, line by line: the same state, order, help, checks and repairs.
///
/// Uses only plain text: no escapes or carriage returns, nothing that would trip up a screen reader.
package struct Conversation: Sendable {
  /// The current step.
  enum Step: Equatable, Sendable {
    /// Whether to resume a draft, and whether to keep one.
    case draft, leaving
    /// How OpenMetadata runs.
    case deployment
    /// Which release it is.
    case release
    /// Whether a file with another sign-in method moves to single sign-on.
    case moving
    case question(String)
    /// A list from the AWS account.
    case account
    /// Whether to make a change in the AWS account.
    case mending
    case checks
    /// There are errors, and it is not decided yet whether to continue.
    case standing
    case offer, signInReturn
    case format, path, summary, confirm
    /// Files are edited, but nothing has changed.
    case unchanged
    case over
  }

  /// The response to a line, and what to do outside before the next prompt.
  package struct Turn: Equatable, Sendable {
    package var lines: [String] = []
    package var effects: [Effect] = []

    static func + (left: Turn, right: Turn) -> Turn {
      Turn(lines: left.lines + right.lines, effects: left.effects + right.effects)
    }

    package var isEmpty: Bool { lines.isEmpty && effects.isEmpty }
  }

  /// What the next line answers.
  package struct Prompt: Equatable, Sendable {
    package let text: String
    /// Whether the answer is hidden while it is typed.
    package let isSecret: Bool
  }

  package private(set) var state: State
  var step = Step.over
  /// The step before the question whether to keep a draft.
  var stepLeft = Step.over
  /// Whether the prompt is still to be printed.
  var isDue = false
  /// Whether to write despite errors.
  var isInsisting = false
  let width: Int
  /// Nil in a setup.
  var signInTalk: SignInTalk?

  /// - Parameter width: the columns to wrap at, at least 20.
  package init(_ state: State, width: Int = 72) {
    self.state = state
    self.width = max(20, width)
  }

  /// The questions to ask: required fields, and fields with an error.
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
    case .account: return Prompt(text: "Number: ", isSecret: false)
    case .mending: return Prompt(text: "Change it, yes or no: ", isSecret: false)
    case .standing: return Prompt(text: "Enter or anyway: ", isSecret: false)
    case .draft: return Prompt(text: "Resume it, yes or no: ", isSecret: false)
    case .deployment: return Prompt(text: "Runs with: ", isSecret: false)
    case .release: return Prompt(text: "Release: ", isSecret: false)
    case .moving: return Prompt(text: "Keep or move: ", isSecret: false)
    case .leaving: return Prompt(text: "Keep them, yes or no: ", isSecret: false)
    case .offer: return Prompt(text: "Test, yes or no: ", isSecret: false)
    case .signInReturn: return Prompt(text: "Final URL: ", isSecret: true)
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
    let kind = state.settings.isConfidential ? ", confidential client" : ", public client"
    turn.lines = say(
      state.settings.otherSignIn.map { "OpenMetadata sign-in: \($0)." }
        ?? "OpenMetadata single sign-on: \(state.settings.provider.title)\(kind).")
    turn.lines += say("OpenMetadata \(state.settings.deployment.words).")
    for document in state.editing?.files.documents ?? [] {
      turn.lines += say("Editing \(document.path), \(document.kind.phrase).")
    }
    for finding in state.editing?.warnings ?? [] {
      turn.lines += say("\(finding.severity.title): \(finding.message) \(finding.remedy)")
    }
    turn.lines += say(Self.usage)
    if state.offersAccount { turn.lines += say("Type aws to choose from your AWS account.") }
    turn.lines += state.message.map { say("\($0).") } ?? []
    guard state.drafting.offer == nil else {
      turn.lines += offerDraft()
      return turn
    }
    return turn + start()
  }

  /// Asks how OpenMetadata runs, if that is due, else the first question.
  mutating func start() -> Turn {
    switch state.overlay {
    case .deployment: return Turn(lines: askDeployment())
    case .release: return Turn(lines: askRelease())
    case .moving: return Turn(lines: askMoving())
    default: break
    }
    let effects = take(.begin)
    go(to: firstQuestion)
    return Turn(effects: effects)
  }

  /// For existing files, all questions are asked from the start.
  var firstQuestion: Field? { state.editing == nil ? state.openQuestions.first : questions.first }

  static let usage = """
    Answer with a line and Enter. Instead of an answer you can type: ? for help, back, skip, list, find WORD, go NAME, \
    fix, undo, redo, revert, again to repeat the provider checks, or quit.
    """

  /// What must be asked outside before the next prompt.
  package mutating func preparation() -> Turn {
    Turn(effects: isDue && step == .checks ? take(.go(to: .checks)) : [])
  }

  /// The next prompt, once everything asked outside is answered.
  package mutating func question() -> [String] {
    guard isDue else { return [] }
    isDue = false
    switch step {
    case .question(let id): return Field.named(id).map(questionLines) ?? []
    case .account: return accountLines()
    case .mending: return mendingLines()
    case .checks: return checkLines()
    case .confirm: return confirmLines()
    case .standing, .draft, .deployment, .release, .moving, .leaving, .offer, .signInReturn, .format, .path, .summary,
      .unchanged,
      .over:
      return []
    }
  }

  /// The next thing to ask; without a field, the findings and the output.
  mutating func go(to field: Field?) {
    step = field.map { .question($0.id) } ?? .checks
    isDue = true
  }

  /// The only way a line changes anything.
  ///
  /// - Returns: what to do outside.
  mutating func take(_ intent: Intent) -> [Effect] { update(&state, .intent(intent)) }

  /// A request has been answered.
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
      let goesOn = effects.contains { effect in
        switch effect {
        case .judge, .prepareSignIn: true
        default: false
        }
      }
      if !goesOn { turn.lines = told(news) }
    case .draft(let news): turn = told(news, effects)
    case .wrote(let files, let failure): turn.lines = wrote(files, failure)
    case .found: turn.effects += found()
    case .opened: turn.lines = say("\(state.message ?? "").")
    case .mending: turn = told(effects)
    case .input, .intent, .ticked, .answered, .account, .copied, .applying, .server: break
    }
    return turn
  }

  /// The message before something that may take a while.
  package func announcement(of effect: Effect) -> [String] {
    if case .askAccount(let question) = effect { return announcement(of: question) }
    guard case .ask(.metadata(let url)) = effect else { return [] }
    return ["Contacting \(WebAddress(url)?.host ?? "the provider"), for up to \(state.run.patience) seconds."]
  }

  /// Wrapped to the width; a longer word, such as a URL, stays whole on its own line.
  func say(_ text: String, indent: Int = 0) -> [String] {
    wrapped(visible(text.replacing(" ▸ ", with: ", ")), to: width, indent: indent, breakingWords: false)
  }
}

import SignOn
import TextUI
import Wizard

extension Conversation {
  /// Takes one line that was typed.
  package mutating func take(_ line: String) -> Turn {
    let text = line.trimmed
    if isFirstOrLast, let lines = information(text) { return Turn(lines: lines) }
    if step == .draft || step == .leaving { return draftAnswer(text.lowercased()) }
    if step == .deployment { return deploymentAnswer(text.lowercased()) }
    if step == .release { return releaseAnswer(text.lowercased()) }
    if step == .moving { return movingAnswer(text.lowercased()) }
    if step == .mending, text.lowercased() != "quit" { return mendingAnswer(text.lowercased()) }
    if step == .account, text.lowercased() != "quit" { return accountAnswer(text) }
    if signInTalk != nil { return text.lowercased() == "quit" ? quit() : reviewAnswer(text) }
    if let turn = command(text) { return turn }
    if case .question(let id) = step, let field = Field.named(id) { return answer(field, text) }
    return reviewAnswer(text)
  }

  /// Whether the prompt is about the whole run, before the questions or after them.
  private var isFirstOrLast: Bool { [.draft, .leaving, .deployment, .release, .moving].contains(step) }

  /// What the words that change nothing say; nil for anything else.
  private func information(_ text: String) -> [String]? {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first?.lowercased(), words.count > 1 ? words[1].trimmed : nil) {
    case ("?", nil), ("help", nil): return say(Self.usage)
    case ("list", let word): return listLines(word ?? "")
    case ("find", let word?): return listLines(word)
    default: return nil
    }
  }

  /// What can be typed at every prompt instead of an answer.
  private mutating func command(_ text: String) -> Turn? {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first?.lowercased(), words.count > 1 ? words[1].trimmed : nil) {
    case ("quit", nil): return quit()
    case ("back", nil):
      go(to: current.map { neighbour(of: $0, -1) ?? $0 } ?? questions.last)
      return Turn()
    case ("skip", nil) where current != nil:
      go(to: current.flatMap { neighbour(of: $0, 1) })
      return Turn()
    case ("aws", nil) where state.offersAccount: return openAccount()
    case ("mend", nil) where state.offersAccount && current != nil: return mend()
    case ("again", nil): return again()
    case ("fix", nil):
      guard current != nil || state.settings.secretHold?.repair == nil else { return confirmEndpoint() }
      return (current ?? firstWrong).map { fix($0) } ?? Turn(lines: say("There is nothing to fix."))
    case ("revert", nil) where current != nil: return change(.revert)
    case ("undo", nil): return change(.undo)
    case ("redo", nil): return change(.redo)
    case ("list", _), ("find", _?): return information(text).map { Turn(lines: $0) }
    case ("go", let name?): return go(toName: name)
    default: return nil
    }
  }

  /// The field of the current prompt.
  var current: Field? {
    if case .question(let id) = step { Field.named(id) } else { nil }
  }

  var firstWrong: Field? {
    state.allFindings.lazy.filter { $0.severity == .error }.compactMap { Field.named($0.field) }.first
  }

  func neighbour(of field: Field, _ distance: Int) -> Field? {
    let all = questions
    guard let here = all.firstIndex(of: field) else { return distance > 0 ? state.openQuestions.first : all.last }
    return all.indices.contains(here + distance) ? all[here + distance] : nil
  }

  /// By its name or its label.
  private mutating func go(toName text: String) -> Turn {
    let name = text.lowercased()
    let found = Field.all.first { [$0.id, $0.label.lowercased(), $0.shortLabel.lowercased()].contains(name) }
    guard let found, state.settings.isRelevant(found) else {
      let problem = found == nil ? "There is no field named \(text)" : "\(text) does not apply here"
      return Turn(lines: say("\(problem). Type list for the names."))
    }
    go(to: found)
    return Turn()
  }

  private mutating func again() -> Turn {
    let effects = take(.command(.ask))
    let lines = state.message.map { say("\($0).") } ?? []
    if current == nil { go(to: nil) }
    return Turn(lines: lines, effects: effects)
  }

  private mutating func change(_ command: Command) -> Turn {
    let effects = take(.command(command, on: current))
    isInsisting = false
    let lines = say(state.message.map { "\($0)." } ?? "Done.")
    go(to: current)
    return Turn(lines: lines, effects: effects)
  }

  mutating func fix(_ field: Field) -> Turn {
    step = .question(field.id)
    let effects = take(.command(.repair, on: field))
    let done = state.message.map { say("\($0).") } ?? []
    var turn = after(field, effects: effects)
    turn.lines = done + turn.lines
    return turn
  }

  /// Accepts the host that the secret would go to, and continues.
  private mutating func confirmEndpoint() -> Turn {
    let effects = take(.command(.repair, on: .clientSecret))
    let done = state.message.map { say("\($0).") } ?? []
    go(to: nil)
    return Turn(lines: done, effects: effects)
  }

  /// The values with their names: those with problems, those changed, or those that contain a word.
  func listLines(_ word: String) -> [String] {
    let found =
      switch word.lowercased() {
      case "problems": state.fields(.problems)
      case "changed": state.fields(.changed)
      default: state.fields(.all, holding: word)
      }
    let shown = word.isEmpty ? found : Array(found.prefix(12))
    guard !shown.isEmpty else { return say("No matches. Type list for all fields.") }
    let rest = found.count > shown.count ? "And \(found.count - shown.count) more. " : ""
    return shown.flatMap { field -> [String] in
      let (value, origin) = state.settings.value(of: field)
      let isElsewhere = value == nil && state.settings.elsewhere.contains(field.id)
      let text = isElsewhere ? "set elsewhere" : "\(shownValue(value)), \(origin.words)"
      return say("\(field.id): \(value == nil && !isElsewhere ? "not set" : text).", indent: 2)
    } + say(rest + "Type go NAME to change one. To see fewer: list problems, or list changed.")
  }

  func shownValue(_ value: Value?) -> String {
    guard let value, !value.isEmpty else { return "empty" }
    if case .secret = value { return "set, not shown" }
    return value.text
  }

  mutating func quit() -> Turn {
    if state.canKeepDraft { return askToKeep() }
    step = .over
    return Turn(lines: say("Cancelled; nothing was written."), effects: take(.leave(.abandoned)))
  }
}

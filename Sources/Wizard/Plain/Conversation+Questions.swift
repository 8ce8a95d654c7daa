import SignOn
import TextUI

extension Conversation {
  /// Puts a question: its place, what it is, an example, the value it has, and what is wrong with that.
  func questionLines(_ field: Field) -> [String] {
    let all = questions
    let place = all.firstIndex(of: field).map { "Question \($0 + 1) of \(all.count): " } ?? ""
    var lines = ["", place + field.label]
    lines += say(field.help.definition)
    if let example = field.help.example(fitting: width - 9) { lines += say("Example: \(example)", indent: 2) }
    if !field.options.isEmpty {
      lines += say("Options: " + field.options.map { $0.value.isEmpty ? "empty" : $0.value }.joined(separator: ", "))
    }
    let (value, origin) = state.settings.value(of: field)
    if let value, !value.isEmpty {
      let shown = field.kind == .secret ? "given, not shown" : value.text
      lines += say("Now: \(shown) (\(origin.words)). Enter keeps it.")
    }
    return lines + findingLines(field)
  }

  func findingLines(_ field: Field) -> [String] {
    let found = state.settings.findings().filter { $0.field == field.id && !$0.isUnanswered }
    let repairable = found.firstIndex { $0.repair != nil }
    return found.enumerated().flatMap { index, finding -> [String] in
      let word = finding.severity.word.prefix(1).uppercased() + finding.severity.word.dropFirst()
      var lines = say("\(word): \(finding.message) \(finding.remedy)")
      if index == repairable, let repair = finding.repair { lines += say("Type fix to \(repair.label).") }
      return lines
    }
  }

  /// Takes one line that was typed.
  public mutating func take(_ line: String) -> Turn {
    let text = line.trimmed
    if step == .draft || step == .leaving { return draftAnswer(text.lowercased()) }
    if case .question(let id) = step, let field = Field.named(id) { return answer(field, text) }
    switch text.lowercased() {
    case "quit": return quit()
    case "back":
      go(to: questions.last)
      return Turn()
    case "list": return Turn(lines: listLines())
    default: break
    }
    guard let field = named(in: text) else { return reviewAnswer(text) }
    go(to: field)
    return Turn()
  }

  private mutating func answer(_ field: Field, _ text: String) -> Turn {
    switch text.lowercased() {
    case "?", "help": return Turn(lines: helpLines(field))
    case "back":
      go(to: neighbour(of: field, -1) ?? field)
      return Turn()
    case "skip":
      go(to: neighbour(of: field, 1))
      return Turn()
    case "list": return Turn(lines: listLines())
    case "quit": return quit()
    case "fix": return fix(field)
    case "": return keep(field)
    default: break
    }
    if let other = named(in: text) {
      go(to: other)
      return Turn()
    }
    let plain = text.hasPrefix("=") ? String(text.dropFirst()) : text
    return after(field, effects: state.answer(field, plain))
  }

  /// After an answer: what was done to it and what is wrong with it, then the next question once it holds.
  private mutating func after(_ field: Field, effects: [Effect]) -> Turn {
    var turn = Turn(effects: effects)
    turn.lines = state.notes(on: field).filter { $0.sign.style == .note && $0.sign.text == "·" }
      .flatMap { say("Done: \($0.text).") }
    let isWrong = state.settings.findings().contains { $0.field == field.id && $0.severity == .error }
    turn.lines += findingLines(field)
    if !isWrong { go(to: neighbour(of: field, 1)) }
    return turn
  }

  private mutating func keep(_ field: Field) -> Turn {
    if state.openQuestions.contains(field) {
      return Turn(lines: say("\(field.shortLabel) needs an answer. Type ? for help, or skip to leave it for later."))
    }
    go(to: neighbour(of: field, 1))
    return Turn()
  }

  private mutating func fix(_ field: Field) -> Turn {
    let effects = state.focus(on: field) + state.change(.repair)
    let done = state.message.map { say($0 + ".") } ?? []
    var turn = after(field, effects: effects)
    turn.lines = done + turn.lines
    return turn
  }

  private func neighbour(of field: Field, _ distance: Int) -> Field? {
    let all = questions
    guard let here = all.firstIndex(of: field) else { return distance > 0 ? state.openQuestions.first : all.last }
    return all.indices.contains(here + distance) ? all[here + distance] : nil
  }

  /// The field that `go NAME` means, by its name or its label.
  private func named(in text: String) -> Field? {
    guard text.lowercased().hasPrefix("go ") else { return nil }
    let name = String(text.dropFirst(3)).trimmed.lowercased()
    return Field.all.first { $0.id == name || $0.label.lowercased() == name || $0.shortLabel.lowercased() == name }
  }

  /// The help as sentences, each with its name, as one would read it aloud.
  private func helpLines(_ field: Field) -> [String] {
    let help = field.help
    let options = field.options.map { "\($0.value.isEmpty ? "empty" : $0.value), \($0.note)" }
    let sections: [(name: String, texts: [String])] = [
      ("Example", help.examples), ("Options", field.kind == .toggle ? [] : [options.joined(separator: "; ")]),
      ("Why", [help.why]), ("Where", [help.place]), ("Note", help.notes), ("Server", [help.server]),
      ("In YAML", [field.keys.map(\.path).joined(separator: ", ")]),
      ("Variables", [field.keys.compactMap(\.variable).joined(separator: ", ")]),
    ]
    return [field.label] + say(help.definition)
      + sections.flatMap { name, texts in
        texts.filter { !$0.isEmpty }.flatMap { say("\(name): \($0)", indent: 2) }
      }
  }

  func listLines() -> [String] {
    Field.all.filter(state.settings.isRelevant).flatMap { field -> [String] in
      let (value, origin) = state.settings.value(of: field)
      let text = field.kind == .secret ? (value == nil ? "" : "given, not shown") : value?.text ?? ""
      return say("\(field.id): \(text.isEmpty ? "empty" : text) (\(origin.words))", indent: 2)
    } + say("Type go NAME to change one.")
  }

  private mutating func quit() -> Turn {
    if state.canKeepDraft { return askToKeep() }
    step = .over
    return Turn(lines: say("Left; nothing was written."), effects: [.stopAsking, .leave(.abandoned)])
  }
}

extension State {
  /// Answers a field with a text, as if it had been typed and left.
  public mutating func answer(_ field: Field, _ text: String) -> [Effect] {
    let effects = focus(on: field)
    history.close()
    remember(field)
    repaired[field.id] = nil
    settings.typed[field.id] = field.value(from: text)
    visited.insert(field.id)
    openEditor()
    return effects + leaveField()
  }
}

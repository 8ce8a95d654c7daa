import SignOn
import TextUI
import Wizard

extension Conversation {
  /// A prompt: its position, what it is, an example, its value, and what is wrong with it.
  func questionLines(_ field: Field) -> [String] {
    let all = questions
    let place = all.firstIndex(of: field).map { "Question \($0 + 1) of \(all.count): " } ?? ""
    var lines = [""] + say("\(place)\(field.label).")
    lines += say(state.settings.help(field).definition)
    let (value, origin) = state.settings.value(of: field)
    if let value, !value.isEmpty {
      lines += say("Current value (\(origin.words)): \(shownValue(value))") + say("Enter keeps it.")
    } else if state.settings.elsewhere.contains(field.id) {
      lines += say("The file takes it from a variable or a Kubernetes Secret. Enter keeps that.")
    } else if let example = state.settings.help(field).example(fitting: width - 9) {
      lines += say("Example: \(example)", indent: 2)
    }
    if !field.options.isEmpty {
      lines += say("Options: \(field.options.map { $0.value.isEmpty ? "empty" : $0.value }.joined(separator: ", ")).")
    }
    return lines + findingLines(field)
  }

  func findingLines(_ field: Field) -> [String] {
    let found = state.settings.findings().filter { $0.field == field.id && !$0.isUnanswered }
    let repairable = found.firstIndex { $0.repair != nil }
    return found.enumerated().flatMap { index, finding -> [String] in
      var lines = say("\(finding.severity.title): \(finding.message) \(finding.remedy)")
      if index == repairable, let repair = finding.repair { lines += say("Type fix to \(repair.label).") }
      if finding.mend != nil, state.offersAccount { lines += say("Type mend to change it in AWS, after a question.") }
      return lines
    }
  }

  /// Words that are more likely meant as a command than as a value.
  private static let doubtful: Set = ["write", "save", "done", "exit", "next", "review", "check", "test"]

  mutating func answer(_ field: Field, _ text: String) -> Turn {
    switch text.lowercased() {
    case "?", "help": return Turn(lines: helpLines(field))
    case "": return keep(field)
    case let word where isDoubtful(word) && field.kind != .secret:
      return Turn(
        lines: say(
          "\(word) is not a command here. Type =\(word) to enter it as the value, skip to go on, quit to leave."))
    default: break
    }
    isInsisting = false
    return after(field, effects: take(.answer(field, Self.meant(text))))
  }

  func isDoubtful(_ text: String) -> Bool { Self.doubtful.contains(text.lowercased()) }

  /// A value may be marked as one.
  static func meant(_ text: String) -> String { text.hasPrefix("=") ? String(text.dropFirst()) : text }

  /// After an answer: corrections and problems, then the next question once it is valid.
  mutating func after(_ field: Field, effects: [Effect]) -> Turn {
    var turn = Turn(effects: effects)
    turn.lines = (state.repaired[field.id] ?? []).flatMap { say("Done: \($0).") }
    let isWrong = state.settings.findings().contains { $0.field == field.id && $0.severity == .error }
    turn.lines += findingLines(field)
    if !isWrong { go(to: neighbour(of: field, 1)) }
    return turn
  }

  private mutating func keep(_ field: Field) -> Turn {
    if state.openQuestions.contains(field) {
      return Turn(lines: say("\(field.shortLabel) is required. Type ? for help, or skip to answer later."))
    }
    go(to: neighbour(of: field, 1))
    return Turn()
  }

  /// The help as labelled sentences, fit to be read aloud.
  private func helpLines(_ field: Field) -> [String] {
    let help = state.settings.help(field)
    let options = field.options.map { "\($0.value.isEmpty ? "empty" : $0.value), \($0.note)" }
    let sections: [(name: String, texts: [String])] = [
      ("Example", help.examples), ("Options", field.kind == .toggle ? [] : [options.joined(separator: "; ")]),
      ("Why", [help.why]), ("Where", [help.place]), ("Note", help.notes), ("Server", [help.server]),
      ("Name here", [field.id]), ("In YAML", [field.keys.map(\.path).joined(separator: ", ")]),
      ("Variables", [field.keys.compactMap(\.variable).joined(separator: ", ")]),
      ("Page", [state.settings.documentation]),
    ]
    let ending = "To clear it, type an equals sign. To enter a command word as a value, put = in front."
    return say("Help for \(field.label).")
      + sections.flatMap { name, texts in
        texts.filter { !$0.isEmpty }.flatMap { say("\(name): \($0)", indent: 2) }
      } + say(state.settings.typed[field.id] == nil ? ending : "\(ending) Type revert to discard your entry.")
  }
}

extension Finding.Severity {
  /// At the start of a sentence.
  var title: String { word.prefix(1).uppercased() + word.dropFirst() }
}

import SignOn
import TextUI

extension Conversation {
  /// What was found, then the questions what to write where.
  mutating func checkLines() -> [String] {
    var lines = ["", "Checks"]
    let findings = state.allFindings
    lines += state.settings.rungs.flatMap { say("\($0.title): \($0.verdict(state.settings).words).", indent: 2) }
    let told = findings.filter { $0.severity > .note && !$0.isUnanswered }
    lines += told.flatMap { say("\($0.severity.word): \(label($0)): \($0.message)", indent: 2) }
    let open = state.openQuestions
    if !open.isEmpty {
      lines += say("Still to answer: \(open.map(\.shortLabel).joined(separator: ", ")).")
      go(to: open.first)
      return lines + question()
    }
    if let error = findings.first(where: { $0.severity == .error }), let field = Field.named(error.field) {
      lines += say("Nothing can be written while an error stands.")
      go(to: field)
      return lines + question()
    }
    return lines + offerSignIn()
  }

  mutating func askForFormat() -> [String] {
    step = .format
    let formats = Format.all.map(\.id).joined(separator: ", ")
    return ["", "What to write"] + say("Formats: \(formats). Enter takes \(state.review.format.id).")
  }

  private func label(_ finding: Finding) -> String { Field.named(finding.field)?.shortLabel ?? finding.field }

  mutating func reviewAnswer(_ text: String) -> Turn {
    switch step {
    case .offer: return offerAnswer(text)
    case .signInReturn: return returnAnswer(text)
    case .format: return formatAnswer(text)
    case .path:
      if !text.isEmpty { state.review.setPath(text) }
      step = .summary
      return Turn(lines: say("Summary table: markdown, text or none. Enter takes markdown."))
    case .summary: return summaryAnswer(text)
    case .confirm: return confirmAnswer(text)
    case .question, .checks, .draft, .leaving, .over: return Turn()
    }
  }

  private mutating func formatAnswer(_ text: String) -> Turn {
    if !text.isEmpty {
      guard let format = Format.named(text.lowercased()) else {
        return Turn(lines: say("There is no format \(text). Formats: \(Format.all.map(\.id).joined(separator: ", "))."))
      }
      state.review.formatID = format.id
    }
    step = .path
    return Turn(lines: say("The file. Enter takes \(state.review.path)."))
  }

  private mutating func summaryAnswer(_ text: String) -> Turn {
    switch text.lowercased() {
    case "", "markdown": state.review.summary = .markdown
    case "text": state.review.summary = .text
    case "none": state.review.summary = .none
    default: return Turn(lines: say("Answer markdown, text or none."))
    }
    step = .confirm
    var lines = [""] + say("The text to be written to \(state.review.path), the secret masked:")
    let text = state.review.format.text(state.settings).shown
    lines += text.split(separator: "\n", omittingEmptySubsequences: true).map { visible(String($0)) }
    return Turn(lines: lines)
  }

  private mutating func confirmAnswer(_ text: String) -> Turn {
    switch text.lowercased() {
    case "yes", "y":
      step = .over
      return Turn(effects: state.write())
    case "no", "n":
      go(to: nil)
      return Turn(lines: say("Nothing was written."))
    default: return Turn(lines: say("Answer yes or no."))
    }
  }

  mutating func wrote(_ files: [WrittenFile], _ failure: WriteFailure?) -> [String] {
    var lines = files.flatMap { say("Written: \($0.path), \($0.bytes) bytes\($0.isPrivate ? ", mode 0600" : "").") }
    if let failure { lines += say("Not written: \(failure.message) \(failure.remedy)") }
    guard !files.isEmpty else {
      step = .path
      return lines + say("The file. Enter takes \(state.review.path).")
    }
    step = .over
    lines += ["", "What makes it count"]
    for (index, activation) in state.activationSteps.enumerated() {
      lines += say("\(index + 1). \(activation.title)", indent: 3)
      if let command = activation.command { lines.append("   \(visible(command))") }
    }
    return lines
  }
}

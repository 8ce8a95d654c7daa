import SignOn
import Text
import TextUI
import Wizard

extension Conversation {
  /// The findings, then the prompts for the output.
  mutating func checkLines() -> [String] {
    var lines = ["", "Checks."] + stepLines() + serverLines()
    let findings = state.allFindings
    let rules = findings.filter { $0.severity > .note && !$0.isUnanswered && Ladder.standard.step(of: $0) == nil }
    lines += rules.flatMap {
      say("\($0.severity.title), \(label($0)): \($0.message) \($0.remedy)", indent: 2)
    }
    let open = state.openQuestions
    if !open.isEmpty {
      lines += say("Still required: \(open.map(\.shortLabel).joined(separator: ", ")).")
      go(to: open.first)
      return lines + question()
    }
    let errors = findings.filter { $0.severity == .error }
    guard let first = firstWrong, !isInsisting else { return lines + offerSignIn() }
    step = .standing
    let stand = "\(standing(errors: errors.count)). Enter goes to \(first.shortLabel)."
    return lines + say("\(stand) Type anyway to continue; users may be locked out.")
  }

  /// Each step with its verdict first; skipped steps in one sentence.
  private func stepLines() -> [String] {
    var skipped: [String] = []
    var lines: [String] = []
    for step in state.settings.steps {
      switch step.verdict(state.settings) {
      case .waiting, .asking: skipped.append(step.title)
      case .passed(let seen): lines += say("Passed: \(step.title)\(seen.isEmpty ? "" : ": \(seen)")", indent: 2)
      case .unknown(let why): lines += say("Unknown: \(step.title): \(why)", indent: 2)
      case .withheld(let finding):
        lines += say("Withheld: \(step.title). \(finding.message) \(finding.remedy)", indent: 2)
        if let repair = finding.repair { lines += say("Type fix to \(repair.label).", indent: 2) }
      case .failed(let finding):
        let word = finding.severity == .error ? "Failed" : finding.severity.title
        lines += say("\(word): \(step.title). \(finding.message) \(finding.remedy)", indent: 2)
      }
    }
    guard !skipped.isEmpty else { return lines }
    let words = lines.isEmpty ? "The provider was not checked." : "Not checked: \(skipped.joined(separator: "; "))."
    return lines + say(words, indent: 2)
  }

  /// What the server runs that the options name.
  private func serverLines() -> [String] {
    let results = state.serverResults
    guard !results.isEmpty else { return [] }
    return say("The server, \(state.run.server ?? ""):", indent: 2)
      + results.flatMap { result in
        say(told(result), indent: 2)
          + result.otherFindings.flatMap {
            say("\($0.severity.title), \(label($0)): \($0.message) \($0.remedy)", indent: 4)
          }
      }
  }

  private func told(_ result: ServerCheck.Result) -> String {
    let title = result.check.title
    return switch result.verdict {
    case .passed(let seen): "Passed: \(title)\(seen.isEmpty ? "" : ": \(seen)")"
    case .unknown(let why): "Unknown: \(title): \(why)"
    case .failed(let finding) where result.isOnlyDifferent: "Differs: \(title). \(finding.message)"
    case .failed(let finding), .withheld(let finding): "Failed: \(title). \(finding.message) \(finding.remedy)"
    case .waiting, .asking: "Not checked: \(title)"
    }
  }

  private func label(_ finding: Finding) -> String { Field.named(finding.field)?.shortLabel ?? finding.field }

  /// After checks and test: the prompts for the output.
  mutating func proceed() -> [String] {
    guard state.editing == nil else {
      step = .confirm
      return confirmLines()
    }
    step = .format
    let formats = FileKind.ids.joined(separator: ", ")
    return ["", "Output."] + say("Formats: \(formats). Enter uses \(state.review.format.id).")
  }

  mutating func reviewAnswer(_ text: String) -> Turn {
    if ["?", "help"].contains(text.lowercased()) { return Turn(lines: say(Self.usage)) }
    switch step {
    case .standing: return standingAnswer(text)
    case .offer: return offerAnswer(text)
    case .signInReturn: return returnAnswer(text)
    case .format: return formatAnswer(text)
    case .path: return pathAnswer(text)
    case .summary: return summaryAnswer(text)
    case .confirm: return confirmAnswer(text)
    case .unchanged:
      guard text.isEmpty else { return Turn(lines: say("Type go NAME to change a value, or Enter to finish.")) }
      step = .over
      return Turn()
    case .question, .account, .mending, .checks, .draft, .deployment, .release, .moving, .leaving, .over: return Turn()
    }
  }

  private mutating func standingAnswer(_ text: String) -> Turn {
    switch text.lowercased() {
    case "": go(to: firstWrong)
    case "anyway":
      isInsisting = true
      return Turn(lines: offerSignIn())
    default: return Turn(lines: say("Answer anyway to continue with the error, or press Enter to fix it."))
    }
    return Turn()
  }

  private mutating func formatAnswer(_ text: String) -> Turn {
    if !text.isEmpty {
      guard let format = FileKind.named(text.lowercased()) else {
        return Turn(lines: say("There is no format \(text). Formats: \(FileKind.ids.joined(separator: ", "))."))
      }
      _ = take(.choose(format: format))
    }
    step = .path
    return Turn(lines: say("File to write. Enter uses \(state.review.path)."))
  }

  private mutating func pathAnswer(_ text: String) -> Turn {
    guard !isDoubtful(text), !["yes", "no"].contains(text.lowercased()) else {
      return Turn(lines: say("\(text) is not a command here. Type =\(text) to give the file this name."))
    }
    if !text.isEmpty { _ = take(.choose(path: Self.meant(text))) }
    step = .summary
    let choices = "Summary table in a second file: markdown, text or none."
    return Turn(lines: say("\(choices) Enter uses \(state.review.summary.rawValue)."))
  }

  private mutating func summaryAnswer(_ text: String) -> Turn {
    guard let choice = text.isEmpty ? state.review.summary : SummaryChoice(rawValue: text.lowercased()) else {
      return Turn(lines: say("Answer markdown, text or none."))
    }
    _ = take(.choose(summary: choice))
    step = .confirm
    isDue = true
    return Turn(effects: take(.go(to: .review)))
  }

  /// A file that exists already is changed; the change is shown instead of the text.
  mutating func found() -> [Effect] {
    state.isFileThere && !state.run.isRehearsal && step == .confirm ? take(.write(insisting: isInsisting)) : []
  }

  /// The text about to be written.
  mutating func confirmLines() -> [String] {
    guard state.editing == nil else { return changeLines() }
    var lines = [""] + say("Text to be written to \(state.review.path), with the secret masked:")
    let text = state.review.format.newFile(state.settings).shown
    lines += text.split(separator: "\n", omittingEmptySubsequences: true).map { visible(String($0)) }
    return lines + ["End of the text."] + besideLines + say(answersLine)
  }

  private var besideLines: [String] {
    let kinds = state.review.format.filesBeside(state.review.path, state.settings)
    guard !kinds.isEmpty else { return [] }
    let paths = kinds.map(\.path).joined(separator: ", ")
    return say(
      state.review.isAlone
        ? "\(paths) will not be written, which the file needs beside it. Type together to write it too."
        : "\(paths), which the file needs beside it, will be written too. Type alone to leave it out.")
  }

  private var answersLine: String {
    let path = state.review.answersPath
    return state.review.keepsAnswers
      ? "Answers will be saved to \(path), without the secret, to repeat this run."
      : "Type answers to save the answers too, without the secret, to \(path)."
  }

  private mutating func confirmAnswer(_ text: String) -> Turn {
    switch text.lowercased() {
    case "yes", "y":
      let effects = take(.write(insisting: isInsisting))
      return Turn(lines: effects.isEmpty ? state.message.map { say("\($0).") } ?? [] : [], effects: effects)
    case "no", "n":
      go(to: nil)
      return Turn(lines: say("Nothing was written."))
    case "alone" where state.editing == nil && !state.review.isAlone,
      "together" where state.editing == nil && state.review.isAlone:
      _ = take(.toggleAlone)
      return Turn(lines: besideLines)
    case "answers" where state.editing == nil:
      _ = take(.toggleAnswers)
      return Turn(lines: say(answersLine))
    default:
      guard state.editing != nil, let turn = leaveOut(text) else { return Turn(lines: say("Answer yes or no.")) }
      return turn
    }
  }

  mutating func wrote(_ files: [WrittenFile], _ failure: WriteFailure?) -> [String] {
    var lines = files.flatMap { file in
      say("Written: \(file.path), \(file.bytes) bytes\(file.isPrivate ? ", readable only by you (mode 0600)" : "").")
        + (file.backup.map { say("Previous version saved as \($0).") } ?? []) + file.notes.flatMap { say($0) }
    }
    if let failure { lines += say("Not written: \(failure.message) \(failure.remedy)") }
    guard !files.isEmpty else {
      guard state.editing == nil else { return lines }
      step = .path
      return lines + say("File to write. Enter uses \(state.review.path).")
    }
    step = .over
    lines += ["", "Next steps."]
    for (index, activation) in state.lastSteps.enumerated() {
      lines += say("\(index + 1). \(activation.title)", indent: 3)
      if let command = activation.command { lines.append("   \(visible(command))") }
    }
    return lines
  }
}

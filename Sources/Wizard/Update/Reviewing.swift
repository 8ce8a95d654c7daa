import SignOn
import TextUI

extension State {
  mutating func moveInReview(_ command: Command) -> [Effect] {
    if let editing { return moveInEditReview(command, editing) }
    switch command {
    case .up, .previous: moveInReview(by: -1)
    case .down, .next: moveInReview(by: 1)
    case .goOn where reviewRow == .write: return write()
    case .goOn, .jump:
      if case .entry(let id) = reviewRow, let field = Field.named(id) { return jump(to: field) }
      if command == .goOn { moveInReview(by: 1) }
    default: break
    }
    return []
  }

  mutating func moveInReview(by lines: Int) {
    let rows = reviewRows
    let here = rows.firstIndex(of: reviewRow) ?? 0
    review.row = rows[max(0, min(rows.count - 1, here + lines))]
  }

  private var needsOthers: Bool { !review.format.filesBeside(review.path, settings).isEmpty }

  /// The selectable lines, in order: the choices, the button, and the table if shown.
  var reviewRows: [Review.Row] {
    let choices: [Review.Row] = [.format, .path, .beside, .summary, .answers, .shown, .write]
    return (choices + Field.all.map { .entry($0.id) }).filter(isThere)
  }

  /// The current one of them; asked for often, so it looks at no other.
  var reviewRow: Review.Row { isThere(review.row) ? review.row : .write }

  private func isThere(_ row: Review.Row) -> Bool {
    switch row {
    case .format, .path, .summary, .answers, .write: true
    case .beside: needsOthers
    case .shown: !Layout(size).isWide
    case .entry(let id):
      (review.shown == .summary || Layout(size).isWide) && Field.named(id).map(settings.isRelevant) == true
    }
  }

  /// With errors nothing is written; Enter then goes to the first.
  mutating func write(insisting: Bool = false) -> [Effect] {
    guard !review.isWriting else { return [] }
    if !insisting, let error = errors.first, let field = Field.named(error.field) {
      let effects = jump(to: field)
      message = "Nothing written yet: \(counted(errors.count, "error")) to fix first"
      return effects
    }
    review.failure = nil
    ticks = 0
    if isFileThere, !run.isRehearsal { return openExisting() }
    review.isWriting = true
    return [.write(filesToWrite)]
  }

  /// The files that the chosen one needs beside it, unless it is to be written alone.
  package var filesBeside: [(kind: FileKind, path: String)] {
    review.isAlone || editing != nil ? [] : review.format.filesBeside(review.path, settings)
  }

  /// The files with their texts, as chosen.
  package var filesToWrite: [PlannedFile] {
    let text = review.format.newFile(settings)
    var files = [PlannedFile(path: review.path, text: text)]
    files += filesBeside.map { PlannedFile(path: $0.path, text: $0.kind.newFile(settings)) }
    switch review.summary {
    case .markdown: files.append(PlannedFile(path: review.summaryPath, text: FileText(summary.markdown)))
    case .text: files.append(PlannedFile(path: review.summaryPath, text: FileText(summary.text())))
    case .none: break
    }
    if review.keepsAnswers {
      let text = settings.answersText(format: review.format.id, summary: review.summary.rawValue)
      files.append(PlannedFile(path: review.answersPath, text: text))
    }
    return files
  }

  mutating func take(written files: [WrittenFile], _ failure: WriteFailure?) -> [Effect] {
    review.isWriting = false
    review.failure = failure
    review.hasLooked = false
    guard !files.isEmpty else { return [] }
    reopenWritten(failure)
    review.written = files
    drafting.saved = settings.typed
    review.scroll = 0
    guard failure == nil, isApplied else {
      place = .done
      return []
    }
    return beginApplying()
  }
}

extension State {
  /// Continues with the files as they are now: a second Write only writes what has changed since.
  private mutating func reopenWritten(_ failure: WriteFailure?) {
    guard let editing, failure == nil else { return }
    let replacements = editing.change(settings).replacements(leavingOut: editing.leftOut)
    let documents = editing.files.documents.map { document in
      guard let new = replacements.first(where: { $0.path == document.path }) else { return document }
      return (try? document.reading(new.bytes)) ?? document
    }
    edit(DocumentSet(documents), in: settings.deployment)
  }

  /// Chooses what to write where; nil keeps the proposal.
  ///
  /// - Parameter answers: the file to save the answers to, if any.
  mutating func choose(format: FileKind?, path: String?, summary: SummaryChoice?, answers: String?) {
    if let format { (review.formatID, review.isFormatChosen, review.hasLooked) = (format.id, true, false) }
    if format != nil || run.isUnattended { settings.deployment.follow(review.format) }
    if let path { review.setPath(path) }
    if let summary { review.summary = summary }
    if let answers { review.keepAnswers(in: answers) }
  }

  /// The summary of everything, with the provider checks and the next steps.
  var summary: Summary {
    let outcomes =
      settings.steps.map { step in Summary.Outcome(step.title, step.verdict(settings).words) } + [testOutcome]
    return Summary(settings, findings: allFindings, outcomes: outcomes, steps: nextSteps, made: run.made)
  }

  /// What follows once everything is written, for the end of the wizard.
  package var lastSteps: [NextStep] {
    run.appliesHere ? nextSteps : run.server.map { [.applying(to: $0)] } ?? nextSteps
  }

  package var nextSteps: [NextStep] {
    guard let files = editing?.files.documents else {
      return settings.nextSteps(review.format, fileName: review.path, beside: filesBeside)
    }
    let changed = files.filter { file in writtenFiles.contains { $0.path == file.path } }
    return settings.nextSteps(after: changed.isEmpty ? [files[0]] : changed, of: files)
  }
}

extension Verdict {
  /// As written in a summary.
  var words: String {
    switch self {
    case .waiting, .asking: "not checked"
    case .passed(let seen): seen.isEmpty ? "passed" : "passed: \(seen)"
    case .unknown(let why): "unknown: \(why)"
    case .withheld(let finding): "withheld: \(finding.message)"
    case .failed(let finding): "failed: \(finding.message)"
    }
  }
}

/// `1 error`, `2 errors`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// `1 error remains`, `2 errors remain`.
package func standing(errors count: Int) -> String {
  "\(counted(count, "error")) \(count == 1 ? "remains" : "remain")"
}

extension State {
  /// The files that this run has written.
  package var writtenFiles: [WrittenFile] { review.written }
  package var writeFailure: WriteFailure? { review.failure }
}

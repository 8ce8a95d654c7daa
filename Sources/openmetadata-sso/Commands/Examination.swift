import Files
import OpenIDConnect
import SignOn
import Text
import TextUI

/// Everything known about a configuration: findings with their lines, and the provider checks.
struct Examination {
  struct Item {
    let finding: Finding
    /// Nil if no file sets it.
    let line: OpenedFiles.Line?
  }

  let settings: Settings
  let files: OpenedFiles
  let items: [Item]
  /// Nil if no server was asked.
  let server: ServerComparison?

  /// - Parameters:
  ///   - changed: Fields that are set.
  ///   - after: The files with these fields set: what reading them tells of those.
  init(
    _ settings: Settings, _ files: OpenedFiles, _ server: ServerComparison? = nil, changing changed: Set<String> = [],
    to after: OpenedFiles? = nil
  ) {
    self.settings = settings
    self.files = files
    self.server = server
    let notes = files.configuration.notes.filter { !changed.contains($0.field) }
    let newNotes = after?.configuration.notes.filter { changed.contains($0.field) } ?? []
    let ofFiles = (notes + newNotes).map { note in
      Item(finding: note, line: files.line(of: note.field) ?? files.onlyFile)
    }
    let ofValues = (settings.findings() + (server?.findings ?? [])).map { finding in
      Item(finding: finding, line: Self.line(of: finding.field, settings, files))
    }
    let place = Field.places
    items = (ofFiles + ofValues).enumerated().sorted { left, right in
      let (here, there) = (place[left.element.finding.field] ?? -1, place[right.element.finding.field] ?? -1)
      if here != there { return here < there }
      let (severity, other) = (left.element.finding.severity, right.element.finding.severity)
      return severity == other ? left.offset < right.offset : severity > other
    }.map(\.element)
  }

  /// Nil if the value is not the file's: its line is not the cause.
  private static func line(of field: String, _ settings: Settings, _ files: OpenedFiles) -> OpenedFiles.Line? {
    if let typed = settings.typed[field], typed != files.configuration.values[field] { return nil }
    return files.line(of: field)
  }

  var errors: Int { items.count { $0.finding.severity == .error } }

  func count(_ severity: Finding.Severity) -> Int { items.count { $0.finding.severity == severity } }

  /// The worst first: rejected by the provider, then any other error, then unreachable.
  var status: ExitStatus {
    let wrong = items.filter { $0.finding.severity == .error }
    if !wrong.isEmpty { return Self.status(of: wrong) }
    return settings.facts.hasUnreachable || server?.isUnreachable == true ? .unreachable : .done
  }

  /// Of errors.
  static func status(of wrong: [Item]) -> ExitStatus {
    wrong.contains { Ladder.standard.step(of: $0.finding)?.isAboutClient == true } ? .refused : .findings
  }

  /// What makes the file count that decides the first value that differs; empty if the server runs the configuration.
  var nextSteps: [NextStep] {
    guard let server, let first = server.values.first(where: { [.different, .divided].contains($0.outcome) }) else {
      return []
    }
    let decider = files.configuration.deciders[first.field.id] ?? 0
    guard files.documents.indices.contains(decider) else { return [] }
    return settings.steps(toApply: files.documents[decider], of: files.documents, at: server.answers.release)
  }

  /// What is wrong, on one line as compilers write it, then what to do, and a command to copy.
  ///
  /// - Parameter descriptor: Where it will be shown, if a person may read it there.
  func text(_ item: Item, on descriptor: Int32? = nil) -> String {
    let finding = item.finding
    let head = [item.line?.shown, finding.severity.word, finding.field].compactMap(\.self).filter { !$0.isEmpty }
    var message = finding.message[...]
    if let number = item.line?.number, message.hasPrefix("line \(number): ") {
      message = message.dropFirst("line \(number): ".count)
    }
    let first = TerminalLines.fitted(
      "\(head.joined(separator: ": ")): \(visible(String(message)))", indent: 4, on: descriptor)
    let word = "\(finding.severity.word): "
    let coloured = first.replacing(word, with: "\(Colour.word(finding.severity, on: descriptor)): ", maxReplacements: 1)
    let remedy =
      finding.remedy.isEmpty
      ? "" : "\n" + TerminalLines.fitted("    " + visible(finding.remedy), indent: 4, on: descriptor)
    // A command stays on one line, to be copied.
    return coloured + remedy + (finding.command.map { "\n    \(visible($0))" } ?? "")
  }
}

extension Verdict {
  /// The result of a step, in one word for programs.
  enum Outcome: String, CaseIterable {
    case passed, failed, unreachable, unknown
    case notAsked = "not-asked"
  }

  /// And the details.
  var outcome: (word: Outcome, detail: String) {
    switch self {
    case .waiting, .asking: (.notAsked, "")
    case .passed(let seen): (.passed, seen)
    case .unknown(let reason): (.unknown, reason)
    case .withheld(let finding): (.notAsked, finding.message)
    case .failed(let finding): (finding.severity == .error ? .failed : .unreachable, finding.message)
    }
  }
}

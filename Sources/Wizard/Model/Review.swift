import SignOn
import TextUI

/// The file with the summary table.
package enum SummaryChoice: String, CaseIterable, Sendable {
  case markdown, text, none

  var title: String {
    switch self {
    case .markdown: "Markdown"
    case .text: "plain text"
    case .none: "no summary file"
    }
  }

  var suffix: String { self == .text ? ".summary.txt" : ".summary.md" }
}

/// What to write where, as chosen on the Review screen.
package struct Review: Equatable, Sendable {
  /// The lines of the Review screen that can be changed or activated.
  package enum Row: Hashable, Sendable {
    case format, path, beside, summary, answers, shown, write
    /// A line of the summary table: the field.
    case entry(String)
  }

  /// What is shown below the choices.
  enum Shown: CaseIterable, Sendable {
    case summary, file
  }

  /// The line last selected; `State.reviewRow` is the current one.
  var row = Row.write
  var formatID = FileKind.written.first?.id ?? ""
  /// Whether the format was given, or is that of a resumed draft.
  var isFormatChosen = false
  package internal(set) var summary = SummaryChoice.markdown
  /// Whether the file is written without those it needs beside it.
  package internal(set) var isAlone = false
  /// Whether the answers are saved too, to repeat the run.
  package internal(set) var keepsAnswers = false
  private var chosenAnswersPath: String?
  var shown = Shown.summary
  /// The number of lines scrolled past.
  var scroll = 0
  private let folder: String
  /// The path as typed; nil while the proposed one is used.
  private var typedPath: LineEditor?

  /// Whether what is written is then applied to a running server.
  var applies = false

  /// Whether it was looked which of the paths exist, since they changed last.
  var hasLooked = false
  /// The paths where there is a file.
  var existing: [String] = []
  /// A file of the folder that the settings belong into, and its format.
  var ownFile: String?
  var ownFormatID: String?

  var isWriting = false
  var failure: WriteFailure?
  var written: [WrittenFile] = []

  init(folder: String) {
    self.folder = folder
  }

  package var format: FileKind { FileKind.named(formatID) ?? .openMetadataYAML }

  private var proposedPath: String {
    let name = (formatID == ownFormatID ? ownFile : nil) ?? format.fileName ?? ""
    return folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The path as it was given or typed, if it was.
  var chosenPath: String? { typedPath?.text.trimmed }

  var editor: LineEditor { typedPath ?? LineEditor(proposedPath) }
  package var path: String { editor.text.trimmed }
  var summaryPath: String { path + summary.suffix }

  package var answersPath: String { chosenAnswersPath ?? path + ".answers.json" }

  mutating func keepAnswers(in path: String) {
    chosenAnswersPath = path
    keepsAnswers = true
  }

  mutating func setPath(_ path: String) {
    typedPath = LineEditor(path)
    touch()
  }

  mutating func arrive() {
    row = .format
    scroll = 0
    touch()
  }

  /// After a change of what is written where.
  private mutating func touch() {
    failure = nil
    hasLooked = false
  }

  mutating func edit(_ key: Key) {
    var edited = editor
    guard edited.apply(key: key) else { return }
    typedPath = edited
    touch()
  }

  mutating func paste(_ text: String) {
    var edited = typedPath ?? LineEditor()
    edited.apply(.insert(text.trimmed))
    typedPath = edited
    touch()
  }

  mutating func choose(formatID id: String) {
    touch()
    formatID = id
    scroll = 0
  }

  mutating func cycle(forward: Bool) {
    touch()
    switch row {
    case .format:
      choose(formatID: next(FileKind.ids, after: formatID, forward))
    case .beside: isAlone.toggle()
    case .summary: summary = next(SummaryChoice.allCases, after: summary, forward)
    case .answers: keepsAnswers.toggle()
    case .shown:
      shown = next(Shown.allCases, after: shown, forward)
      scroll = 0
    case .path, .write, .entry: break
    }
  }

  private func next<Choice: Equatable>(_ all: [Choice], after current: Choice, _ forward: Bool) -> Choice {
    guard let here = all.firstIndex(of: current) else { return current }
    return all[(here + (forward ? 1 : all.count - 1)) % all.count]
  }
}

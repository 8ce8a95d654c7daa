import ConfigText

/// Why a file is not taken as a configuration.
package enum DocumentError: Error, Equatable, Sendable {
  case unrecognized
  /// It could be each of these.
  case ambiguous([FileKind])
  case binary
  /// In bytes.
  case tooLarge(Int)
  /// What was taken for `kind` cannot be read; line and column from one.
  case unreadable(FileKind, line: Int, column: Int, problem: String)

  /// What is wrong, without any text of the file.
  package var message: String {
    switch self {
    case .unrecognized: "This file does not contain any OpenMetadata configuration."
    case .ambiguous(let kinds): "This file could be \(kinds.map(\.phrase).joined(separator: " or "))."
    case .binary: "This is not a text file."
    case .tooLarge(let count): "The file is too large: \(count) bytes; the limit is \(Document.largest)."
    case .unreadable(let kind, let line, let column, let problem):
      "It looks like \(kind.phrase), but is invalid at line \(line), column \(column): \(problem)."
    }
  }

  /// What to do.
  package var remedy: String {
    switch self {
    case .unrecognized:
      "Pass openmetadata.yaml, an env file, a Compose file, Helm values or a security configuration."
    case .ambiguous: "Split the file so that it contains only one of them."
    case .binary, .tooLarge: "Check that it is the right file."
    case .unreadable(_, let line, _, _): "Fix line \(line) manually; the file was not changed."
    }
  }

  /// From one, where there is one.
  package var line: Int? {
    guard case .unreadable(_, let line, _, _) = self else { return nil }
    return line
  }

  init(_ refusal: EditRefusal, in kind: FileKind) {
    if case .tooLarge = refusal.reason {
      self = .tooLarge(Document.largest + 1)
    } else {
      self = .unreadable(kind, line: refusal.line, column: refusal.column, problem: shown("\(refusal.reason)", 200))
    }
  }
}

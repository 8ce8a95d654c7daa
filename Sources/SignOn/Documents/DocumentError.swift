import ConfigText

/// Why a file is not taken as a configuration.
package enum DocumentError: Error, Equatable, Sendable {
  case unrecognized
  /// It has nothing of OpenMetadata's sign-in where this kind has it.
  case notOfKind(FileKind)
  /// Terraform without values of the chart; the line of the first name that concerns the sign-in, from one.
  case terraform(line: Int)
  /// A JSON 6902 patch for Kustomize; the line of the first name that concerns the sign-in, from one.
  case operations(line: Int)
  /// It could be each of these.
  case ambiguous([FileKind])
  case binary
  case utf16
  /// In bytes.
  case tooLarge(Int)
  /// What was taken for `kind` cannot be read; line and column from one.
  case unreadable(FileKind, line: Int, column: Int, problem: String)

  /// What is wrong, without any text of the file.
  package var message: String {
    switch self {
    case .unrecognized: "This is not a file this program knows: nothing in it configures OpenMetadata's sign-in."
    case .notOfKind(let kind): "This file contains nothing of OpenMetadata's sign-in where \(kind.phrase) has it."
    case .terraform(let line):
      "This is Terraform without values of the chart that can be read; line \(line) is about the sign-in."
    case .operations(let line):
      "This is a JSON 6902 patch, whose operations are not read; line \(line) is about the sign-in."
    case .ambiguous(let kinds): "This file could be \(kinds.map(\.phrase).joined(separator: " or "))."
    case .binary: "This is not a text file."
    case .utf16: "This is text in UTF-16; OpenMetadata, Compose and Helm read UTF-8."
    case .tooLarge(let count): "The file is too large: \(count) bytes; the limit is \(Document.largest)."
    case .unreadable(let kind, let line, let column, let problem):
      "It looks like \(kind.phrase), but is invalid at line \(line), column \(column): \(problem)."
    }
  }

  /// What to do.
  package var remedy: String {
    switch self {
    case .unrecognized:
      "It looks for the sections authenticationConfiguration and authorizerConfiguration, the chart's values and the "
        + "server's variables. If it is one of these kinds, name it with --kind: "
        + "\(FileKind.opened.map(\.id).joined(separator: ", ")). A file that only others refer to is read along with them."
    case .notOfKind: "Check that it is the right file, or name another kind."
    case .terraform:
      "Move the values to a file, name it in helm_release as values = [file(\"values.yaml\")], and open that file."
    case .operations: "Write it as a strategic-merge patch, and open that file or the kustomization with it."
    case .ambiguous: "Split the file so that it contains only one of them."
    case .binary, .tooLarge: "Check that it is the right file."
    case .utf16: "Convert it first: iconv -f UTF-16 -t UTF-8 FILE > NEW."
    case .unreadable(_, let line, _, _): "Fix line \(line) manually; the file was not changed."
    }
  }

  /// From one, where there is one.
  package var line: Int? {
    switch self {
    case .unreadable(_, let line, _, _), .terraform(let line), .operations(let line): line
    default: nil
    }
  }

  /// Nil if the bytes may be text.
  package init?(notText bytes: [UInt8]) {
    guard bytes.prefix(1 << 20).contains(0) else { return nil }
    self = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? .utf16 : .binary
  }

  init(_ refusal: EditRefusal, in kind: FileKind) {
    if case .tooLarge = refusal.reason {
      self = .tooLarge(Document.largest + 1)
    } else {
      self = .unreadable(kind, line: refusal.line, column: refusal.column, problem: shown("\(refusal.reason)", 200))
    }
  }
}

import ConfigText

/// A text to be written and the same text to be shown: they differ in the secret only.
package struct FileText: Equatable, Sendable {
  /// What stands for a secret wherever it is shown; never written to a file.
  package static let mask = "••••••••"

  private var pieces: [Piece] = []

  private enum Piece: Equatable, Sendable {
    case text(String)
    /// As it has to stand in the file, escapes included.
    case secret(Secret)
  }

  package init(_ text: String = "") {
    pieces = [.text(text)]
  }

  /// A text with edits made, some of which put a secret there.
  init(_ bytes: [UInt8], _ edits: [(edit: TextEdit, isSecret: Bool)]) {
    var position = 0
    for (edit, isSecret) in edits.sorted(by: { $0.edit.range.lowerBound < $1.edit.range.lowerBound }) {
      pieces.append(.text(String(decoding: bytes[position..<edit.range.lowerBound], as: UTF8.self)))
      pieces += isSecret ? Self.hidden(edit.replacement) : [.text(edit.replacement)]
      position = edit.range.upperBound
    }
    pieces.append(.text(String(decoding: bytes[position...], as: UTF8.self)))
  }

  /// The blank before a secret and the quotes around it may be seen.
  private static func hidden(_ source: String) -> [Piece] {
    let blanks = source.prefix { $0 == " " }
    let value = source[blanks.endIndex...]
    guard let quote = value.first, "\"'".contains(quote), value.count > 1, value.last == quote else {
      return [.text(String(blanks)), .secret(Secret(String(value)))]
    }
    let inner = Secret(String(value.dropFirst().dropLast()))
    return [.text(blanks + String(quote)), .secret(inner), .text(String(quote))]
  }

  package var holdsSecret: Bool {
    pieces.contains { if case .secret = $0 { true } else { false } }
  }

  /// For people: the secret is masked, its length too.
  package var shown: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .secret: Self.mask
      }
    }.joined()
  }

  /// Hands the real bytes to `use`, for writing them to their file.
  package func reveal<Result>(_ use: ([UInt8]) throws -> Result) rethrows -> Result {
    var bytes: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .text(let text): bytes += text.utf8
      case .secret(let secret): secret.reveal { bytes += $0.utf8 }
      }
    }
    return try use(bytes)
  }
}

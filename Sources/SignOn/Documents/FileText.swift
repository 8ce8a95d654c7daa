import ConfigText

/// A text to write and to show; only the secret differs.
package struct FileText: Equatable, Sendable {
  /// Shown in place of a secret; never written to a file.
  package static let mask = "••••••••"

  private var pieces: [Piece] = []

  private enum Piece: Equatable, Sendable {
    case text(String)
    /// As written in the file, including escapes.
    case secret(Secret)
  }

  package init(_ text: String = "") {
    pieces = [.text(text)]
  }

  /// A text with edits applied, some of which insert a secret.
  init(_ bytes: [UInt8], _ edits: [(edit: TextEdit, isSecret: Bool)]) {
    var position = 0
    for (edit, isSecret) in edits.sorted(by: { $0.edit.range.lowerBound < $1.edit.range.lowerBound }) {
      pieces.append(.text(String(decoding: bytes[position..<edit.range.lowerBound], as: UTF8.self)))
      pieces += isSecret ? Self.hidden(edit.replacement) : [.text(edit.replacement)]
      position = edit.range.upperBound
    }
    pieces.append(.text(String(decoding: bytes[position...], as: UTF8.self)))
  }

  /// The space before a secret and its quotes may be shown.
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

  /// For display: the secret is masked, including its length.
  package var shown: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .secret: Self.mask
      }
    }.joined()
  }

  /// What takes the place of the secret in a text that may be copied into a file; the checks know it.
  package static let placeholder = "YOUR_CLIENT_SECRET"

  /// For copying, without the secret.
  package var withoutSecret: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .secret: Self.placeholder
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

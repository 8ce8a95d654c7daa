/// A text to be written and the same text to be shown: they differ in the secret alone.
package struct FormatText: Equatable, Sendable {
  /// What stands for a secret wherever it is shown; never written to a file.
  package static let mask = "••••••••"

  private var pieces: [Piece]

  private enum Piece: Equatable, Sendable {
    case text(String)
    /// As it has to stand in the file, quotes and escapes included.
    case secret(Secret)
  }

  package init(_ text: String = "") {
    pieces = text.isEmpty ? [] : [.text(text)]
  }

  init(secretSource: Secret) {
    pieces = [.secret(secretSource)]
  }

  static func += (left: inout FormatText, right: FormatText) { left.pieces += right.pieces }
  static func += (left: inout FormatText, right: String) { left.pieces.append(.text(right)) }

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

/// A text to be written and the same text to be shown: they differ in the secret alone.
public struct FormatText: Equatable, Sendable {
  /// What stands for a secret wherever it is shown; never written to a file.
  public static let mask = "••••••••"

  private var pieces: [Piece]

  private enum Piece: Equatable, Sendable {
    case text(String)
    /// As it has to stand in the file, quotes and escapes included.
    case secret(Secret)
  }

  public init(_ text: String = "") {
    pieces = text.isEmpty ? [] : [.text(text)]
  }

  init(secretSource: Secret) {
    pieces = [.secret(secretSource)]
  }

  static func += (left: inout FormatText, right: FormatText) { left.pieces += right.pieces }
  static func += (left: inout FormatText, right: String) { left.pieces.append(.text(right)) }

  public var holdsSecret: Bool {
    pieces.contains { if case .secret = $0 { true } else { false } }
  }

  /// For people: the secret is masked, its length too.
  public var shown: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .secret: Self.mask
      }
    }.joined()
  }

  /// Hands the real bytes to `use`, for writing them to their file.
  public func reveal<Result>(_ use: ([UInt8]) throws -> Result) rethrows -> Result {
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

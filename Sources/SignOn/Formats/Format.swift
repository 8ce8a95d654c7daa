/// A kind of configuration file.
public struct Format: Sendable, Identifiable {
  /// As commands name it: `openmetadata-yaml`.
  public let id: String
  public let title: String
  /// The name proposed for a new file.
  public let fileName: String
  /// Whether the file holds the client secret when there is one; such a file is made with mode 0600.
  public let holdsSecret: Bool
  /// The whole text of a new file.
  public let text: @Sendable (Settings) -> FormatText

  public static let all: [Format] = []

  public static func named(_ id: String) -> Format? { all.first { $0.id == id } }
}

/// A text to be written and the same text to be shown: they differ in the secret alone.
public struct FormatText: Equatable, Sendable {
  private let pieces: [Piece]

  private enum Piece: Equatable, Sendable {
    case text(String)
    /// The secret, as it has to stand in the file.
    case secret(Secret, encoded: Secret)
  }

  public init() {
    pieces = []
  }
}

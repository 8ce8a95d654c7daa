/// One question and its answer as they may be shown: no secret in it, and nothing that acts on a terminal.
public struct Exchange: Equatable, Sendable {
  /// The request line and its parameters, one a line.
  public var sent: [String]
  /// Nil while nothing has come back.
  public var received: String?

  public init(sent: [String], received: String? = nil) {
    self.sent = sent
    self.received = received
  }
}

/// The standing of OAuth's `error` and `error_description` (RFC 6749 §4.1.2.1 and §5.2), cut and made harmless.
public struct ProviderError: Equatable, Sendable {
  /// At most 60 characters.
  public let code: String
  /// At most 160 characters; empty if none came.
  public let description: String

  public init(code: String, description: String = "") {
    self.code = OutsideText.shown(code, limit: 60)
    self.description = OutsideText.shown(description, limit: 160)
  }

  /// Code and description on one line.
  public var shown: String { description.isEmpty ? code : "\(code): \(description)" }
}

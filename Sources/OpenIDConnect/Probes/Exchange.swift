import Text

/// One request and its response, safe to show: without secrets or control sequences.
package struct Exchange: Equatable, Sendable {
  /// The request line and its parameters, one a line.
  package var sent: [String]
  /// Nil until there is a response.
  package var received: String?

  package init(sent: [String], received: String? = nil) {
    self.sent = sent
    self.received = received
  }
}

/// OAuth's `error` and `error_description` (RFC 6749 §4.1.2.1 and §5.2), cut and made harmless.
package struct ProviderError: Equatable, Sendable {
  /// At most 60 characters.
  package let code: String
  /// At most 160 characters; empty if none came.
  package let description: String

  package init(code: String, description: String = "") {
    self.code = OutsideText.shown(code, limit: 60)
    self.description = OutsideText.shown(description, limit: 160)
  }

  /// Code and description on one line.
  package var shown: String { description.isEmpty ? code : "\(code): \(description)" }
}

import OpenIDConnect
import Text

/// Where a server sends a browser that wants to sign in, and with which parameters.
package struct SignInStart: Equatable, Sendable {
  /// Without its query.
  package let endpoint: String
  /// The first of each name; random ones are known to be there, without their values.
  private let parameters: [String: String]

  private static let random = ["state", "nonce", "code_challenge"]

  private static let standard: Set = [
    "client_id", "redirect_uri", "scope", "response_type", "response_mode", "state", "nonce", "prompt", "max_age",
    "code_challenge", "code_challenge_method",
  ]

  /// Nil for a text that is not a URL.
  package init?(_ location: String) {
    guard WebAddress(location) != nil else { return nil }
    endpoint = WebAddress.withoutQuery(location)
    let query = location.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }
    parameters = Dictionary(
      FormText.fields(query).map { ($0.name, Self.random.contains($0.name) && !$0.value.isEmpty ? "…" : $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The value of a parameter; nil if it is not sent.
  package subscript(name: String) -> String? { parameters[name] }

  /// The parameters that OpenID Connect does not define here, sorted by name.
  package var others: [(name: String, value: String)] {
    parameters.filter { !Self.standard.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether it is a request to an authorization endpoint, and not to the sign-in page of a proxy (RFC 6749 §4.1.1).
  package var isAuthorizationRequest: Bool { parameters["client_id"] != nil && parameters["response_type"] != nil }

  package var sendsNonce: Bool { parameters["nonce"]?.isEmpty == false }
  /// Proof Key for Code Exchange (RFC 7636 §4.3).
  package var sendsChallenge: Bool { parameters["code_challenge"]?.isEmpty == false }
}

import Text

/// A request to the authorization endpoint: the part that is the same every time.
package struct AuthorizationRequest: Equatable, Sendable {
  package var endpoint: String
  package var clientID: String
  package var redirectURI: String
  package var scope: String
  /// What a configuration adds: `prompt`, `max_age`, parameters of its own.
  package var extras: [Extra]

  package struct Extra: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(endpoint: String, clientID: String, redirectURI: String, scope: String, extras: [Extra] = []) {
    self.endpoint = endpoint
    self.clientID = clientID
    self.redirectURI = redirectURI
    self.scope = scope
    self.extras = extras
  }

  private var fields: [FormText.Field] {
    [
      ("response_type", "code"), ("client_id", clientID), ("redirect_uri", redirectURI), ("scope", scope),
      ("response_mode", "query"),
    ] + extras.map { ($0.name, $0.value) }
  }

  /// The URL with everything the answer depends on; identifies the question.
  package var question: String { address(adding: []) }

  /// The URL to request once, with its random parts.
  func address(_ tokens: OneTimeTexts) -> String {
    address(adding: [
      ("state", tokens.state), ("nonce", tokens.nonce), ("code_challenge", tokens.challenge),
      ("code_challenge_method", "S256"),
    ])
  }

  private func address(adding more: [FormText.Field]) -> String {
    endpoint + (endpoint.contains("?") ? "&" : "?") + FormText.joined(fields + more)
  }

  /// What a probe sends, for a screen.
  package var shown: [String] {
    ["GET \(OutsideText.shown(endpoint))"] + fields.map { OutsideText.shown("\($0.name)=\($0.value)") }
      + ["state, nonce, code_challenge: random", "code_challenge_method=S256"]
  }
}

/// The random texts of one sign-in: state, nonce and the secret behind the challenge (RFC 7636 §4).
struct OneTimeTexts: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
  let state: String
  let nonce: String
  let verifier: Secret
  let challenge: String

  init() throws(Signatures.Failure) {
    state = Base64URL.text(try Signatures.random(24))
    nonce = Base64URL.text(try Signatures.random(24))
    let verifier = Base64URL.text(try Signatures.random(32))
    challenge = Base64URL.text(try Signatures.sha256(Array(verifier.utf8)))
    self.verifier = Secret(verifier)
  }

  var description: String { "(one-time texts)" }
  var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

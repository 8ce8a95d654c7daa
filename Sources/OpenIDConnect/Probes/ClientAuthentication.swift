import Text

/// How a client authenticates at the token endpoint (RFC 6749 §2.3).
package enum ClientAuthentication: Equatable, Sendable {
  /// A public client, which has no secret.
  case none
  case basic(Secret)
  case post(Secret)

  /// The name under which providers list it.
  package var method: String {
    switch self {
    case .none: "none"
    case .basic: "client_secret_basic"
    case .post: "client_secret_post"
    }
  }

  /// The same secret with the other method; nil for a public client.
  package var other: ClientAuthentication? {
    switch self {
    case .none: nil
    case .basic(let secret): .post(secret)
    case .post(let secret): .basic(secret)
    }
  }

  var secret: Secret? {
    switch self {
    case .none: nil
    case .basic(let secret), .post(let secret): secret
    }
  }
}

extension WebRequest {
  /// A token request; ID and secret go where the method puts them and nowhere else.
  init(
    toTokenEndpoint endpoint: String, clientID: String, _ authentication: ClientAuthentication,
    form fields: [FormText.Field]
  ) {
    self.init(url: endpoint)
    readsErrors = true
    switch authentication {
    case .none: form = fields + [("client_id", clientID)]
    case .basic(let secret):
      // Both are encoded as in a form before they are joined (RFC 6749 §2.3.1).
      let pair = secret.reveal { "\(FormText.encoded(clientID)):\(FormText.encoded($0))" }
      headers.append(("Authorization", "Basic \(Base64.text(Array(pair.utf8)))"))
      form = fields
    case .post(let secret):
      form = fields + [("client_id", clientID), ("client_secret", secret.reveal { $0 })]
    }
  }
}

import Text

/// Whether the token endpoint accepts a client's ID and secret, tested with a made-up code.
package struct ClientQuestion: Equatable, Sendable {
  package var endpoint: String
  package var clientID: String
  package var redirectURI: String
  package var authentication: ClientAuthentication

  package init(endpoint: String, clientID: String, redirectURI: String, authentication: ClientAuthentication) {
    self.endpoint = endpoint
    self.clientID = clientID
    self.redirectURI = redirectURI
    self.authentication = authentication
  }

  /// Everything the answer depends on; the secret as its fingerprint for this run. Not for a screen.
  package var question: String {
    let fields: [FormText.Field] = [
      ("client_id", clientID), ("redirect_uri", redirectURI), ("by", authentication.method),
      ("fingerprint", authentication.secret.map { String($0.fingerprint) } ?? ""),
    ]
    return endpoint + (endpoint.contains("?") ? "&" : "?") + FormText.joined(fields)
  }

  /// The same question with the other method; nil for a public client.
  package var other: ClientQuestion? {
    guard let other = authentication.other else { return nil }
    var question = self
    question.authentication = other
    return question
  }

  /// What is sent, for a screen.
  package var shown: [String] {
    var lines = ["POST \(OutsideText.shown(endpoint))"]
    switch authentication {
    case .none: lines.append(OutsideText.shown("client_id=\(clientID)"))
    case .basic: lines.append("Authorization: Basic (client ID and secret)")
    case .post: lines += [OutsideText.shown("client_id=\(clientID)"), "client_secret=(hidden)"]
    }
    return lines + [
      "grant_type=authorization_code", OutsideText.shown("redirect_uri=\(redirectURI)"),
      "code, code_verifier: random, made up for this check",
    ]
  }
}

/// How the token endpoint answered a made-up code.
package typealias ClientAnswer = ProbeAnswer<ClientOutcome>

package enum ClientOutcome: Equatable, Sendable {
  /// Only the code was rejected, so ID and secret are valid.
  case accepted
  case refused(ProviderError)
  /// The client may not use this flow or this callback.
  case notAllowed(ProviderError)
  case grantUnsupported(ProviderError)
  case otherError(ProviderError)
  case cannotTell(String)
}

extension ProbeAnswer where Outcome == ClientOutcome {
  /// Reads the answer by its `error` (RFC 6749 §5.2); statuses differ from provider to provider.
  static func read(_ answer: WebAnswer) throws(LookupError.Cause) -> ClientAnswer {
    guard let error = ProviderError(json: answer.body) else {
      switch answer.status {
      case 429: throw .status(.tooManyRequests429)
      case 500...599: throw .status(.serverError(answer.status))
      case 200: return ClientAnswer(.cannotTell("it accepted a made-up code"), seen: "200")
      case 301, 302, 303, 307, 308:
        let target = WebAddress.withoutQuery(answer.header("Location") ?? "nowhere")
        return ClientAnswer(.cannotTell("it redirects elsewhere"), seen: "\(answer.status) to \(target)")
      default: return ClientAnswer(.cannotTell("the answer has no error code"), seen: "\(answer.status)")
      }
    }
    let seen = "\(answer.status), \(error.shown)"
    switch error.code {
    case "invalid_grant": return ClientAnswer(.accepted, seen: seen)
    case "invalid_client": return ClientAnswer(.refused(error), seen: seen)
    case "unauthorized_client": return ClientAnswer(.notAllowed(error), seen: seen)
    case "unsupported_grant_type": return ClientAnswer(.grantUnsupported(error), seen: seen)
    default: return ClientAnswer(.otherError(error), seen: seen)
    }
  }
}

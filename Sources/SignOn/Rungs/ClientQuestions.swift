import OpenIDConnect

extension Settings {
  /// What to ask the authorization endpoint; nil while an answer it needs is missing.
  package var authorizationRequest: AuthorizationRequest? {
    guard let endpoint = metadata?.authorizationEndpoint, let clientID = answer(.clientID),
      let callback = answer(.callbackURL)
    else { return nil }
    return AuthorizationRequest(
      endpoint: endpoint, clientID: clientID, redirectURI: callback, scope: text(.requestScopes))
  }

  /// How the client shows who it is; nil while its secret is missing or the method is none that the server knows.
  package var clientAuthentication: ClientAuthentication? {
    guard isConfidential else { return ClientAuthentication.none }
    guard case .secret(let secret) = self[.clientSecret], !secret.isEmpty else { return nil }
    switch text(.clientAuthenticationMethod) {
    case "client_secret_basic": return .basic(secret)
    case "client_secret_post": return .post(secret)
    default: return nil
    }
  }

  /// What to ask the token endpoint; nil for a public client, which has nothing to prove.
  package var clientQuestion: ClientQuestion? {
    guard isConfidential, let endpoint = metadata?.tokenEndpoint, let request = authorizationRequest,
      let authentication = clientAuthentication
    else { return nil }
    return ClientQuestion(
      endpoint: endpoint, clientID: request.clientID, redirectURI: request.redirectURI,
      authentication: authentication)
  }

  /// Whether the other method would do; a question only once the chosen one is refused.
  package var otherClientQuestion: ClientQuestion? {
    guard let question = clientQuestion, facts.clientAuthentication.url == question.question,
      case .refused = facts.clientAuthentication.answer?.outcome
    else { return nil }
    return question.other
  }

  /// What the other method came to, if it was asked about the values that stand now.
  var otherClientAnswer: ClientAnswer? {
    guard let question = otherClientQuestion, facts.otherAuthentication.url == question.question else { return nil }
    return facts.otherAuthentication.answer
  }

  /// A test sign-in with the values that stand now; nil while one that it needs is missing.
  package var signInRequest: (request: AuthorizationRequest, tokenEndpoint: String, ClientAuthentication)? {
    guard var request = authorizationRequest, let endpoint = metadata?.tokenEndpoint,
      let authentication = clientAuthentication
    else { return nil }
    let named = [("prompt", answer(.prompt)), ("max_age", answer(.maxAge))]
    request.extras = named.compactMap { name, value in value.map { AuthorizationRequest.Extra(name, $0) } }
    if case .pairs(let pairs) = self[.customParameters] {
      request.extras += pairs.map { AuthorizationRequest.Extra($0.name, $0.value) }
    }
    return (request, endpoint, authentication)
  }
}

extension Lookup {
  /// What was sent and what came of it, if it is the question that stands now.
  func exchange(_ question: String?, sent: [String]?, seen: (Answer) -> String) -> Exchange? {
    guard let question, let sent else { return nil }
    guard url == question else { return Exchange(sent: sent) }
    return Exchange(sent: sent, received: answer.map(seen) ?? error?.message)
  }
}

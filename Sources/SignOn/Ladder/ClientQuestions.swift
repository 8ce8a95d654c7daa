import OpenIDConnect
import Text

extension Settings {
  /// Why the provider is not asked about the client, and the field that decides it; nil if nothing is missing.
  package var clientLack: (words: String, field: Field)? {
    if let field = [Field.clientID, .callbackURL].first(where: { answer($0) == nil }) {
      return ("\(field.shortLabel) is not set", field)
    }
    let isAddress = WebAddress(text(.callbackURL)) != nil
    return isAddress ? nil : ("\(Field.callbackURL.shortLabel) is not a URL", .callbackURL)
  }

  /// The request to the authorization endpoint; nil while a required value is missing, or the callback is not a URL.
  package var authorizationRequest: AuthorizationRequest? {
    guard clientLack == nil, let endpoint = metadata?.authorizationEndpoint, let clientID = answer(.clientID),
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

  /// The request to the token endpoint; nil for a public client, which does not authenticate.
  package var clientQuestion: ClientQuestion? {
    guard isConfidential, let endpoint = metadata?.tokenEndpoint, let request = authorizationRequest,
      let authentication = clientAuthentication
    else { return nil }
    return ClientQuestion(
      endpoint: endpoint, clientID: request.clientID, redirectURI: request.redirectURI,
      authentication: authentication)
  }

  /// The request with the other method; only after the chosen one was rejected.
  package var otherClientQuestion: ClientQuestion? {
    guard let question = clientQuestion, facts.clientAuthentication.url == question.question,
      case .refused = facts.clientAuthentication.answer?.outcome
    else { return nil }
    return question.other
  }

  /// The result for the other method, if it was tried with the current values.
  var otherClientAnswer: ClientAnswer? {
    guard let question = otherClientQuestion, facts.otherAuthentication.url == question.question else { return nil }
    return facts.otherAuthentication.answer
  }

  /// A test sign-in with the current values; nil while a required one is missing or its code and secret may not be
  /// sent.
  package var signInRequest: (request: AuthorizationRequest, tokenEndpoint: String, ClientAuthentication)? {
    guard var request = authorizationRequest, let endpoint = metadata?.tokenEndpoint,
      let authentication = clientAuthentication, signInObstacle == nil
    else { return nil }
    let named = [("prompt", answer(.prompt)), ("max_age", answer(.maxAge))]
    request.extras = named.compactMap { name, value in value.map { AuthorizationRequest.Extra(name, $0) } }
    if case .pairs(let pairs) = self[.customParameters] {
      request.extras += pairs.map { AuthorizationRequest.Extra($0.name, $0.value) }
    }
    return (request, endpoint, authentication)
  }
}

extension Settings {
  /// Why the secret may not go to the token endpoint without the user's confirmation; nil if it may.
  package var secretHold: Finding? {
    guard isConfidential, let destination = secretDestination(trusted: trustedHosts),
      case .refused(_, let host) = destination, let message = destination.message
    else { return nil }
    guard destination.canBeConfirmed else {
      return .warning(.clientSecret, message, remedy: "Ask the provider's administrator why it names this URL.")
    }
    let place = shown(host, 60)
    return .warning(
      .clientSecret, message,
      remedy: "If \(place) belongs to your provider, confirm it; for commands, pass --trust-endpoint \(place).",
      repair: Repair("send the secret to \(place)", trusting: host))
  }

  /// Why neither code nor secret of a sign-in may go to the token endpoint; nil if they may.
  package var signInObstacle: Finding? {
    let endpoints = Step.endpointsAreOnThePoolsDomain
    guard case .passed = endpoints.verdict(self) else {
      return steps.lazy.compactMap { $0.finding(self) }.first
    }
    return secretHold
  }
}

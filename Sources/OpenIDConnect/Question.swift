/// One request to a provider, with everything that its answer depends on.
package enum Question: Equatable, Sendable {
  case metadata(_ url: String)
  case keys(_ url: String)
  /// Whether the authorization endpoint knows client and callback URL.
  case authorize(AuthorizationRequest)
  /// Whether the token endpoint accepts ID and secret.
  case token(ClientQuestion)
  /// The same with the other authentication method.
  case otherToken(ClientQuestion)

  /// The key its answer is stored under: the same text, the same answer. Not for a screen.
  package var key: String {
    switch self {
    case .metadata(let url), .keys(let url): url
    case .authorize(let request): request.question
    case .token(let question), .otherToken(let question): question.question
    }
  }

  /// What is sent, for a screen; empty if it is only a URL.
  package var shown: [String] {
    switch self {
    case .metadata, .keys: []
    case .authorize(let request): request.shown
    case .token(let question), .otherToken(let question): question.shown
    }
  }
}

/// The result of a question: the answer or why there is none, each with the question's key.
package enum Reply: Equatable, Sendable {
  case metadata(Lookup<ProviderMetadata>)
  case keys(Lookup<KeySet>)
  case authorize(Lookup<AuthorizationAnswer>)
  case token(Lookup<ClientAnswer>)
  case otherToken(Lookup<ClientAnswer>)
}

extension ProviderClient {
  /// Sends one request; all requests to a provider go through here.
  package func answer(_ question: Question) async -> Reply {
    switch question {
    case .metadata(let url): .metadata(await metadata(url))
    case .keys(let url): .keys(await keys(url))
    case .authorize(let request): .authorize(await authorize(request))
    case .token(let question): .token(await token(question))
    case .otherToken(let question): .otherToken(await token(question))
    }
  }
}

/// One question to a provider, with everything that its answer depends on.
package enum Question: Equatable, Sendable {
  case metadata(_ url: String)
  case keys(_ url: String)
  /// Whether the authorization endpoint knows client and callback.
  case authorize(AuthorizationRequest)
  /// Whether the token endpoint takes id and secret.
  case token(ClientQuestion)
  /// The same by the method that is not chosen.
  case otherToken(ClientQuestion)

  /// What its answer is kept under: the same text, the same answer. Not for a screen.
  package var key: String {
    switch self {
    case .metadata(let url), .keys(let url): url
    case .authorize(let request): request.question
    case .token(let question), .otherToken(let question): question.question
    }
  }

  /// What is sent, for a screen; empty where that is an address and nothing else.
  package var shown: [String] {
    switch self {
    case .metadata, .keys: []
    case .authorize(let request): request.shown
    case .token(let question), .otherToken(let question): question.shown
    }
  }
}

/// What came of a question: the answer or why there is none, with the question's key in either.
package enum Reply: Equatable, Sendable {
  case metadata(Lookup<ProviderMetadata>)
  case keys(Lookup<KeySet>)
  case authorize(Lookup<AuthorizationAnswer>)
  case token(Lookup<ClientAnswer>)
  case otherToken(Lookup<ClientAnswer>)
}

extension ProviderClient {
  /// Puts one question; whoever asks a provider anything asks it here.
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

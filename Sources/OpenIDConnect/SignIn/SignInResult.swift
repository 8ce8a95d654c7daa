/// What the exchange of the code came to.
package enum SignInResult: Equatable, Sendable {
  case signedIn(SignInTokens)
  case failed(SignInError)
}

/// The tokens of one person, to be judged and then forgotten.
package struct SignInTokens: Equatable, Sendable {
  package let idToken: Secret
  /// Nil where the provider gave none.
  package let accessToken: Secret?

  package init(idToken: Secret, accessToken: Secret?) {
    self.idToken = idToken
    self.accessToken = accessToken
  }
}

/// Why a code did not become tokens.
package enum SignInError: Error, Equatable, Sendable {
  case provider(ProviderError)
  /// Tokens came, but none that says who signed in.
  case noIDToken
  case unanswered(LookupError)

  /// What is wrong, on one line.
  package var message: String {
    switch self {
    case .provider(let error):
      switch error.code {
      case "invalid_client": "the provider does not take the client's id and secret (\(error.shown))"
      case "invalid_grant": "the provider does not take the code (\(error.shown))"
      case "unauthorized_client": "the client may not use the code flow or this callback (\(error.shown))"
      default: "the provider refuses the exchange (\(error.shown))"
      }
    case .noIDToken: "the provider gave tokens, but no id token"
    case .unanswered(let error): error.message
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .provider(let error):
      switch error.code {
      case "invalid_client": "check client id, client secret and the client authentication method"
      case "invalid_grant":
        "begin again: a code holds for a few minutes and once; the app client must be allowed to read what the scopes name"
      case "unauthorized_client": "allow the authorization code flow and this callback for the client"
      default: "check the client's settings at the provider"
      }
    case .noIDToken: "put openid among the scopes, and have it enabled for the client"
    case .unanswered(let error): error.remedy
    }
  }
}

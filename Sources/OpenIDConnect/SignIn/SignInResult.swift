/// The result of the code exchange.
package enum SignInResult: Equatable, Sendable {
  case signedIn(SignInTokens)
  case failed(SignInError)
}

/// The tokens of one user, to be checked and then discarded.
package struct SignInTokens: Equatable, Sendable {
  package let idToken: Secret
  /// Nil if the provider returned none.
  package let accessToken: Secret?

  package init(idToken: Secret, accessToken: Secret?) {
    self.idToken = idToken
    self.accessToken = accessToken
  }
}

/// Why a code was not exchanged for tokens.
package enum SignInError: Error, Equatable, Sendable {
  case provider(ProviderError)
  /// Tokens, but no ID token.
  case noIDToken
  case unanswered(LookupError)

  /// What is wrong, on one line.
  package var message: String {
    switch self {
    case .provider(let error):
      switch error.code {
      case "invalid_client": "the provider rejects the client ID or secret (\(error.shown))"
      case "invalid_grant": "the provider rejects the code (\(error.shown))"
      case "unauthorized_client": "the app client may not use the code flow or this callback URL (\(error.shown))"
      default: "the provider rejects the code exchange (\(error.shown))"
      }
    case .noIDToken: "the provider returned tokens, but no ID token"
    case .unanswered(let error): error.message
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .provider(let error):
      switch error.code {
      case "invalid_client": "check client ID, client secret and client authentication method"
      case "invalid_grant":
        "try again: a code works once, for a few minutes; the app client must be allowed to read what the scopes name"
      case "unauthorized_client": "allow the authorization code flow and this callback URL for the app client"
      default: "check the app client's settings at the provider"
      }
    case .noIDToken: "add openid to the scopes, and enable it for the app client"
    case .unanswered(let error): error.remedy
    }
  }
}

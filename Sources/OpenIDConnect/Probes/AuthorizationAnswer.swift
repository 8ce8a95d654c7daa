import Text

/// What an endpoint made of a question: the outcome, and status and error as they may be shown.
package struct ProbeAnswer<Outcome: Equatable & Sendable>: Equatable, Sendable {
  package let outcome: Outcome
  /// Status and error; where it leads to, without the query.
  package let seen: String

  package init(_ outcome: Outcome, seen: String) {
    self.outcome = outcome
    self.seen = OutsideText.shown(seen)
  }
}

/// How the authorization endpoint answered a request that is not continued.
package typealias AuthorizationAnswer = ProbeAnswer<AuthorizationOutcome>

package enum AuthorizationOutcome: Equatable, Sendable {
  case known(Proof)
  case redirectMismatch
  case unknownClient
  case invalidScope(ProviderError)
  case unauthorizedClient
  case unsupportedResponseType
  case serverError(ProviderError)
  case otherError(ProviderError)
  /// Refused without a readable `error`.
  case refused(status: Int)
  case cannotTell(String)

  /// What shows that the provider accepts the request.
  package enum Proof: Equatable, Sendable {
    /// It redirects to `/login` on its own host, as Cognito does once everything else is checked.
    case loginRedirect
    /// It redirects to another page, which other providers do before checking anything.
    case otherRedirect
    /// It answers with a page: a sign-in page, or an error only people can read.
    case page
    /// It redirects to the callback URL, which it only does if that is registered (RFC 6749 §3.1.2.4).
    case callback
  }
}

extension ProbeAnswer where Outcome == AuthorizationOutcome {
  /// Interprets a redirect by its `error`, wherever it is, and everything else by its content.
  static func read(
    _ answer: WebAnswer, to request: AuthorizationRequest
  ) throws(LookupError.Cause) -> AuthorizationAnswer {
    let status = answer.status
    if [301, 302, 303, 307, 308].contains(status) {
      return redirect(status, to: answer.header("Location") ?? "", request)
    }
    if let error = ProviderError(json: answer.body) {
      return AuthorizationAnswer(
        outcome(of: error, isCalledBack: false, isErrorPage: false), seen: "\(status), \(error.shown)")
    }
    switch status {
    case 200: return AuthorizationAnswer(.known(.page), seen: "200, a page")
    case 429: throw .status(.tooManyRequests429)
    case 500...599: throw .status(.serverError(status))
    default: return AuthorizationAnswer(.refused(status: status), seen: "\(status)")
    }
  }

  private static func redirect(
    _ status: Int, to location: String, _ request: AuthorizationRequest
  ) -> AuthorizationAnswer {
    guard let target = RedirectTarget(location, from: request.endpoint) else {
      return AuthorizationAnswer(.cannotTell("it redirects to an invalid URL"), seen: "\(status)")
    }
    let isCalledBack = target.plain == WebAddress.withoutQuery(request.redirectURI)
    if let error = target.error {
      let isErrorPage = target.isOnAskedHost && target.path.hasSuffix("/error")
      return AuthorizationAnswer(
        outcome(of: error, isCalledBack: isCalledBack, isErrorPage: isErrorPage),
        seen: "\(status) to \(target.plain), \(error.shown)")
    }
    let seen = "\(status) to \(target.plain)"
    if isCalledBack { return AuthorizationAnswer(.known(.callback), seen: seen) }
    if target.isSame(as: request.endpoint) {
      return AuthorizationAnswer(.cannotTell("it redirects to itself"), seen: seen)
    }
    let isLogin = target.isOnAskedHost && target.path.hasSuffix("/login")
    return AuthorizationAnswer(.known(isLogin ? .loginRedirect : .otherRedirect), seen: seen)
  }

  /// `isErrorPage`: on Cognito's error page `invalid_request` means an unknown client.
  private static func outcome(of error: ProviderError, isCalledBack: Bool, isErrorPage: Bool) -> Outcome {
    switch error.code {
    case "redirect_mismatch", "redirect_uri_mismatch", "invalid_redirect_uri": .redirectMismatch
    case "invalid_client", "unknown_client": .unknownClient
    case "invalid_request" where isErrorPage: .unknownClient
    // The callback URL is always sent, so mentioning it can only mean that it is not registered.
    case "invalid_request" where error.description.lowercased().contains("redirect_uri"): .redirectMismatch
    case "invalid_scope": .invalidScope(error)
    case "unauthorized_client": .unauthorizedClient
    case "unsupported_response_type": .unsupportedResponseType
    case "server_error", "temporarily_unavailable": .serverError(error)
    case "login_required", "interaction_required", "consent_required", "account_selection_required":
      isCalledBack ? .known(.callback) : .otherError(error)
    default: .otherError(error)
    }
  }
}

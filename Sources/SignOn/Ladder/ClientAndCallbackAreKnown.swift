import OpenIDConnect

extension Step {
  /// A callback has to be registered letter by letter (RFC 6749 §3.1.2), which nobody sees before the first sign-in.
  static let clientAndCallbackAreKnown = Step(
    "client-and-callback-are-known", "Client and callback URL are known", field: .callbackURL,
    needs: Need(.endpointsAreOnThePoolsDomain, "the sign-in domain"), isAboutClient: true,
    asks: { $0.authorizationRequest.map { .authorize($0) } }
  ) { settings in
    guard let request = settings.authorizationRequest else { return .unknown("needs client id and callback URL") }
    return settings.facts.authorization.verdict(asking: request.question, .callbackURL) { answer, _ in
      verdict(answer, settings)
    }
  }

  private static func verdict(_ answer: AuthorizationAnswer, _ settings: Settings) -> Verdict {
    switch answer.outcome {
    case .known(let proof): known(proof, settings)
    case .redirectMismatch: .failed(notRegistered(settings))
    case .unknownClient: .failed(unknownClient(settings))
    case .invalidScope: .failed(scopeNotEnabled(settings))
    case .unauthorizedClient, .unsupportedResponseType: .failed(flowNotAllowed(settings))
    case .serverError(let error): .unknown("the provider has trouble of its own: \(shown(error.shown, 60))")
    case .otherError(let error): .failed(otherError(error))
    case .refused(let status):
      settings.provider.unknownClientStatuses.contains(status)
        ? .failed(unknownClient(settings))
        : .unknown("the provider answers \(status) and names no error: client or callback may be unknown to it")
    case .cannotTell(let reason): .unknown(reason)
    }
  }

  private static func known(_ proof: AuthorizationOutcome.Proof, _ settings: Settings) -> Verdict {
    switch proof {
    case .callback: .passed("the provider calls back")
    case .loginRedirect where settings.provider.loginPageProvesCallback:
      .passed("the provider goes on to its sign-in page")
    case .loginRedirect, .otherRedirect, .page:
      .unknown("the provider shows a page; whether the callback is registered, only a test sign-in can tell")
    }
  }

  private static func notRegistered(_ settings: Settings) -> Finding {
    .refused(
      .callbackURL,
      "The provider does not know the callback “\(shown(settings.text(.callbackURL), 70))” for this client.",
      .callbackNotRegistered, settings)
  }

  private static func unknownClient(_ settings: Settings) -> Finding {
    .refused(
      .clientID, "The provider does not know the client id “\(shown(settings.text(.clientID), 40))”.", .unknownClient,
      settings)
  }

  private static func scopeNotEnabled(_ settings: Settings) -> Finding {
    .refused(
      .requestScopes,
      "The provider refuses the scopes “\(shown(settings.text(.requestScopes), 60))” for this client.",
      .scopeNotEnabled, settings)
  }

  private static func flowNotAllowed(_ settings: Settings) -> Finding {
    .refused(.responseType, "The client may not use the authorization code flow.", .flowNotAllowed, settings)
  }

  private static func otherError(_ error: ProviderError) -> Finding {
    .error(
      .clientID, "The provider refuses the request: \(shown(error.shown, 120)).",
      remedy: "Compare client id, callback URL and scopes with the client's settings at the provider.")
  }
}

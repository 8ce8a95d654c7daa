import OpenIDConnect

extension Step {
  /// The registered callback URL must match exactly (RFC 6749 §3.1.2); a mismatch only shows at the first sign-in.
  static let clientAndCallbackAreKnown = Step(
    "client-and-callback-are-known", "App client and callback URL are registered", field: .callbackURL,
    needs: Need(.endpointsAreOnThePoolsDomain, "endpoints not verified"), isAboutClient: true,
    asks: { $0.authorizationRequest.map { .authorize($0) } }
  ) { settings in
    guard let request = settings.authorizationRequest else {
      return .unknown("skipped: \(settings.clientLack?.words ?? "the authorization endpoint is not known")")
    }
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
    case .serverError(let error): .unknown("the provider reports an internal error: \(shown(error.shown, 60))")
    case .otherError(let error): .failed(otherError(error))
    case .refused(let status):
      settings.provider.unknownClientStatuses.contains(status)
        ? .failed(unknownClient(settings))
        : .unknown(
          "the provider answered HTTP \(status) without an error code: the client or the callback URL may not be "
            + "registered")
    case .cannotTell(let reason): .unknown(reason)
    }
  }

  private static func known(_ proof: AuthorizationOutcome.Proof, _ settings: Settings) -> Verdict {
    switch proof {
    case .callback: .passed("the provider redirects to the callback URL")
    case .loginRedirect where settings.provider.loginPageProvesCallback:
      .passed("the provider shows its sign-in page")
    case .loginRedirect, .otherRedirect, .page:
      .unknown("the provider shows a page; only a test sign-in can tell whether the callback URL is registered")
    }
  }

  private static func notRegistered(_ settings: Settings) -> Finding {
    .refused(
      .callbackURL,
      "The callback URL “\(shown(settings.text(.callbackURL), 70))” is not registered for this client.",
      .callbackNotRegistered, settings)
  }

  private static func unknownClient(_ settings: Settings) -> Finding {
    .refused(
      .clientID, "The provider does not know the client ID “\(shown(settings.text(.clientID), 40))”.", .unknownClient,
      settings)
  }

  private static func scopeNotEnabled(_ settings: Settings) -> Finding {
    .refused(
      .requestScopes,
      "The provider rejects the scopes “\(shown(settings.text(.requestScopes), 60))” for this client.",
      .scopeNotEnabled, settings)
  }

  private static func flowNotAllowed(_ settings: Settings) -> Finding {
    .refused(.responseType, "The client is not allowed to use the authorization code flow.", .flowNotAllowed, settings)
  }

  private static func otherError(_ error: ProviderError) -> Finding {
    .error(
      .clientID, "The provider rejects the request: \(shown(error.shown, 120)).",
      remedy: "Compare client ID, callback URL and scopes with the client's settings at the provider.")
  }
}

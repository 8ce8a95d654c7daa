import OpenIDConnect

extension Step {
  /// A code that nobody was given is refused either way; the reason tells whether id and secret are right.
  static let clientAuthenticationIsAccepted = Step(
    "client-authentication-is-accepted", "Client id and secret are accepted", field: .clientSecret,
    needs: Need(.endpointsAreOnThePoolsDomain, "the sign-in domain"), isAboutClient: true, applies: \.isConfidential,
    hold: \.secretHold, asks: { $0.clientQuestion.map { .token($0) } }
  ) { settings in
    guard let question = settings.clientQuestion else {
      return .unknown("needs client id, client secret, callback URL and method")
    }
    let lookup = settings.facts.clientAuthentication
    return lookup.verdict(asking: question.question, .clientSecret) { answer, _ in verdict(answer, settings) }
  }

  private static func verdict(_ answer: ClientAnswer, _ settings: Settings) -> Verdict {
    switch answer.outcome {
    case .accepted: .passed("by \(settings.text(.clientAuthenticationMethod))")
    case .refused: .failed(refused(settings))
    case .notAllowed: .failed(notAllowed(settings))
    case .grantUnsupported:
      .failed(
        .error(
          .responseType, "The provider's token endpoint does not know the authorization code flow.",
          remedy: "OpenMetadata needs that flow; have it switched on at the provider."))
    case .otherError(let error): .unknown("the provider answers \(shown(error.shown, 100))")
    case .cannotTell(let reason): .unknown(reason)
    }
  }

  private static func refused(_ settings: Settings) -> Finding {
    let method = settings.text(.clientAuthenticationMethod)
    if settings.otherClientAnswer?.outcome == .accepted, let other = settings.otherClientQuestion {
      let works = other.authentication.method
      return .error(
        .clientAuthenticationMethod, "The provider refuses \(method) and takes \(works) with the same secret.",
        remedy: "Use \(works).", repair: .set(.clientAuthenticationMethod, works, "use \(works)"))
    }
    return .refused(
      .clientSecret, "The provider refuses client id and secret (\(method)).", .wrongSecret, settings)
  }

  private static func notAllowed(_ settings: Settings) -> Finding {
    .refused(
      .callbackURL, "Client and secret are known, but this client may not use the code flow with this callback.",
      .usageNotAllowed, settings)
  }
}

import OpenIDConnect

extension Step {
  /// A made-up code is always rejected; the error tells whether client ID and secret are correct.
  static let clientAuthenticationIsAccepted = Step(
    "client-authentication-is-accepted", "Client ID and secret are accepted", field: .clientSecret,
    needs: Need(.endpointsAreOnThePoolsDomain, "endpoints not verified"), isAboutClient: true,
    applies: \.isConfidential,
    hold: \.secretHold, asks: { $0.clientQuestion.map { .token($0) } }
  ) { settings in
    guard let question = settings.clientQuestion else {
      let lack = settings.clientLack?.words
      return .unknown("skipped: \(lack ?? "\(Field.clientSecret.shortLabel) or its authentication method is not set")")
    }
    let lookup = settings.facts.clientAuthentication
    return lookup.verdict(asking: question.question, .clientSecret) { answer, _ in verdict(answer, settings) }
  }

  private static func verdict(_ answer: ClientAnswer, _ settings: Settings) -> Verdict {
    switch answer.outcome {
    case .accepted: .passed("with \(settings.text(.clientAuthenticationMethod))")
    case .refused: .failed(refused(settings))
    case .notAllowed: .failed(notAllowed(settings))
    case .grantUnsupported:
      .failed(
        .error(
          .responseType, "The provider's token endpoint does not support the authorization code flow.",
          remedy: "OpenMetadata needs this flow; enable it at the provider."))
    case .otherError(let error): .unknown("the provider answered \(shown(error.shown, 100))")
    case .cannotTell(let reason): .unknown(reason)
    }
  }

  private static func refused(_ settings: Settings) -> Finding {
    let method = settings.text(.clientAuthenticationMethod)
    if settings.otherClientAnswer?.outcome == .accepted, let other = settings.otherClientQuestion {
      let works = other.authentication.method
      return .error(
        .clientAuthenticationMethod, "The provider rejects \(method) but accepts \(works) with the same secret.",
        remedy: "Use \(works).", repair: .set(.clientAuthenticationMethod, works, "use \(works)"))
    }
    return .refused(
      .clientSecret, "The provider rejects the client ID and secret (\(method)).", .wrongSecret, settings)
  }

  private static func notAllowed(_ settings: Settings) -> Finding {
    .refused(
      .callbackURL, "Client ID and secret are valid, but this client may not use the code flow with this callback URL.",
      .usageNotAllowed, settings)
  }
}

import OpenIDConnect

extension Step {
  /// Tried only after the chosen method was rejected: tells a wrong method from a wrong secret.
  static let otherMethodWouldBeAccepted = Step(
    "other-method-would-be-accepted", "The other authentication method works", field: .clientAuthenticationMethod,
    needs: Need(.endpointsAreOnThePoolsDomain, "endpoints not verified"), isAboutClient: true,
    applies: { $0.otherClientQuestion != nil }, hold: \.secretHold,
    asks: { $0.otherClientQuestion.map { .otherToken($0) } }
  ) { settings in
    guard let question = settings.otherClientQuestion else {
      return .unknown("skipped: the chosen method was not rejected")
    }
    let lookup = settings.facts.otherAuthentication
    return lookup.verdict(asking: question.question, .clientAuthenticationMethod) { answer, _ in
      switch answer.outcome {
      case .accepted: .passed("\(question.authentication.method) is accepted")
      case .refused: .unknown("\(question.authentication.method) is rejected too: client ID or secret is wrong")
      case .notAllowed(let error), .grantUnsupported(let error), .otherError(let error):
        .unknown("the provider answered \(shown(error.shown, 100))")
      case .cannotTell(let reason): .unknown(reason)
      }
    }
  }
}

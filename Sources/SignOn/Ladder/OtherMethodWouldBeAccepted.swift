import OpenIDConnect

extension Step {
  /// Asked only after the chosen method was refused: tells a right secret sent the wrong way from a wrong one.
  static let otherMethodWouldBeAccepted = Step(
    "other-method-would-be-accepted", "The other method would be accepted", field: .clientAuthenticationMethod,
    needs: Need(.endpointsAreOnThePoolsDomain, "the sign-in domain"), isAboutClient: true,
    applies: { $0.otherClientQuestion != nil }, hold: \.secretHold,
    asks: { $0.otherClientQuestion.map { .otherToken($0) } }
  ) { settings in
    guard let question = settings.otherClientQuestion else { return .unknown("needs a refusal of the chosen method") }
    let lookup = settings.facts.otherAuthentication
    return lookup.verdict(asking: question.question, .clientAuthenticationMethod) { answer, _ in
      switch answer.outcome {
      case .accepted: .passed("\(question.authentication.method) is accepted")
      case .refused: .unknown("\(question.authentication.method) is refused too: id or secret is wrong")
      case .notAllowed(let error), .grantUnsupported(let error), .otherError(let error):
        .unknown("the provider answers \(shown(error.shown, 100))")
      case .cannotTell(let reason): .unknown(reason)
      }
    }
  }
}

import OpenIDConnect

/// The steps of asking a provider, in the order in which one rests on another.
///
/// Screen, plain lines and commands climb it alike: whatever `next` names is asked, its reply kept, until there is no
/// next question. So all of them send the same requests in the same order and stop at the same step.
package struct Ladder: Sendable {
  package let steps: [Step]

  /// OpenID Connect with the authorization code flow.
  package static let standard = Ladder(steps: [
    .discoveryDocumentAnswers, .issuerIsTheAuthority, .endpointsAreOnThePoolsDomain, .providerOffersWhatIsAsked,
    .keySetIsUsable, .clientAndCallbackAreKnown, .clientAuthenticationIsAccepted, .otherMethodWouldBeAccepted,
  ])

  /// How far to climb.
  package enum Reach: Sendable {
    /// What the provider says of itself: enough for keys, and all there is to ask while the client is still typed.
    case provider
    case client
  }

  /// What to ask now: the first question that is open with the settings as they stand; nil while one is being asked.
  package func next(_ settings: Settings, to reach: Reach = .client) -> Question? {
    for step in steps where reach == .client || !step.isAboutClient {
      guard let question = step.question(settings), !settings.facts.hasAsked(question) else { continue }
      // What was asked of another provider need not be waited for.
      if case .metadata = question { return question }
      return settings.facts.pending == nil ? question : nil
    }
    return nil
  }

  /// Asks one question after the other, each once, as far as the answers lead.
  package func climb(
    _ settings: inout Settings, to reach: Reach = .client, by answer: (Question) async -> Reply
  ) async {
    while let question = next(settings, to: reach) {
      settings.facts.begin(question)
      guard settings.facts.take(await answer(question)) else { return }
    }
  }

  /// The step that found something; nil where a check did.
  package func step(of finding: Finding) -> Step? { steps.first { $0.name == finding.check } }
}

extension Settings {
  /// The steps that have to do with this configuration.
  package var steps: [Step] { Ladder.standard.steps.filter { $0.isRelevant(self) } }
}

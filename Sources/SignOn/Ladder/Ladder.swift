import OpenIDConnect

/// The steps of probing a provider, in order of dependency.
///
/// Screen, plain mode and commands all use it: perform `next`, store the reply, repeat until there is no next request.
/// So they send the same requests in the same order and stop at the same step.
package struct Ladder: Sendable {
  package let steps: [Step]

  /// OpenID Connect with the authorization code flow.
  package static let standard = Ladder(steps: [
    .discoveryDocumentAnswers, .issuerIsTheAuthority, .endpointsAreOnThePoolsDomain, .providerOffersWhatIsAsked,
    .keySetIsUsable, .clientAndCallbackAreKnown, .clientAuthenticationIsAccepted, .otherMethodWouldBeAccepted,
  ])

  /// How far to go.
  package enum Reach: Sendable {
    /// The provider's metadata and keys: all there is to request while the client is still being typed.
    case provider
    case client
  }

  /// The first open request with the current settings; nil while one is pending.
  package func next(_ settings: Settings, to reach: Reach = .client) -> Question? {
    for step in steps where reach == .client || !step.isAboutClient {
      guard let question = step.question(settings), !settings.facts.hasAsked(question) else { continue }
      // Requests to another provider need not be awaited.
      if case .metadata = question { return question }
      return settings.facts.pending == nil ? question : nil
    }
    return nil
  }

  /// Performs one request after another, each once, as far as the answers lead.
  package func climb(
    _ settings: inout Settings, to reach: Reach = .client, by answer: (Question) async -> Reply
  ) async {
    while let question = next(settings, to: reach) {
      settings.facts.begin(question)
      guard settings.facts.take(await answer(question)) else { return }
    }
  }

  /// The step that found it; nil if a check did.
  package func step(of finding: Finding) -> Step? { steps.first { $0.name == finding.check } }
}

extension Settings {
  /// The steps that apply to this configuration.
  package var steps: [Step] { Ladder.standard.steps.filter { $0.isRelevant(self) } }
}

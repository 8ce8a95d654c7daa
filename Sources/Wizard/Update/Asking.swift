import OpenIDConnect
import SignOn

extension State {
  /// Whether an answer from outside is being waited for.
  package var isAsking: Bool { openQuestion != nil || review.isWriting || people.signIn?.isExchanging == true }

  /// The address that is being asked.
  var openQuestion: String? {
    let facts = settings.facts
    return facts.discovery.pending ?? facts.keys.pending ?? facts.authorization.pending
      ?? facts.clientAuthentication.pending ?? facts.otherAuthentication.pending
  }

  /// Asks for what is not known yet of the address as it stands; answers that are there are kept.
  mutating func askIfNeeded() -> [Effect] {
    guard !run.isOffline else { return [] }
    let uri = settings.text(.discoveryURI)
    guard isAskable(uri) else { return [] }
    if settings.facts.discovery.url != uri {
      settings.facts = Facts()
      settings.facts.discovery = .asking(uri)
      ticks = 0
      return [.discover(uri)]
    }
    return askForKeys() + climb()
  }

  /// Asks once more, whatever the answer was.
  mutating func askAgain() -> [Effect] {
    guard !run.isOffline else {
      message = "Not asking: started with --offline"
      return []
    }
    let effects = place == .checks ? [] : leaveField()
    guard isAskable(settings.text(.discoveryURI)) else {
      message = "Nothing to ask: the discovery URI is not complete"
      return effects
    }
    guard effects.isEmpty else { return effects }
    settings.facts = Facts()
    return [.stopAsking] + askIfNeeded()
  }

  private func isAskable(_ uri: String) -> Bool {
    !uri.isEmpty && settings.provider.authority(settings) != nil
  }

  private mutating func askForKeys() -> [Effect] {
    guard settings.metadata != nil, let url = settings.keysURL, begin(url, for: \.keys) else { return [] }
    return [.readKeys(url)]
  }

  /// Notes a question as asked; false when it has been asked already.
  private mutating func begin<Answer>(_ question: String, for fact: WritableKeyPath<Facts, Lookup<Answer>>) -> Bool {
    guard settings.facts[keyPath: fact].url != question else { return false }
    settings.facts[keyPath: fact] = .asking(question)
    ticks = 0
    return true
  }

  /// Whether the steps that touch the client are taken: not while values are still being typed.
  private var isClimbing: Bool { place != .done && page == nil || run.isUnattended }

  /// The next step of the ladder that has not been asked with the values as they stand; one at a time.
  mutating func climb() -> [Effect] {
    guard isClimbing, openQuestion == nil, !errors.contains(where: { $0.field == Field.discoveryURI.id }) else {
      return []
    }
    if let request = settings.authorizationRequest, begin(request.question, for: \.authorization) {
      return [.authorize(request)]
    }
    if let question = settings.clientQuestion, begin(question.question, for: \.clientAuthentication) {
      return [.authenticate(question)]
    }
    if let question = settings.otherClientQuestion, begin(question.question, for: \.otherAuthentication) {
      return [.authenticateOtherwise(question)]
    }
    return []
  }

  /// An answer counts only for the question that is open now; the next step follows.
  mutating func take<Answer>(
    _ lookup: Lookup<Answer>, for fact: WritableKeyPath<Facts, Lookup<Answer>>
  ) -> [Effect] {
    guard lookup.url == settings.facts[keyPath: fact].url else { return [] }
    settings.facts[keyPath: fact] = lookup
    return climb()
  }

  mutating func take(discovery lookup: Lookup<ProviderMetadata>) -> [Effect] {
    guard lookup.url == settings.facts.discovery.url else { return [] }
    settings.facts.discovery = lookup
    if !isTyping { openEditor() }
    return askForKeys() + climb()
  }

  /// Whether the editor holds something that a fresh value must not replace.
  private var isTyping: Bool { field.map { settings.typed[$0.id] != nil } ?? false }
}

extension Lookup {
  /// The question, while it is open.
  fileprivate var pending: String? {
    if case .asking(let url) = self { return url }
    return nil
  }
}

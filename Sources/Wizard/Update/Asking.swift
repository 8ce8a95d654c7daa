import OpenIDConnect
import SignOn

extension State {
  /// Whether an answer from outside is being waited for.
  public var isAsking: Bool {
    if case .asking = settings.facts.discovery { return true }
    if case .asking = settings.facts.keys { return true }
    return review.isWriting
  }

  /// Asks for what is not known yet of the address as it stands; answers that are there are kept.
  mutating func askIfNeeded() -> [Effect] {
    guard !run.isOffline else { return [] }
    let uri = settings.text(.discoveryURI)
    guard isAskable(uri) else { return [] }
    if settings.facts.discovery.url != uri {
      settings.facts.discovery = .asking(uri)
      settings.facts.keys = .notAsked
      ticks = 0
      return [.discover(uri)]
    }
    return askForKeys()
  }

  /// The first question to the provider, for values that were given and not typed.
  public mutating func beginAsking() -> [Effect] { askIfNeeded() }

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
    guard settings.metadata != nil, let url = settings.keysURL, settings.facts.keys.url != url else { return [] }
    settings.facts.keys = .asking(url)
    ticks = 0
    return [.readKeys(url)]
  }

  /// An answer counts only for the question that is open now.
  mutating func take(discovery lookup: Lookup<ProviderMetadata>) -> [Effect] {
    guard lookup.url == settings.facts.discovery.url else { return [] }
    settings.facts.discovery = lookup
    if !isTyping { openEditor() }
    return askForKeys()
  }

  mutating func take(keys lookup: Lookup<KeySet>) -> [Effect] {
    guard lookup.url == settings.facts.keys.url else { return [] }
    settings.facts.keys = lookup
    return []
  }

  /// Whether the editor holds something that a fresh value must not replace.
  private var isTyping: Bool { field.map { settings.typed[$0.id] != nil } ?? false }
}

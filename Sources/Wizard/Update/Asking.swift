import OpenIDConnect
import SignOn

extension State {
  /// Whether an answer from outside is being waited for.
  package var isAsking: Bool {
    settings.facts.pending != nil || review.isWriting || people.signIn?.isExchanging == true
  }

  /// Asks the next question of the ladder; answers that are there are kept.
  mutating func askIfNeeded() -> [Effect] {
    guard !run.isOffline, let question = Ladder.standard.next(settings, to: reach) else { return [] }
    settings.facts.begin(question)
    ticks = 0
    return [.ask(question)]
  }

  /// Not to the steps that touch the client while its values are still being typed.
  private var reach: Ladder.Reach { place != .done && page == nil || run.isUnattended ? .client : .provider }

  /// Asks once more, whatever the answer was.
  mutating func askAgain() -> [Effect] {
    guard !run.isOffline else {
      message = "Not asking: started with --offline"
      return []
    }
    let effects = place == .checks ? [] : leaveField()
    guard effects.isEmpty else { return effects }
    let facts = settings.facts
    settings.facts = Facts()
    let asking = askIfNeeded()
    guard !asking.isEmpty else {
      settings.facts = facts
      message = "Nothing to ask: the discovery URI is not complete"
      return []
    }
    return [.stopAsking] + asking
  }

  /// An answer counts only for the question that is open now; the next step follows.
  mutating func take(_ reply: Reply) -> [Effect] {
    guard settings.facts.take(reply) else { return [] }
    if case .metadata = reply, !isTyping { openEditor() }
    return askIfNeeded()
  }

  /// Whether the editor holds something that a fresh value must not replace.
  private var isTyping: Bool { field.map { settings.typed[$0.id] != nil } ?? false }
}

import OpenIDConnect
import SignOn

extension State {
  /// Whether an answer from outside is pending.
  package var isAsking: Bool {
    settings.facts.pending != nil || server == .asking || review.isWriting || people.signIn?.isExchanging == true
      || account?.isWaiting == true || mending == .reading || mending == .making
      || place == .applying && applying?.isWaiting == true
  }

  /// Runs the next provider check; earlier answers are kept.
  mutating func askIfNeeded() -> [Effect] {
    guard !run.isOffline, let question = Ladder.standard.next(settings, to: reach) else { return [] }
    settings.facts.begin(question)
    ticks = 0
    return [.ask(question)]
  }

  /// Not for the steps that involve the app client while its values are still being typed.
  private var reach: Ladder.Reach {
    ![.done, .applying].contains(place) && page == nil || run.isUnattended ? .client : .provider
  }

  /// Repeats the checks, whatever the answer was.
  mutating func askAgain() -> [Effect] {
    guard !run.isOffline else {
      message = "Not checked: started with --offline"
      return []
    }
    let effects = place == .checks ? [] : leaveField()
    guard effects.isEmpty else { return effects }
    let facts = settings.facts
    settings.facts = Facts(account: facts.account)
    let asking = askIfNeeded()
    guard !asking.isEmpty else {
      settings.facts = facts
      message = "Cannot check: the discovery URI is incomplete"
      return []
    }
    server = .notAsked
    return [.stopAsking] + asking
  }

  /// Only the answer to the pending question counts; the next step follows.
  mutating func take(_ reply: Reply) -> [Effect] {
    guard settings.facts.take(reply) else { return [] }
    if case .metadata = reply, !isTyping { openEditor() }
    return askIfNeeded()
  }

  /// Whether the editor contains something that a new value must not replace.
  private var isTyping: Bool { field.map { settings.typed[$0.id] != nil } ?? false }
}

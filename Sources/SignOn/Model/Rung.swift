import OpenIDConnect

/// One step of asking the provider: it passes, fails, or cannot be told yet.
package struct Rung: Sendable {
  package let name: String
  /// What holds when it passes: `Discovery document answers`.
  package let title: String
  private let applies: @Sendable (Settings) -> Bool
  private let shownExchange: @Sendable (Settings) -> Exchange?
  private let judge: @Sendable (Settings) -> Verdict

  package init(
    _ name: String, _ title: String, applies: @escaping @Sendable (Settings) -> Bool = { _ in true },
    exchange: @escaping @Sendable (Settings) -> Exchange? = { _ in nil },
    judge: @escaping @Sendable (Settings) -> Verdict
  ) {
    self.name = name
    self.title = title
    self.applies = applies
    shownExchange = exchange
    self.judge = judge
  }

  /// Whether the step has to do with this configuration: a public client shows no secret.
  package func isRelevant(_ settings: Settings) -> Bool { applies(settings) }

  /// What is sent and what came back, as it may be shown; nil for a step that only reads an answer.
  package func exchange(_ settings: Settings) -> Exchange? { shownExchange(settings) }

  package func verdict(_ settings: Settings) -> Verdict { judge(settings) }

  /// The finding of a rung that failed.
  package func finding(_ settings: Settings) -> Finding? {
    guard applies(settings), case .failed(var finding) = judge(settings) else { return nil }
    finding.check = name
    return finding
  }
}

/// What a rung of the ladder came to.
package enum Verdict: Equatable, Sendable {
  case waiting
  case asking
  /// With what was seen, in a few words.
  case passed(String)
  /// It could not be told, and why.
  case unknown(String)
  case failed(Finding)
}

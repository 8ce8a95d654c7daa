import OpenIDConnect

/// One step of probing the provider: its precondition, its request, and the meaning of the answer.
package struct Step: Sendable {
  package let name: String
  /// What holds when it passes: `Discovery document answers`.
  package let title: String
  /// The field that decides whether it passes.
  package let field: Field
  /// Whether an error means that the provider rejects the client, the callback URL, a scope or the secret.
  package let isAboutClient: Bool
  private let need: Need?
  private let applies: @Sendable (Settings) -> Bool
  private let hold: @Sendable (Settings) -> Finding?
  private let asks: @Sendable (Settings) -> Question?
  private let judge: @Sendable (Settings) -> Verdict

  /// A step that must pass first, and the reason to show if it did not: `skipped: issuer not verified`.
  struct Need: Sendable {
    let verdict: @Sendable (Settings) -> Verdict
    let words: String

    init(_ step: Step, _ words: String) {
      verdict = step.verdict
      self.words = words
    }
  }

  /// - Parameters:
  ///   - hold: why it waits for confirmation although everything before it passed.
  ///   - asks: nil for a step that only reads an earlier answer, and while a value is missing.
  ///   - judge: the verdict once everything before it passed.
  init(
    _ name: String, _ title: String, field: Field, needs need: Need? = nil, isAboutClient: Bool = false,
    applies: @escaping @Sendable (Settings) -> Bool = { _ in true },
    hold: @escaping @Sendable (Settings) -> Finding? = { _ in nil },
    asks: @escaping @Sendable (Settings) -> Question? = { _ in nil },
    judge: @escaping @Sendable (Settings) -> Verdict
  ) {
    self.name = name
    self.title = title
    self.field = field
    self.isAboutClient = isAboutClient
    self.need = need
    self.applies = applies
    self.hold = hold
    self.asks = asks
    self.judge = judge
  }

  /// Whether the step applies to this configuration; a public client has no secret to send.
  package func isRelevant(_ settings: Settings) -> Bool { applies(settings) }

  /// The request with the current settings; nil until all steps before it have passed and any confirmation is given.
  package func question(_ settings: Settings) -> Question? {
    guard applies(settings), obstacle(settings) == nil else { return nil }
    return asks(settings)
  }

  private func obstacle(_ settings: Settings) -> Verdict? {
    if let need, let verdict = need.verdict(settings).unlessPassed(need.words) {
      guard case .unknown(let why) = verdict, let held = hold(settings) else { return verdict }
      return .unknown("\(why). \(held.message)")
    }
    return hold(settings).map { .withheld($0) }
  }

  package func verdict(_ settings: Settings) -> Verdict { obstacle(settings) ?? judge(settings) }

  /// Request and response, safe to show; nil for a step that only fetches a URL.
  package func exchange(_ settings: Settings) -> Exchange? {
    guard let question = question(settings), !question.shown.isEmpty else { return nil }
    return Exchange(sent: question.shown, received: settings.facts.seen(question))
  }

  /// The finding under a field: the step failed, or waits for confirmation.
  package func finding(_ settings: Settings) -> Finding? {
    guard applies(settings) else { return nil }
    switch verdict(settings) {
    case .failed(var finding), .withheld(var finding):
      finding.check = name
      return finding
    case .waiting, .asking, .passed, .unknown: return nil
    }
  }
}

/// The verdict of a step.
package enum Verdict: Equatable, Sendable {
  case waiting
  case asking
  /// With a short summary of the result.
  case passed(String)
  /// Not known, and why.
  case unknown(String)
  /// It waits for the user's confirmation, which is the finding's repair.
  case withheld(Finding)
  case failed(Finding)

  /// Why it did not pass.
  package var finding: Finding? {
    switch self {
    case .withheld(let finding), .failed(let finding): finding
    case .waiting, .asking, .passed, .unknown: nil
    }
  }

  /// The verdict of a step that depends on this one; nil if this one passed.
  func unlessPassed(_ need: String) -> Verdict? {
    switch self {
    case .passed: nil
    case .waiting, .asking: .waiting
    case .unknown, .withheld, .failed: .unknown("skipped: \(need)")
    }
  }
}

import OpenIDConnect

/// One step of asking the provider: what must hold before it, what it asks, and what the answer means.
package struct Step: Sendable {
  package let name: String
  /// What holds when it passes: `Discovery document answers`.
  package let title: String
  /// The field that decides whether it passes.
  package let field: Field
  /// Whether an error means that the provider refuses the client, the callback, a scope or the secret.
  package let isAboutClient: Bool
  private let need: Need?
  private let applies: @Sendable (Settings) -> Bool
  private let hold: @Sendable (Settings) -> Finding?
  private let asks: @Sendable (Settings) -> Question?
  private let judge: @Sendable (Settings) -> Verdict

  /// A step that has to pass before, and how its result is called: `needs the right issuer`.
  struct Need: Sendable {
    let verdict: @Sendable (Settings) -> Verdict
    let words: String

    init(_ step: Step, _ words: String) {
      verdict = step.verdict
      self.words = words
    }
  }

  /// - Parameters:
  ///   - hold: why it waits for a person's yes, although everything before it passed.
  ///   - asks: nil for a step that only reads an answer of a step before, and while a value is missing.
  ///   - judge: what the step comes to once everything before it passed.
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

  /// Whether the step has to do with this configuration: a public client shows no secret.
  package func isRelevant(_ settings: Settings) -> Bool { applies(settings) }

  /// What it asks with the settings as they stand; nil while a step before has not passed, or somebody has to agree.
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

  /// What is sent and what came back, as it may be shown; nil for a step that sends nothing but an address.
  package func exchange(_ settings: Settings) -> Exchange? {
    guard let question = question(settings), !question.shown.isEmpty else { return nil }
    return Exchange(sent: question.shown, received: settings.facts.seen(question))
  }

  /// What is to be said under a field: the step failed, or waits for a yes.
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

/// What a step of the ladder came to.
package enum Verdict: Equatable, Sendable {
  case waiting
  case asking
  /// With what was seen, in a few words.
  case passed(String)
  /// It could not be told, and why.
  case unknown(String)
  /// It is not taken before a person agrees; the finding's repair is that yes.
  case withheld(Finding)
  case failed(Finding)

  /// What a step that rests on this one comes to; nil when this one passed.
  func unlessPassed(_ need: String) -> Verdict? {
    switch self {
    case .passed: nil
    case .waiting, .asking: .waiting
    case .unknown, .withheld, .failed: .unknown("needs \(need)")
    }
  }
}

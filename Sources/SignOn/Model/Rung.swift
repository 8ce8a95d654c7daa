/// One step of asking the provider: it passes, fails, or cannot be told yet.
public struct Rung: Sendable {
  public let name: String
  /// What holds when it passes: `Discovery document answers`.
  public let title: String
  private let judge: @Sendable (Settings) -> Verdict

  public init(_ name: String, _ title: String, judge: @escaping @Sendable (Settings) -> Verdict) {
    self.name = name
    self.title = title
    self.judge = judge
  }

  public func verdict(_ settings: Settings) -> Verdict { judge(settings) }

  /// The finding of a rung that failed.
  public func finding(_ settings: Settings) -> Finding? {
    guard case .failed(var finding) = judge(settings) else { return nil }
    finding.check = name
    return finding
  }
}

/// What a rung of the ladder came to.
public enum Verdict: Equatable, Sendable {
  case waiting
  case asking
  /// With what was seen, in a few words.
  case passed(String)
  /// It could not be told, and why.
  case unknown(String)
  case failed(Finding)
}

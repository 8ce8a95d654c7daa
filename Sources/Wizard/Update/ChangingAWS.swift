import AWSAccount
import SignOn

extension State {
  /// The change that would remove a finding here; nil if there is none.
  func mend(_ findings: [Finding]) -> AccountMend? {
    guard offersAccount else { return nil }
    if place == .checks { return selectedCheck(findings)?.finding?.mend }
    return findings.lazy.filter { $0.field == field?.id }.compactMap(\.mend).first
  }

  /// Reads what is there, to show what will be.
  mutating func beginMend() -> [Effect] {
    guard let mend = mend(allFindings), let account = settings.facts.account else {
      message = "Nothing here that can be changed in AWS"
      return []
    }
    overlay = .mending(.reading)
    ticks = 0
    return [.planMend(mend, pool: account.pool.id, client: account.client.id, account.place)]
  }

  mutating func take(_ news: MendNews) -> [Effect] {
    switch (news, overlay) {
    case (.planned(let plan?), .mending(.reading)): overlay = .mending(.asking(plan))
    case (.planned(nil), .mending(.reading)):
      overlay = nil
      message = "AWS has it already; choose the client anew to see it"
    case (.made(let client), .mending(.making)):
      overlay = nil
      message = "Changed in AWS, read again and compared"
      if settings.facts.account?.client.id == client.id { settings.facts.account?.client = client }
    case (.failed(let failure, let undoing), .mending): overlay = .mending(.failed(failure.message, undoing: undoing))
    default: break
    }
    return []
  }

  /// Yes: the change that is shown is made.
  mutating func confirmMend() -> [Effect] {
    guard case .mending(.asking(let plan)) = overlay, let account = settings.facts.account else { return [] }
    overlay = .mending(.making)
    ticks = 0
    return [.mend(plan, client: account.client.id)]
  }

  /// Copies the command that does the same, or puts back what was there.
  mutating func copyMend(_ mending: Mending) -> [Effect] {
    let command: String? =
      switch mending {
      case .asking(let plan): plan.command
      case .failed(_, let undoing): undoing
      case .reading, .making: nil
      }
    guard let command else { return [] }
    return [.copy(command)]
  }

  /// Nothing is changed; while the change is being made, its result is awaited.
  mutating func leaveMend(_ mending: Mending) -> [Effect] {
    guard mending != .making else { return [] }
    overlay = nil
    return [.stopAskingAccount]
  }

  var mending: Mending? { if case .mending(let mending) = overlay { mending } else { nil } }
}

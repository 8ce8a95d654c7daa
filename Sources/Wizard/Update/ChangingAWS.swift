import AWSAccount
import SignOn

extension State {
  /// The change that would remove a finding here; nil if there is none.
  func mend(_ findings: [Finding]) -> AccountMend? {
    guard offersAccount else { return nil }
    if place == .checks { return selectedCheck(findings)?.finding?.mend }
    return findings.lazy.filter { $0.field == field?.id }.compactMap(\.mend).first
  }

  /// Asks what making an app client will do; the list stays behind the question.
  mutating func beginMaking(callback url: String, from list: AccountList) -> [Effect] {
    guard let pool = list.pool else { return [] }
    if let problem = settings.callbackProblem(url) {
      message = String(problem.message.dropLast())
      return []
    }
    var list = list
    list.stop()
    overlay = .mending(.reading, from: list)
    ticks = 0
    let scopes = settings.text(.requestScopes).split(separator: " ").map(String.init)
    let mend = AccountMend.client(name: list.nameOfNewClient, callback: url, scopes: scopes)
    return [.stopAskingAccount, .planMend(mend, pool: pool.item.id, client: "", pool.place)]
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
    guard case .mending(let mending, let list) = overlay else { return [] }
    switch (news, mending) {
    case (.planned(let plan?), .reading): overlay = .mending(.asking(plan), from: list)
    case (.planned(nil), .reading):
      overlay = nil
      message = "AWS has it already; choose the client anew to see it"
    case (.made(let mended), .making): return take(mended, list)
    case (.failed(let failure, let undoing), _):
      overlay = .mending(.failed(failure.message, undoing: undoing), from: list?.withoutClients)
    default: break
    }
    return []
  }

  /// An app client that was made is chosen; a pool with a new domain has other endpoints.
  private mutating func take(_ mended: Mended, _ list: AccountList?) -> [Effect] {
    overlay = nil
    message = "Changed in AWS, read again and compared"
    switch mended {
    case .client(let client):
      if let list { return choose(made: client, in: list) }
      if settings.facts.account?.client.id == client.id { settings.facts.account?.client = client }
      return []
    case .pool(let pool):
      if settings.facts.account?.pool.id == pool.id { settings.facts.account?.pool = pool }
      return run.isOffline ? [] : askAgain()
    }
  }

  /// Yes: the change that is shown is made.
  mutating func confirmMend() -> [Effect] {
    guard case .mending(.asking(let plan), let list) = overlay else { return [] }
    overlay = .mending(.making, from: list)
    ticks = 0
    return [.mend(plan)]
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
    guard case .mending(_, let list?) = overlay else {
      overlay = nil
      return [.stopAskingAccount]
    }
    return [.stopAskingAccount] + show(list)
  }

  /// The change in the AWS account that is shown.
  package var mending: Mending? { if case .mending(let mending, _) = overlay { mending } else { nil } }
}

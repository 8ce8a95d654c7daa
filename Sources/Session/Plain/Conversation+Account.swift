import AWSAccount
import SignOn
import TextUI
import Wizard

/// The choice from an AWS account, as numbered lists.
extension Conversation {
  /// The most rows that are said at once.
  private static let most = 20

  mutating func openAccount() -> Turn {
    let effects = take(.command(.account))
    return followAccount(effects)
  }

  /// The list goes on, or the questions do.
  mutating func followAccount(_ effects: [Effect]) -> Turn {
    let lines = state.message.map { say("\($0).") } ?? []
    if state.mending != nil { return Turn(lines: lines, effects: effects) }
    guard state.account != nil else {
      go(to: state.openQuestions.first)
      return Turn(lines: lines, effects: effects)
    }
    step = .account
    isDue = true
    return Turn(lines: lines, effects: effects)
  }

  mutating func accountAnswer(_ text: String) -> Turn {
    guard let list = state.account else {
      go(to: state.openQuestions.first)
      return Turn()
    }
    switch text.lowercased() {
    case "back": return followAccount(take(.command(.stay)))
    case "" where list.stage == .people: return followAccount(take(.command(.next)))
    case "": return followAccount(take(.narrowAccount("")))
    default: break
    }
    guard let number = Int(text) else { return followAccount(take(.narrowAccount(text))) }
    guard list.rows(state.settings).indices.contains(number - 1) else {
      return Turn(lines: say("Answer with a number of the list, part of a name, or back."))
    }
    return followAccount(take(.chooseFromAccount(number - 1)))
  }

  /// The rows with their numbers, and what speaks against each.
  func accountLines() -> [String] {
    guard let list = state.account else { return [] }
    var lines = [""] + say(list.stage.request)
    if let (place, trouble) = list.trouble {
      lines += say("Error: \(place.map { "\($0.words): " } ?? "")\(trouble.message). \(trouble.remedy)")
    }
    let rows = list.rows(state.settings)
    for (index, row) in rows.prefix(Self.most).enumerated() {
      let name = [row.title, row.detail].filter { !$0.isEmpty }.joined(separator: ", ")
      let against = (row.against ?? []).joined(separator: ", ")
      let mark = row.isMarked ? "; chosen" : ""
      lines += say("\(index + 1). \(name)\(against.isEmpty ? "" : ": \(against)")\(mark).", indent: 2)
    }
    if rows.count > Self.most { lines += say("And \(rows.count - Self.most) more; type part of a name to see fewer.") }
    if rows.isEmpty, list.trouble == nil, list.stage != .newClient {
      lines += say("There are none. Type back, or Enter for all.")
    }
    return lines
  }

  /// The message before something that may take a while.
  func announcement(of question: AccountQuestion) -> [String] {
    switch question {
    case .pools(let place): say("Asking AWS for the user pools in \(place.words).")
    case .clients: say("Asking AWS for the app clients.")
    case .users: say("Asking AWS for the users.")
    case .pool, .client, .groups, .members: []
    }
  }
}

extension AccountList.Stage {
  fileprivate var request: String {
    switch self {
    case .places: "Where is the user pool? Nothing is changed in AWS."
    case .pools: "Which user pool? Type its number or part of its name, or back."
    case .newClient:
      "Which callback URL will the new app client have? Type it, then 1; what will be made is shown first."
    case .clients: "Which app client? Type its number or part of its name, or back."
    case .callbacks: "Which callback URL? Type its number, or back for none."
    case .people:
      "Who are the administrators? Type a number to add or remove, part of a name to see fewer, or Enter when done."
    }
  }
}

import AWSAccount
import SignOn
import Wizard

/// A change in the AWS account: shown, asked, made.
extension Conversation {
  /// The change that would remove a finding of this field.
  mutating func mend() -> Turn {
    let effects = take(.command(.mend, on: current))
    return Turn(lines: state.mending == nil ? say("\(state.message ?? "").") : [], effects: effects)
  }

  /// What AWS answered: the question, the way on after it was made, or why it was not.
  mutating func told(_ effects: [Effect]) -> Turn {
    switch state.mending {
    case .asking:
      step = .mending
      isDue = true
      return Turn(effects: effects)
    case .failed(let message, let undoing):
      let back = undoing.map { say("To put back what was there:") + [$0] } ?? []
      let turn = Turn(lines: say("AWS did not confirm the change. \(message)") + back)
      return turn + followMending(take(.command(.stay)))
    case .reading, .making: return Turn(effects: effects)
    case nil: return followMending(effects)
    }
  }

  func mendingLines() -> [String] {
    guard case .asking(let plan) = state.mending else { return [] }
    let changes = plan.changes.flatMap { say("\($0.words).", indent: 2) }
    return [""] + say(plan.question) + changes + say(plan.assurance) + say("Type command to see it as a command.")
  }

  mutating func mendingAnswer(_ text: String) -> Turn {
    switch text {
    case "yes", "y": return Turn(effects: take(.command(.insist)))
    case "no", "n", "", "back": return followMending(take(.command(.stay)))
    case "command":
      guard case .asking(let plan) = state.mending else { return Turn() }
      return Turn(lines: [plan.command])
    default: return Turn(lines: say("Answer yes, no or command."))
    }
  }

  /// Back to the list, or to the field.
  private mutating func followMending(_ effects: [Effect]) -> Turn {
    guard state.account == nil, let field = state.field else { return followAccount(effects) }
    let lines = state.message.map { say("\($0).") } ?? []
    go(to: field)
    return Turn(lines: lines, effects: effects)
  }
}

import SignOn
import Text
import TextUI
import Wizard

extension Conversation {
  /// The question whether to resume the newest draft of an earlier run.
  mutating func offerDraft() -> [String] {
    guard let offer = state.drafting.offer else { return [] }
    step = .draft
    let file = state.editing.map { visible($0.title) } ?? ""
    let change = offer.isOfOlderFile ? " \(file) has changed since; the answers will apply to its current content." : ""
    return [""] + say("There is a draft saved \(offer.when). \(offer.sentence)\(change)")
      + say("Resume it? yes or no. Enter resumes, no starts over and keeps the draft, remove deletes it.")
  }

  mutating func draftAnswer(_ text: String) -> Turn {
    guard step == .draft else { return keepAnswer(text) }
    switch text {
    case "", "yes", "y": return Turn(effects: take(.command(.resume)))
    case "no", "n", "remove":
      let effects = take(.command(text == "remove" ? .removeDraft : .stay))
      return text == "remove" ? Turn(effects: effects) : startOver(effects)
    default: return Turn(lines: say("Answer yes, no or remove."))
    }
  }

  mutating func told(_ news: DraftNews, _ effects: [Effect]) -> Turn {
    switch news {
    case .removed where state.drafting.offer == nil: return startOver(effects)
    case .removed: return Turn(lines: outcome + offerDraft(), effects: effects)
    case .notKept: break
    case .offered, .resumed, .isElsewhere: go(to: firstQuestion)
    }
    return Turn(lines: outcome, effects: effects)
  }

  private mutating func startOver(_ effects: [Effect]) -> Turn {
    let lines = outcome
    let further = take(.begin)
    go(to: firstQuestion)
    return Turn(lines: lines, effects: effects + further)
  }

  private var outcome: [String] { state.message.map { say("\($0).") } ?? [] }

  /// Leaving with unsaved answers.
  mutating func askToKeep() -> Turn {
    stepLeft = step
    step = .leaving
    let secret = state.draft?.lacksSecret == true ? ", without the secret," : ""
    return Turn(
      lines: say("Nothing has been written. Keep \(counted(state.unsavedCount, "answer"))\(secret) for the next start?")
        + say("yes or no. Enter keeps them, no discards them, stay goes back to the questions."))
  }

  private mutating func keepAnswer(_ text: String) -> Turn {
    switch text {
    case "", "yes", "y", "quit":
      step = .over
      return Turn(effects: take(.leave(.kept)))
    case "no", "n":
      step = .over
      return Turn(lines: say("Cancelled; nothing was written."), effects: take(.leave(.discarded)))
    case "stay", "back":
      step = stepLeft
      isDue = true
      return Turn()
    default: return Turn(lines: say("Answer yes, no or stay."))
    }
  }
}

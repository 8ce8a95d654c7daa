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
    case "quit": return quit()
    case "", "yes", "y": return Turn(effects: take(.command(.resume)))
    case "no", "n", "remove":
      let effects = take(.command(text == "remove" ? .removeDraft : .stay))
      return text == "remove" ? Turn(effects: effects) : startOver(effects)
    default: return Turn(lines: say("Answer yes, no or remove."))
    }
  }

  /// The question how OpenMetadata runs.
  mutating func askDeployment() -> [String] {
    step = .deployment
    let choices = Deployment.choices.enumerated().map { index, choice in "\(index + 1) \(choice.title)" }
    return [""] + say("How does OpenMetadata run? It decides which file is proposed, and the next steps.")
      + say("\(choices.joined(separator: ", ")). Enter takes 1, skip leaves it open.")
  }

  mutating func deploymentAnswer(_ text: String) -> Turn {
    let choices = Deployment.choices
    if text == "quit" { return quit() }
    let chosen = Self.chosen(text.isEmpty ? "1" : text, among: choices.map { [$0.kind.rawValue, $0.title] })
    guard text == "skip" || chosen != nil else {
      return Turn(lines: say("Answer a number from 1 to \(choices.count), or skip."))
    }
    return Turn(effects: take(.command(chosen.map { .runs(choices[$0].kind) } ?? .stay))) + start()
  }

  /// The question which release it is.
  mutating func askRelease() -> [String] {
    step = .release
    let releases = ServerVersion.allCases.map(\.rawValue).joined(separator: ", ")
    return [""] + say("Which release of OpenMetadata? \(releaseHint)")
      + say("\(releases). Enter leaves it open.")
  }

  mutating func releaseAnswer(_ text: String) -> Turn {
    if text == "quit" { return quit() }
    let release = ServerVersion(rawValue: text)
    guard ["", "skip"].contains(text) || release != nil else {
      return Turn(lines: say("Answer a release such as \(ServerVersion.allCases[0].rawValue), or skip."))
    }
    return Turn(effects: take(.command(release.map { .releases($0) } ?? .stay))) + start()
  }

  /// The index of what a number, counted from 1, or a name stands for.
  private static func chosen(_ text: String, among names: [[String]]) -> Int? {
    if let number = Int(text), (1...names.count).contains(number) { return number - 1 }
    return names.firstIndex { $0.contains { $0.lowercased() == text } }
  }

  /// The question whether a file with another sign-in method moves to single sign-on.
  mutating func askMoving() -> [String] {
    step = .moving
    let choices = Provider.all.enumerated().map { index, provider in "\(index + 1) \(provider.title)" }
    return [""] + say(state.movingQuestion) + state.movingNotes.flatMap { say($0) }
      + say("\(choices.joined(separator: ", ")). Enter keeps it as it is.")
  }

  mutating func movingAnswer(_ text: String) -> Turn {
    let choices = Provider.all
    if text == "quit" { return quit() }
    let chosen = Self.chosen(text, among: choices.map { [$0.id, $0.title] })
    guard ["", "keep"].contains(text) || chosen != nil else {
      return Turn(lines: say("Answer a number from 1 to \(choices.count), or keep."))
    }
    return Turn(effects: take(.command(chosen.map { .moves(to: choices[$0].id) } ?? .stay))) + start()
  }

  mutating func told(_ news: DraftNews, _ effects: [Effect]) -> Turn {
    switch news {
    case .removed where state.drafting.offer == nil: return startOver(effects)
    case .removed: return Turn(lines: outcome + offerDraft(), effects: effects)
    case .notKept: break
    case .isElsewhere: return startOver(effects)
    case .offered, .resumed: go(to: firstQuestion)
    }
    return Turn(lines: outcome, effects: effects)
  }

  private mutating func startOver(_ effects: [Effect]) -> Turn {
    let lines = outcome
    return Turn(lines: lines, effects: effects) + start()
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

import SignOn
import Wizard

@testable import Session

/// What a person can be shown or asked last: each page and screen, what lies over one, and each prompt in plain lines.
enum Scene: String, CaseIterable, Sendable {
  case provider, users, advanced
  case appClient = "app-client"
  case signIn = "sign-in"
  case checks, people, review, applying, done
  case help, find, choosing, account, mending, leaving, draft, deployment, release, moving, insisting
  case plainQuestion, plainAccount, plainMending, plainDraft, plainDeployment, plainRelease, plainMoving, plainLeaving,
    plainStanding,
    plainOffer
  case plainReturn
  case plainFormat, plainFile, plainSummary, plainConfirm, plainUnchanged

  /// Nil for a page that has none yet.
  init?(_ place: Wizard.Place) {
    switch place {
    case .page(let id): self.init(rawValue: id)
    case .checks: self = .checks
    case .people: self = .people
    case .review: self = .review
    case .applying: self = .applying
    case .done: self = .done
    }
  }

  init(_ overlay: Overlay) {
    switch overlay {
    case .help: self = .help
    case .find: self = .find
    case .options: self = .choosing
    case .account: self = .account
    case .mending: self = .mending
    case .leaving: self = .leaving
    case .draft: self = .draft
    case .deployment: self = .deployment
    case .release: self = .release
    case .moving: self = .moving
    case .insisting: self = .insisting
    }
  }

  /// Nil where nothing is waited for.
  init?(_ step: Conversation.Step) {
    switch step {
    case .question: self = .plainQuestion
    case .account: self = .plainAccount
    case .mending: self = .plainMending
    case .draft: self = .plainDraft
    case .deployment: self = .plainDeployment
    case .release: self = .plainRelease
    case .moving: self = .plainMoving
    case .leaving: self = .plainLeaving
    case .standing: self = .plainStanding
    case .offer: self = .plainOffer
    case .signInReturn: self = .plainReturn
    case .format: self = .plainFormat
    case .path: self = .plainFile
    case .summary: self = .plainSummary
    case .confirm: self = .plainConfirm
    case .unchanged: self = .plainUnchanged
    case .checks, .over: return nil
    }
  }

  /// What is on the screen there and nowhere before.
  var mark: String {
    if let page = Page.all.first(where: { $0.id == rawValue }) { return "▸\(page.title)" }
    return Self.marks[self] ?? rawValue
  }

  private static let marks: [Scene: String] = [
    .checks: "▸Checks", .people: "▸Test", .review: "▸Review", .applying: "Write this to",
    .done: "Next steps", .help: "Esc close",
    .find: "all, problems", .choosing: "Enter choose  Esc close", .account: "AWS: region",
    .mending: "Change the app client in AWS?",
    .plainAccount: "Number:", .plainMending: "Change it, yes or no:", .leaving: Way.leaveQuestion,
    .draft: "Resume the draft",
    .deployment: "How does OpenMetadata run?", .release: "Which release of OpenMetadata?", .moving: "Move it to single",
    .insisting: "Write anyway?",
    .plainQuestion: "Callback URL:", .plainDraft: "Resume it, yes or no:", .plainDeployment: "Runs with:",
    .plainRelease: "Release:",
    .plainMoving: "Keep or move:",
    .plainLeaving: "Keep them, yes or no:",
    .plainStanding: "Enter or anyway:", .plainOffer: "Test, yes or no:", .plainReturn: "Final URL:",
    .plainFormat: "Format:", .plainFile: "File:", .plainSummary: "Summary:", .plainConfirm: "Write, yes or no:",
    .plainUnchanged: "Enter or go NAME:",
  ]
}

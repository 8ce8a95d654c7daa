import AWSAccount
import SignOn
import TextUI

/// Everything the wizard knows at one moment; screens are functions of it, and only `update` changes it.
package struct State: Equatable, Sendable {
  package internal(set) var settings: Settings
  package internal(set) var size: Size
  package internal(set) var place: Place
  package internal(set) var overlay: Overlay?
  package internal(set) var run: Run

  /// The field last focused on each page.
  var focused: [String: String] = [:]
  /// The item of a list that is being edited; the number of items means the row for a new one.
  var item = 0
  var editor = LineEditor()
  /// Whether the value in the editor was not typed: typing then replaces it entirely.
  var isUntouched = true
  /// Whether no key has edited the value since the editor was opened: a paste then replaces it entirely.
  var isJustOpened = true
  /// Fields that were left once: after that, their findings are shown while they are edited.
  var visited: Set<String> = []
  /// How text pasted into a field was corrected.
  package internal(set) var repaired: [String: [String]] = [:]
  var isRevealed = false
  /// What the last key did, or why it could not, in a few words.
  package internal(set) var message: String?
  var history = History()
  /// Where the jumps that led here started, the latest last; any other move clears them.
  var returns: [Return] = []
  var opening: Opening
  /// Whether Ctrl and Alt are used in place of F-keys; nil before either was.
  var usesTwins: Bool?
  /// The line of the Checks screen that is selected.
  var checkRow: Int {
    get { chosenCheckRow ?? firstFailure ?? 0 }
    set { chosenCheckRow = newValue }
  }
  /// Nil until one is selected: the first failure then is.
  private var chosenCheckRow: Int?
  var firstFailure: Int? {
    checkRows(of: self, allFindings).firstIndex { row in
      row.section != .offline && (row.finding?.severity ?? .note) > .note
    }
  }
  package internal(set) var people = People()
  package internal(set) var review: Review
  /// What is put into a running server; nil before that.
  package internal(set) var applying: Applying?
  package internal(set) var server = AskedServer.notAsked
  package internal(set) var drafting = Drafting()
  /// The files that are edited; nil when new ones are made.
  package internal(set) var editing: EditedFiles?
  /// Whether to ask first what the values cannot tell: how OpenMetadata runs, its release, or what to do with
  /// another sign-in method.
  var asksFirst = false
  /// Time spent waiting or writing, in tenths of a second.
  var ticks = 0

  package init(settings: Settings = Settings(), size: Size, run: Run = Run()) {
    self.settings = settings
    self.settings.isRehearsal = run.isRehearsal
    self.size = size
    self.run = run
    place = .page(Page.all[0].id)
    review = Review(folder: run.folder)
    if let kind = settings.deployment.kind, !run.isUnattended {
      review.formatID = kind.format.id
      // A rehearsal does not change existing files.
      if !run.isRehearsal { (review.ownFile, review.ownFormatID) = (settings.deployment.ownFile, kind.format.id) }
    }
    opening = Opening(typed: settings.typed)
    openEditor()
  }
}

extension State {
  /// On the Checks screen, selects the first failure, as soon as there is one.
  mutating func followChecks() { chosenCheckRow = nil }
}

/// Where the wizard is: a page of fields, or one of the screens after them.
package enum Place: Hashable, Sendable {
  case page(String)
  case checks
  /// The test sign-in and the people who were tested.
  case people
  case review
  /// Putting what is written into a running server.
  case applying
  case done

  /// The places with a tab, in order.
  static let tabs: [Place] = Page.all.map { .page($0.id) } + [.checks, .people, .review]

  var title: String {
    switch self {
    case .page(let id): Page.named(id)?.title ?? id
    case .checks: "Checks"
    case .people: "Test"
    case .review: "Review"
    case .applying: "Apply"
    case .done: "Done"
    }
  }
}

/// The overlay that covers the screen and receives the keys.
package enum Overlay: Equatable, Sendable {
  /// The whole help of the focused field, scrolled by so many lines.
  case help(scroll: Int)
  case find(Finder)
  /// The options of a choice.
  case options(OptionList)
  /// The choice from an AWS account.
  case account(AccountList)
  /// A change in the AWS account: read, confirmed, made; with the list that it was chosen from, if it was.
  case mending(Mending, from: AccountList? = nil)
  /// The question whether to leave without writing.
  case leaving
  /// The question whether to resume a draft of an earlier run.
  case draft
  /// The question how OpenMetadata runs.
  case deployment
  /// The question which release it is.
  case release
  /// The question whether a file with another sign-in method moves to single sign-on.
  case moving
  /// The question whether to write despite errors.
  case insisting
}

/// How the program was started, as far as the screen needs to know.
package struct Run: Equatable, Sendable {
  package var isOffline: Bool
  package var isRehearsal: Bool
  /// The folder new files are proposed in; empty for the working folder.
  package var folder: String
  /// The timeout for a request to the provider, in seconds.
  package var patience: Int
  /// Whether the run is unattended, so that every step runs at once.
  package var isUnattended: Bool
  /// When it was started, and with which version of the program; for summaries.
  package var made: String
  /// The AWS profiles of this machine; nil without the AWS command line tool.
  package var aws: AWSProfiles?
  /// Host and port of the OpenMetadata that the configuration is applied to once it is written, fit for a screen.
  package var server: String?
  /// Whether the configuration can be applied on this screen.
  var appliesHere = false
  /// Where the choice from the AWS account opens by itself, since options left it unclear.
  package var accountStart: AccountStart?

  package init(
    isOffline: Bool = false, isRehearsal: Bool = false, folder: String = "", patience: Int = 15,
    isUnattended: Bool = false, made: String = "", aws: AWSProfiles? = nil
  ) {
    self.made = made
    self.isOffline = isOffline
    self.isRehearsal = isRehearsal
    self.folder = folder
    self.patience = patience
    self.isUnattended = isUnattended
    self.aws = aws
  }
}

extension State: CustomStringConvertible, CustomReflectable {
  /// Hides the values: the editor may contain a secret.
  package var description: String { "State(\(place.title))" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

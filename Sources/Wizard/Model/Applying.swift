import OpenMetadataServer
import SignOn
import TextUI

/// Putting the configuration into a running server, as the screen shows it.
package struct Applying: Equatable, Sendable {
  package enum Stage: Equatable, Sendable {
    /// URL and token are typed.
    case entering
    case running
    /// A question that needs a yes, and the lines it is about: what changes, before the write.
    case asking(String, [String])
    /// The server's own test sign-in, at this URL.
    case testing(String)
    /// It is written: somebody should sign in through the server, at this URL.
    case welcoming(String)
    /// The name of a step that failed is typed, to go on although it does.
    case insisting(ApplyStep)
    case ended(ApplyEnding)
  }

  package internal(set) var stage = Stage.entering
  package internal(set) var results: [ApplyResult] = []
  var insisted: Set<ApplyStep> = []
  /// As typed; empty while options say which server it is.
  var url = LineEditor()
  var token = LineEditor()
  var isAtToken = false
  var word = LineEditor()
  /// How it last ended.
  package internal(set) var ending: ApplyEnding?
  /// Whether Esc has been pressed, so that the next answer ends it.
  var isStopping = false

  /// The step that is being done.
  var current: ApplyStep? {
    guard case .ended = stage else {
      return ApplyStep.allCases.first { step in !results.contains { $0.step >= step } }
    }
    return nil
  }

  /// From the write on everything has to be waited for.
  var isWriting: Bool { results.contains { $0.step >= .unchanged } }

  var isWaiting: Bool { stage == .running }

  /// The step that one can insist on.
  var obstacle: ApplyStep? {
    guard case .ended(let ending) = stage, ending.end == .stopped, let last = results.last, last.isFailed else {
      return nil
    }
    return last.step.canBeInsistedOn ? last.step : nil
  }

  /// Where it stands, while a person has to do something.
  var standing: String {
    switch stage {
    case .entering: "Nothing is sent before both are entered"
    case .asking, .testing, .insisting: "Nothing is written to the server yet"
    case .welcoming: "The server has the new settings"
    case .running, .ended: ""
    }
  }

  /// The URL that a browser opens now.
  var address: String? {
    switch stage {
    case .testing(let address), .welcoming(let address): address
    default: nil
    }
  }

  /// The editor that takes letters.
  var editor: WritableKeyPath<Applying, LineEditor>? {
    switch stage {
    case .entering: isAtToken ? \.token : \.url
    case .insisting: \.word
    default: nil
    }
  }
}

/// What to apply to which server.
package struct ApplyOrder: Equatable, Sendable {
  package let settings: Settings
  /// The files that were edited; empty if new ones were made.
  package let files: [String]
  /// The backup goes beside it.
  package let path: String
  package let insisted: Set<ApplyStep>
  /// Who has signed in last, and what is wrong with the token; nil if nobody has.
  package let person: Person?
  package let problem: String?
  /// The callback URL of that sign-in, if it is not the configured one.
  package let testCallback: String?
  /// As typed; nil if options name server and token.
  package let server: Typed?

  package struct Typed: Equatable, Sendable {
    package let url: String
    package let token: Secret
  }
}

/// News from outside about it.
package enum ApplyNews: Sendable {
  case result(ApplyResult)
  /// Whether to go on: a question, and the lines it is about.
  case asks(String, [String])
  case tests(at: String)
  case welcomes(at: String)
  case ended(ApplyEnding)
}

/// How it ended.
package struct ApplyEnding: Equatable, Sendable {
  package let end: ApplyEnd
  /// What the server has now, and what comes next; fit for a screen.
  package let text: String
  /// For the end of the program.
  package let status: Int32

  package init(_ end: ApplyEnd, _ text: String, status: Int32) {
    (self.end, self.text, self.status) = (end, text, status)
  }
}

extension ApplyEnding {
  /// In a few words.
  var title: String {
    switch end {
    case .applied: "Applied"
    case .shown, .stopped, .unreachable: "Not applied"
    case .overtaken: "Somebody else changes the settings"
    case .takenBack: "Taken back"
    case .notTakenBack: "Not taken back"
    }
  }
}

/// An answer to a question that applying asks.
package enum ApplyAnswer: Equatable, Sendable { case yes, no, skip }

import OpenIDConnect
import SignOn
import TextUI

/// The test sign-in, and the users it was tried with.
package struct People: Equatable, Sendable {
  /// The lines of the screen that can be selected.
  package enum Row: Hashable, Sendable {
    case begin, box
    case person(Int)
    /// A rule applied to the selected user.
    case step(Int)
    /// A line of the checks of the selected user's token.
    case claim(Int)
  }

  var row = Row.begin
  package internal(set) var signIn: SignIn?
  /// Pasted or typed text to check; never shown, since it may contain a code or token.
  var box = LineEditor()
  package internal(set) var notice: Notice?
  /// How the last sign-in ended; nil before the first.
  var end: SignInEnd?
  /// Whether the user chose to go on without a test sign-in.
  var isSkipped = false
  package private(set) var samples: [Sample] = []
  /// The user whose rules and claims are listed.
  private(set) var chosen = 0

  /// The most that are kept.
  static let limit = 12

  /// A sign-in in progress.
  package struct SignIn: Equatable, Sendable {
    package let attempt: SignInAttempt
    /// The URL to open; in the rehearsal it differs from the provider's.
    let address: String
    /// Seconds since 1970.
    var now: Int
    var listening = Listening.elsewhere
    package internal(set) var isExchanging = false

    var secondsLeft: Int { attempt.secondsLeft(at: now) }
  }

  /// A user, and the checks of their token when it arrived; the token itself is discarded.
  package struct Sample: Equatable, Sendable {
    package let person: Person
    let source: String
    /// When it arrived, in local time.
    let clock: String
    /// Nil if claims were pasted that name no issuer, audience or time.
    package let judgement: TokenJudgement?
    /// The callback URL of the sign-in, if it is not the configured one.
    package var testCallback: String?
  }

  /// The result of the last text that was checked.
  package struct Notice: Equatable, Sendable {
    package let severity: Finding.Severity
    package let message: String
    package internal(set) var remedy = ""
  }

  package var sample: Sample? { samples.indices.contains(chosen) ? samples[chosen] : nil }

  /// A user tested again replaces the earlier entry.
  mutating func add(_ sample: Sample) {
    samples.removeAll { $0.person.name == sample.person.name }
    if samples.count >= Self.limit { samples.removeFirst() }
    samples.append(sample)
    chosen = samples.count - 1
    row = .person(chosen)
    notice = nil
  }

  mutating func choose(_ index: Int) {
    chosen = index
  }

  /// - Returns: the name of the removed user.
  mutating func forget() -> String? {
    guard samples.indices.contains(chosen) else { return nil }
    let name = samples.remove(at: chosen).person.name
    chosen = max(0, min(chosen, samples.count - 1))
    row = samples.isEmpty ? .begin : .person(chosen)
    return name
  }
}

/// How a test sign-in ended.
package enum SignInEnd: String, Sendable, CaseIterable {
  /// The token names a user.
  case person
  /// The provider rejects the user, the client or the code.
  case refused
  case unreachable
  /// There is no ID token, or it cannot be read.
  case unreadable
  case late
  case givenUp = "given-up"
  /// This machine lacks what a sign-in needs.
  case impossible
}

/// Whether the callback URL is on this machine.
package enum Listening: Equatable, Sendable {
  /// Not here: the final URL must be pasted.
  case elsewhere
  case here
  /// The port could not be opened, and why.
  case failed(String)
}

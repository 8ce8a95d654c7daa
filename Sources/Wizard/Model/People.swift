import OpenIDConnect
import SignOn
import TextUI

/// The test sign-in, and the people with whom the rules were tried.
package struct People: Equatable, Sendable {
  /// The lines of the screen that can be selected.
  package enum Row: Hashable, Sendable {
    case begin, box
    case person(Int)
    /// A rule applied to the chosen person.
    case step(Int)
    /// A line of the judgement of the chosen person's token.
    case claim(Int)
  }

  var row = Row.begin
  package internal(set) var signIn: SignIn?
  /// What was pasted or typed to be read; never shown, it may hold a code or a token.
  var box = LineEditor()
  package internal(set) var notice: Notice?
  /// How the last sign-in ended; nil before one has.
  var end: SignInEnd?
  package private(set) var samples: [Sample] = []
  /// The person whose rules and claims are listed.
  private(set) var chosen = 0

  /// As many as are kept.
  static let limit = 12

  /// A sign-in under way.
  package struct SignIn: Equatable, Sendable {
    package let attempt: SignInAttempt
    /// What is to be opened; in the rehearsal it differs from the provider's own.
    let address: String
    /// Seconds since 1970.
    var now: Int
    var listening = Listening.elsewhere
    package internal(set) var isExchanging = false

    var secondsLeft: Int { attempt.secondsLeft(at: now) }
  }

  /// A person, and what was said of the token when it came; the token itself is gone.
  package struct Sample: Equatable, Sendable {
    package let person: Person
    let source: String
    /// When it came, by the clock on the wall.
    let clock: String
    /// Nil where claims were pasted without a token.
    package let judgement: TokenJudgement?
  }

  /// What came of the last thing that was read.
  package struct Notice: Equatable, Sendable {
    package let severity: Finding.Severity
    package let message: String
    package internal(set) var remedy = ""
  }

  package var sample: Sample? { samples.indices.contains(chosen) ? samples[chosen] : nil }

  /// A person who comes again takes the place of the one before.
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

  /// - Returns: the name of the one who is gone.
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
  /// Somebody is in the token.
  case person
  /// The provider refuses the person, the client or the code.
  case refused
  case unreachable
  /// No id token came, or none that can be read.
  case unreadable
  case late
  case givenUp = "given-up"
  /// This machine lacks what it takes.
  case impossible
}

/// Whether the browser's way back ends on this machine.
package enum Listening: Equatable, Sendable {
  /// Not here: the final address has to be pasted.
  case elsewhere
  case here
  /// The port could not be had: why.
  case failed(String)
}

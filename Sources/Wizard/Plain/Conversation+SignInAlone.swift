import OpenIDConnect
import SignOn
import TextUI

/// How a test sign-in that is no part of a setup is talked about.
package struct SignInTalk: Equatable, Sendable {
  /// Whether the person and the token are said, and not left to whoever asks for the result.
  package var saysResult: Bool

  package init(saysResult: Bool = true) {
    self.saysResult = saysResult
  }
}

/// Somebody who was tested, and what the rules make of them.
package struct TestedPerson: Equatable, Sendable {
  /// Nil where claims were given without a token.
  package let judgement: TokenJudgement?
  package let principal: Principal
  /// Why nobody would be an administrator.
  package let lockOut: Finding?
}

extension Conversation {
  /// A test sign-in and nothing else; over when it has ended.
  package static func signIn(_ state: State, width: Int, talk: SignInTalk) -> Conversation {
    var conversation = Conversation(state, width: width)
    conversation.signInTalk = talk
    return conversation
  }

  /// The first words of a test sign-in alone.
  mutating func beginSignInAlone() -> Turn {
    let lack = state.signInLack
    let effects = state.beginSignIn()
    if let lack { return Turn(lines: say("A test sign-in \(lack.words).")) }
    return Turn(effects: effects)
  }

  /// After a test sign-in, however it ended.
  mutating func afterSignIn() -> [String] {
    guard signInTalk != nil else { return offerSignIn() }
    step = .over
    return []
  }
}

extension State {
  /// How the last test sign-in ended; nil while none has.
  package var signInEnd: SignInEnd? { people.end }

  /// Whether the browser's way back is listened for here.
  package var isListening: Bool { people.signIn?.listening == .here }

  /// Why a test sign-in ended without a person, fit for a screen.
  package var signInNotice: String? {
    people.notice.map { visible($0.remedy.isEmpty ? $0.message + "." : "\($0.message). \($0.remedy)") }
  }

  /// The person who was tested last, or chosen since.
  package var testedPerson: TestedPerson? {
    guard let sample = people.sample, let principal else { return nil }
    return TestedPerson(judgement: sample.judgement, principal: principal, lockOut: lockOut)
  }
}

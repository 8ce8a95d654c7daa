import OpenIDConnect
import SignOn
import Text
import TextUI

/// Somebody who was tested, and what the rules make of them.
package struct TestedPerson: Equatable, Sendable {
  /// Nil where claims were given without a token.
  package let judgement: TokenJudgement?
  package let principal: Principal
  /// Why nobody would be an administrator.
  package let lockOut: Finding?
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

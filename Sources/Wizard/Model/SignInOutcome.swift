import OpenIDConnect
import SignOn
import Text
import TextUI

/// A tested user, and the result of the rules.
package struct TestedPerson: Equatable, Sendable {
  /// Nil if claims were given that name no issuer, audience or time.
  package let judgement: TokenJudgement?
  package let principal: Principal
  /// Why there would be no administrator.
  package let lockOut: Finding?
  /// The callback URL of the test, if it is not the configured one.
  package let testCallback: String?

  package init(judgement: TokenJudgement?, principal: Principal, lockOut: Finding?, testCallback: String? = nil) {
    self.judgement = judgement
    self.principal = principal
    self.lockOut = lockOut
    self.testCallback = testCallback
  }
}

extension State {
  /// How the last test sign-in ended; nil before the first.
  package var signInEnd: SignInEnd? { people.end }

  /// Whether this machine listens for the browser.
  package var isListening: Bool { people.signIn?.listening == .here }

  /// Why a test sign-in ended without a user, safe for a terminal.
  package var signInNotice: String? {
    people.notice.map { visible($0.remedy.isEmpty ? $0.message + "." : "\($0.message). \($0.remedy)") }
  }

  /// The user tested last, or selected since.
  package var testedPerson: TestedPerson? {
    guard let sample = people.sample, let principal else { return nil }
    return TestedPerson(
      judgement: sample.judgement, principal: principal, lockOut: lockOut, testCallback: sample.testCallback)
  }
}

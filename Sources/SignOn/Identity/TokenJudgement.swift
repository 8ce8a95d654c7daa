import OpenIDConnect
import Text

/// The checks of a token, claim by claim; a token passes if every line is a pass or a warning.
package struct TokenJudgement: Equatable, Sendable {
  package let lines: [Line]

  package enum Verdict: String, Sendable, CaseIterable {
    case pass, warning, fail, cannotTell
  }

  /// One claim or property: what was seen, what is required and which field controls it.
  package struct Line: Equatable, Sendable {
    package let name: String
    package let seen: String
    package let required: String
    /// The ID of the field; nil if there is none.
    package let governedBy: String?
    package let verdict: Verdict
    package let explanation: String
  }

  package var passes: Bool { !lines.isEmpty && lines.allSatisfy { $0.verdict == .pass || $0.verdict == .warning } }

  package var failures: [Line] { lines.filter { $0.verdict == .fail } }

  /// Checks a text that may not even be a token.
  package static func judge(
    _ text: String, by expectation: TokenExpectation, verifier: SignatureVerifier
  ) -> TokenJudgement {
    do {
      return judge(try IDToken.parse(text), by: expectation, verifier: verifier)
    } catch {
      let claim = TokenRules.Claim(
        name: "token", seen: error.message, required: "a signed ID token in compact form")
      return TokenJudgement(lines: [claim(.fail, error.remedy)])
    }
  }

  package static func judge(
    _ token: IDToken, by expectation: TokenExpectation, verifier: SignatureVerifier
  ) -> TokenJudgement {
    let rules = TokenRules(token: token, expectation: expectation, verifier: verifier)
    let lines = [rules.use, rules.signature, rules.ownKeys, rules.issuer, rules.audience, rules.party, rules.nonce]
    return TokenJudgement(lines: lines.compactMap(\.self) + rules.times + rules.person)
  }
}

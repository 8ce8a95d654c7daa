import OpenIDConnect
import Text

/// What is to be said of a token, claim by claim; a token passes when every line is a pass or a warning.
package struct TokenJudgement: Equatable, Sendable {
  package let lines: [Line]

  package enum Verdict: String, Sendable, CaseIterable {
    case pass, warning, fail, cannotTell
  }

  /// One claim or property: what was seen, what is required and which field governs it.
  package struct Line: Equatable, Sendable {
    package let name: String
    package let seen: String
    package let required: String
    /// The id of the field; nil where no field does.
    package let governedBy: String?
    package let verdict: Verdict
    package let explanation: String
  }

  package var passes: Bool { !lines.isEmpty && lines.allSatisfy { $0.verdict == .pass || $0.verdict == .warning } }

  package var failures: [Line] { lines.filter { $0.verdict == .fail } }

  /// Judges a text that may not even be a token.
  package static func judge(
    _ text: String, by expectation: TokenExpectation, verifier: SignatureVerifier
  ) -> TokenJudgement {
    do {
      return judge(try IDToken.parse(text), by: expectation, verifier: verifier)
    } catch {
      let claim = TokenRules.Claim(
        name: "token", seen: error.message, required: "a signed id token in its compact form")
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

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

  /// That it would be refused and what for, as a sentence without its full stop; nil if nothing is wrong.
  ///
  /// The server itself verifies the signature, the expiry, the nonce and the claims that name the user.
  package var refusal: String? {
    guard !failures.isEmpty else { return nil }
    let names = failures.map(\.name).unique
    let isUnnoticed = Self.unverified.isSuperset(of: names)
    let verdict =
      isUnnoticed
      ? "The token is not valid, though OpenMetadata may accept it" : "OpenMetadata would refuse this sign-in"
    return "\(verdict): \(names.joined(separator: ", "))"
  }

  private static let unverified: Set = ["typ", "token_use", "iss", "aud", "azp", "iat", "nbf", "auth_time", "sub"]

  /// Whether it is of a whole token, and not of bare claims.
  package var isOfToken: Bool { lines.contains { $0.name == TokenRules.signatureName || $0.name == "token" } }

  /// Whether the token could be anybody's: no key was there to check its signature with.
  package var isSignatureUnchecked: Bool {
    lines.contains { $0.name == TokenRules.signatureName && $0.verdict == .cannotTell }
  }

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
    let rules = TokenRules(claims: token.claims, header: token.header, expectation: expectation)
    let lines = [rules.type, rules.use, rules.signature(of: token, verifier), rules.ownKeys]
    return TokenJudgement(lines: lines.compactMap(\.self) + rules.claimLines)
  }

  /// Checks bare claims like those of a token, but only those that are present: a sample need not be complete.
  ///
  /// - Returns: nil if there is nothing to check.
  package static func judge(_ claims: Claims, by expectation: TokenExpectation) -> TokenJudgement? {
    let rules = TokenRules(claims: claims, header: nil, expectation: expectation)
    let lines = ([rules.use].compactMap(\.self) + rules.claimLines).filter { claims[$0.name] != nil }
    return lines.isEmpty ? nil : TokenJudgement(lines: lines)
  }
}

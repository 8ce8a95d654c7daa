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

    init(
      _ name: String, _ verdict: Verdict, seen: String, required: String, governedBy: String? = nil,
      _ explanation: String
    ) {
      self.name = name
      self.verdict = verdict
      self.seen = seen
      self.required = required
      self.governedBy = governedBy
      self.explanation = explanation
    }
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
      let line = Line(
        "token", .fail, seen: error.message, required: "a signed id token in its compact form", error.remedy)
      return TokenJudgement(lines: [line])
    }
  }

  package static func judge(
    _ token: IDToken, by expectation: TokenExpectation, verifier: SignatureVerifier
  ) -> TokenJudgement {
    let bench = TokenBench(token: token, expectation: expectation, verifier: verifier)
    let lines = [bench.use, bench.signature, bench.ownKeys, bench.issuer, bench.audience, bench.party, bench.nonce]
    return TokenJudgement(lines: lines.compactMap(\.self) + bench.times + bench.person)
  }
}

/// One token and what it is held against.
struct TokenBench {
  typealias Line = TokenJudgement.Line

  let token: IDToken
  let expectation: TokenExpectation
  let verifier: SignatureVerifier

  var claims: Claims { token.claims }

  func seen(_ name: String) -> String { claims[name]?.shown() ?? "absent" }
  func shown(_ text: String) -> String { text.isEmpty ? "empty" : OutsideText.shown(text, limit: 80) }
}

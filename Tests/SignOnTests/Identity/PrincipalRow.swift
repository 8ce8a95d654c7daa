import OpenIDConnect
import Testing

@testable import SignOn

/// One rule of the server in words, a setting and a person it applies to, and what has to come of it.
struct PrincipalRow: Sendable, CustomTestStringConvertible {
  let words: String
  let settings: Settings
  let claims: Claims
  /// Outcomes that are not named here do not matter to the rule.
  let outcomes: [Outcome]

  var testDescription: String { words }

  enum Outcome: Sendable {
    case user(String)
    case email(String)
    case claim(String)
    case administrator(Bool)
    case signsIn
    /// Only who is known already, with these words in the reason.
    case ifKnown(String)
    case refused(String)
    case teams([String])
    case roles([String])
    /// A step says so.
    case says(String)
    case saysNothingOf(Principal.Step.Topic)
  }

  init(_ words: String, _ settings: Settings, _ claims: String, _ outcomes: Outcome...) {
    self.words = words
    self.settings = settings
    self.claims = .sample(claims)
    self.outcomes = outcomes
  }

  static func settings(_ version: ServerVersion = .v1_12) -> Settings {
    Settings.samplePool(version, isPublic: false).with(.principalDomain, "company.com")
  }

  static func mapped(_ entries: String..., on version: ServerVersion = .v1_12) -> Settings {
    settings(version).with(.jwtPrincipalClaimsMapping, entries)
  }

  static let alice = #"{"email":"Alice@company.com","sub":"s-1","preferred_username":"Ally"}"#
}

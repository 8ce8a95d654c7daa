import OpenIDConnect

/// Whom the server makes of a person's claims, and the rules by which it does; every text is fit for a screen.
package struct Principal: Equatable, Sendable {
  /// nil where the server refuses before there is one.
  package internal(set) var userName: String?
  package internal(set) var email: String?
  /// The claim that made the user name.
  package internal(set) var claim: String?
  package internal(set) var isAdministrator = false
  package internal(set) var admission = Admission.signsIn
  package internal(set) var teams: [String] = []
  package internal(set) var roles: [String] = []
  package internal(set) var steps: [Step] = []

  package enum Admission: Equatable, Sendable {
    case signsIn
    /// Only with an account that exists already: why a new one is not made.
    case ifKnown(String)
    case refused(String)

    package var isRefused: Bool {
      if case .refused = self { true } else { false }
    }
  }

  /// One rule applied: what came of it, what the rule is and which field governs it.
  package struct Step: Equatable, Sendable {
    package enum Topic: String, Sendable, CaseIterable {
      case mapping, claim, userName, email, domain, administrator, signUp, teams, roles
    }

    package let topic: Topic
    package let sentence: String
    package let rule: String
    /// The id of the field that governs it.
    package let field: String
    package let verdict: TokenJudgement.Verdict
  }

  /// Applies the server's rules in its order; they end where it refuses (OpenMetadata 1.12: SecurityUtil, JwtFilter).
  package static func become(_ settings: Settings, _ claims: Claims) -> Principal {
    var rules = SignInRules(settings: settings, claims: claims)
    rules.apply()
    return rules.principal
  }
}

extension Principal {
  /// Several people who become one and the same user.
  package struct Collision: Equatable, Sendable {
    package let userName: String
    /// The names of the samples.
    package let people: [String]
  }

  /// alice@a.com and alice@b.com are one user to the server, and each may do what the other may.
  package static func collisions(_ settings: Settings, _ people: [Person]) -> [Collision] {
    var order: [[UInt8]] = []
    var groups: [[UInt8]: [(name: String, email: String)]] = [:]
    for person in people {
      var rules = SignInRules(settings: settings, claims: person.claims)
      rules.apply()
      guard !rules.principal.admission.isRefused, let name = rules.userName else { continue }
      let key = Array(name.utf8)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append((person.name, rules.email ?? ""))
    }
    return order.compactMap { key in
      guard let group = groups[key], Set(group.map { Array($0.email.utf8) }).count > 1 else { return nil }
      return Collision(userName: shown(String(decoding: key, as: UTF8.self)), people: group.map(\.name))
    }
  }
}

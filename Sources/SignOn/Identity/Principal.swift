import OpenIDConnect

/// The user the server derives from claims, and the rules it applies; all texts are safe to display.
package struct Principal: Equatable, Sendable {
  /// nil if the server refuses before there is one.
  package internal(set) var userName: String?
  package internal(set) var email: String?
  /// The claim the user name comes from.
  package internal(set) var claim: String?
  package internal(set) var isAdministrator = false
  package internal(set) var admission = Admission.signsIn
  package internal(set) var teams: [String] = []
  package internal(set) var roles: [String] = []
  package internal(set) var steps: [Step] = []

  package enum Admission: Equatable, Sendable {
    case signsIn
    /// Only with an existing account; why a new one is not created.
    case ifKnown(String)
    case refused(String)

    package var isRefused: Bool {
      if case .refused = self { true } else { false }
    }
  }

  /// One applied rule: its result, its wording and the field that controls it.
  package struct Step: Equatable, Sendable {
    package enum Topic: String, Sendable, CaseIterable {
      case request, mapping, claim, userName, email, domain, administrator, signUp, teams, roles
    }

    package let topic: Topic
    package let sentence: String
    package let rule: String
    /// The id of the field that governs it.
    package let field: String
    package let verdict: TokenJudgement.Verdict
  }

  /// Whether it is not known that the release sends the request that was tested.
  package var isUncertain: Bool { steps.contains { $0.topic == .request && $0.verdict == .cannotTell } }

  /// Applies the server's rules in order, up to the first refusal (OpenMetadata 1.12: SecurityUtil, JwtFilter).
  package static func become(_ settings: Settings, _ claims: Claims) -> Principal {
    var rules = SignInRules(settings: settings, claims: claims)
    rules.apply()
    return rules.principal
  }
}

extension Principal {
  /// Several identities that become the same user.
  package struct Collision: Equatable, Sendable {
    package let userName: String
    /// The names of the samples.
    package let people: [String]
  }

  /// To the server alice@a.com and alice@b.com are the same user, with the same rights, unless users are known by their
  /// whole address.
  package static func collisions(_ settings: Settings, _ people: [Person]) -> [Collision] {
    guard !settings.knowsUsersByEmail else { return [] }
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

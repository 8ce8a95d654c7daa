import OpenIDConnect
import Text

extension SignInRules {
  /// The domain is compared as it is in the claim, case-sensitively up to 1.13.
  mutating func domain(_ value: String) throws(Refusal) {
    guard settings.isOn(.enforcePrincipalDomain) else {
      add(
        .domain, .pass, .enforcePrincipalDomain, "All domains may sign in.", "The principal domain is not enforced.")
      return
    }
    let allowed = settings.items(.allowedDomains)
    let field = allowed.isEmpty ? Field.principalDomain : .allowedDomains
    let domains = allowed.isEmpty ? [settings.text(.principalDomain)] : allowed
    let list = shown(domains.joined(separator: ", "))
    let rule = allowed.isEmpty ? "The domain must be \(list)." : "The domain must be one of \(list)."
    func refusal(_ sentence: String) -> Refusal {
      Refusal(topic: .domain, field: field, sentence: sentence, rule: rule)
    }
    guard value.utf8.contains(UInt8(ascii: "@")) else {
      throw refusal("Refused: the claim has no @ and therefore no domain, but a domain is enforced.")
    }
    let parts = Self.parts(value)
    guard parts.count > 1 else { throw refusal("Refused: there is nothing after the @.") }
    let domain = String(Substring(parts[1]))
    guard domains.contains(where: { domain.utf8.elementsEqual($0.utf8) }) else {
      let isCase = domains.contains { domain.lowercased() == $0.lowercased() }
      let release = settings.deployment.release
      guard isCase, !release.mayPrecede(.v2_0) else {
        let problem =
          isCase ? "differs only in case\(release.isAssumed ? ", which counts up to 1.13" : "")" : "is not allowed"
        throw refusal("Refused: the domain \(shown(domain, 60)) \(problem).")
      }
      return add(.domain, .pass, field, "The domain \(shown(domain, 60)) is allowed.", rule)
    }
    add(.domain, .pass, field, "The domain \(shown(domain, 60)) is allowed.", rule)
  }

  mutating func administer() {
    let rule = "An admin principal must match the user name exactly."
    let names = settings.items(.adminPrincipals)
    let userName = userName ?? ""
    let address = email ?? ""
    if settings.isRelevant(.adminEmails), settings.items(.adminEmails).contains(where: { $0.lowercased() == address }) {
      principal.isAdministrator = true
      return add(
        .administrator, .pass, .adminEmails, "Administrator: the admin emails include \(shown(address, 60)).",
        "An admin email must match the address; upper and lower case do not matter.")
    }
    if names.contains(where: { $0.utf8.elementsEqual(userName.utf8) }) {
      principal.isAdministrator = true
      let known = "Administrator: the admin principals include \(shown(userName, 60))"
      if settings.isConfidential {
        add(.administrator, .pass, .adminPrincipals, "\(known).", rule)
      } else {
        add(
          .administrator, .warning, .adminPrincipals, "\(known), unless the account already exists.",
          "\(rule) Existing users become administrators only with a confidential client.")
      }
      return
    }
    add(
      .administrator, .pass, .adminPrincipals,
      "Not an administrator\(nearMiss(names, userName).map { ": \($0)" } ?? "").",
      rule)
  }

  /// A near match in the list; never the part after a colon, which is a password.
  private func nearMiss(_ names: [String], _ userName: String) -> String? {
    guard let name = names.first(where: { AdminNames.repaired([$0]).contains(userName) }) else { return nil }
    if name.contains(":") { return "the entry with a colon is split into a name and a password" }
    if name.contains("@") {
      return "“\(shown(name, 60))” is an e-mail address and never matches \(shown(userName, 60))"
    }
    return "“\(shown(name, 60))” is not \(shown(userName, 60))"
  }

  mutating func signUp() {
    guard settings.isOn(.enableSelfSignup) else {
      let answer = "User not found and self-signup is disabled"
      principal.admission = .ifKnown(answer)
      let sentence =
        principal.isAdministrator
        ? "Signs in with the account the server creates for each admin principal at its first start."
        : "Signs in only if the account already exists; otherwise: \(answer)."
      return add(
        .signUp, principal.isAdministrator ? .pass : .warning, .enableSelfSignup, sentence,
        "Without self sign-up, no users are created at first sign-in.")
    }
    let domains = settings.items(.registrationDomains)
    let open = "A new user is created at first sign-in."
    let release = settings.deployment.release
    guard release.mayReach(.v1_12) else {
      return add(.signUp, .pass, .enableSelfSignup, open, "1.11 does not check registration domains in this flow.")
    }
    let domain = Self.parts(email ?? "").dropFirst().first.map { String(Substring($0)) } ?? ""
    if domains.isEmpty || domains.contains("all") {
      add(.signUp, .pass, .enableSelfSignup, open, "Self sign-up is on, for all domains.")
    } else if domains.contains(where: { $0.utf8.elementsEqual(domain.utf8) }) {
      add(.signUp, .pass, .registrationDomains, open, "Self sign-up is on for \(shown(domain, 60)).")
    } else {
      principal.admission = .ifKnown("the domain \(shown(domain, 60)) may not sign up")
      add(
        .signUp, .warning, .registrationDomains,
        "Signs in only if the account already exists: \(shown(domain, 60)) may not sign up.",
        "\(release.isAssumed ? "From 1.12 on, only" : "Only") \(shown(domains.joined(separator: ", "))) may sign up.")
    }
  }

  /// The team claim may be a text or a list, and its name may contain a colon.
  mutating func enrol() {
    let name = settings.text(.teamClaim)
    guard settings.isRelevant(.teamClaim), !name.isEmpty else { return }
    let rule = "Only teams of type Group that exist in OpenMetadata are used."
    let value = claims.member(ignoringCase: name)?.value
    let teams = value?.texts ?? value?.text.map { [$0] } ?? []
    principal.teams = teams.filter { !$0.isEmpty }.prefix(20).map { shown($0, 60) }
    if principal.teams.isEmpty {
      let why =
        value.map { "\(shown(name, 40)) is \($0.kind) without a team name" } ?? "the token lacks \(shown(name, 40))"
      add(.teams, .warning, .teamClaim, "No team: \(why).", rule)
    } else {
      add(.teams, .pass, .teamClaim, "Teams (if they exist): \(Self.list(principal.teams)).", rule)
    }
  }

  mutating func giveRoles() {
    if settings.isOn(.rolesFromProvider) {
      let rule = "The claim roles must be a list; few providers send it by default."
      let value = claims.member(ignoringCase: "roles")?.value
      principal.roles = (value?.texts ?? []).filter { !$0.isEmpty }.prefix(20).map { shown($0, 60) }
      if principal.roles.isEmpty {
        let why = value.map { "the claim roles is \($0.kind) without a role" } ?? "the token lacks the claim roles"
        add(.roles, .warning, .rolesFromProvider, "No roles from the provider: \(why).", rule)
      } else {
        add(.roles, .pass, .rolesFromProvider, "Roles: \(Self.list(principal.roles)).", rule)
      }
    }
    let role = settings.text(.defaultRole)
    guard settings.isRelevant(.defaultRole), !role.isEmpty else { return }
    add(
      .roles, .pass, .defaultRole, "Role as a new user: \(shown(role, 60)).",
      "New users get the default role if it exists.")
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }
}

import OpenMetadataServer
import Text

/// What the server says of the configuration, before and after it has it.
extension ApplyCase {
  var validated: ApplyResult {
    guard let validation else { return ApplyResult(.validation, .unknown("not asked")) }
    let findings = validation.findings
    guard !validation.isPassed else { return ApplyResult(.validation, .passed(""), findings) }
    return findings.isEmpty
      ? fails(.validation, "The server refuses the configuration and does not say why.", remedy: "Look in its log.")
      : ApplyResult(.validation, failed: findings)
  }

  /// By our own rules, and from 2.0 on by the server itself.
  var tested: ApplyResult {
    if let signInProblem {
      return fails(
        .signIn, "The test sign-in failed: \(shown(signInProblem, 200)).", remedy: "Find out why, then start again.")
    }
    guard let person else {
      return serverPerson.map(tested)
        ?? ApplyResult(.signIn, .unknown("skipped: nobody signed in, and no ID token was given"))
    }
    if let tokenProblem {
      return fails(.signIn, "The ID token of \(person.name) is not valid: \(tokenProblem).", remedy: "Sign in again.")
    }
    if let serverPerson, !serverPerson.isAdmitted {
      let why = serverPerson.problems.first.map { ": \($0)" } ?? ""
      return fails(
        .signIn, on: .jwtPrincipalClaims, "The server would not let \(person.name) sign in\(why).",
        remedy: "Correct the claims or the domain, or test with another person.")
    }
    if let finding = LockOut.finding(settings, tested: [person]) {
      var error = finding
      error = Finding(
        severity: .error, field: error.field, message: error.message, remedy: error.remedy, repair: error.repair)
      return ApplyResult(.signIn, failed: [error])
    }
    let principal = Principal.become(settings, person.claims)
    let name = principal.userName ?? person.name
    guard let serverPerson, serverPerson.name != name else {
      let callback = testCallback.map { ", with the callback URL \($0)" } ?? ""
      return ApplyResult(.signIn, .passed("\(person.name) is the administrator \(name)\(callback)"))
    }
    let differs = Finding.error(
      .jwtPrincipalClaims, "The server would take \(person.name) for \(shown(serverPerson.name, 60)), not for \(name).",
      remedy: "Compare the admin principals with the name that the server gives.")
    return ApplyResult(.signIn, failed: [differs])
  }

  /// By the server alone, which keeps the token to itself.
  private func tested(_ person: ServerPerson) -> ApplyResult {
    guard person.isAdmitted else {
      return fails(
        .signIn, "The server's own test sign-in failed\(person.problems.first.map { ": \($0)" } ?? "").",
        remedy: "Correct what it says, or test with another person.")
    }
    let isNamed = settings.items(.adminPrincipals).contains { $0.lowercased() == person.name.lowercased() }
    guard isNamed || administrators.contains(where: { $0.name == person.name }) else {
      return fails(
        .signIn, on: .adminPrincipals, "\(person.name) would get in, and not be an administrator.",
        remedy: "Add \(person.name) to the admin principals, or test with a person who is among them.")
    }
    return ApplyResult(.signIn, .passed("the server takes the person for the administrator \(person.name)"))
  }

  /// The name of whoever is expected to sign in; nil if nobody is known.
  package var expectedName: String? {
    if let person { return Principal.become(settings, person.claims).userName }
    return serverPerson.flatMap { $0.isAdmitted ? $0.name : nil }
  }

  /// After the write: somebody has tried it.
  var welcomed: ApplyResult {
    guard let hasSignedIn else { return ApplyResult(.person, .unknown("skipped: nobody has tried it yet")) }
    guard hasSignedIn else {
      return fails(
        .person, "Nobody could sign in through the server.", remedy: "Look in its log for why, then start again.")
    }
    guard let expectedName, let accountAfter else { return ApplyResult(.person, .passed("")) }
    let name = shown(expectedName, 60)
    guard let accountAfter else {
      return fails(
        .person, on: .jwtPrincipalClaims, "Somebody signed in, but not as \(name): there is no such user.",
        remedy: "Look under Settings ▸ Users for the user name that the server made.")
    }
    guard accountAfter.isAdministrator else {
      return fails(
        .person, on: .adminPrincipals, "\(name) signed in and is not an administrator.",
        remedy: "Compare the admin principals with the names of the users.")
    }
    return ApplyResult(.person, .passed("\(name), an administrator"))
  }

  /// What the server has afterwards.
  package enum Holding: Equatable, Sendable { case ours, former, another }

  package var holdings: [Holding] {
    guard let candidate, let live else { return [] }
    return readBack.map { found in
      if !unmet(candidate.stored, by: found).contains(where: Self.isEssential) { return .ours }
      return live.isSame(as: found) ? .former : .another
    }
  }

  /// What nobody but another writer changes; the rest a server may put in its own way.
  private static func isEssential(_ path: String) -> Bool {
    let name = path.split(separator: ".").last.map(String.init) ?? ""
    return essentials.contains(name)
  }

  private static let essentials: Set = [
    "provider", "clientType", "clientId", "authority", "callbackUrl", "jwtPrincipalClaims", "jwtPrincipalClaimsMapping",
    "emailClaim", "enableSelfSignup", "id", "secret", "discoveryUri", "scope", "adminPrincipals", "adminEmails",
    "principalDomain", "enforcePrincipalDomain", "allowedDomains", "allowedEmailDomains",
  ]

  /// The server looks up the keys of a confidential client's provider if there are none, and from 2.1 on always.
  private func unmet(_ wanted: SecurityConfiguration, by found: SecurityConfiguration) -> [String] {
    let isLookedUp =
      settings.isConfidential && (release?.isAtLeast(2, 1) == true || settings.items(.publicKeyURLs).isEmpty)
    return wanted.unmet(by: found).filter { !(isLookedUp && $0.hasSuffix(".publicKeyUrls")) }
  }

  var stored: ApplyResult {
    let holdings = holdings
    guard let last = readBack.last, let candidate else { return ApplyResult(.readBack, .unknown("not asked")) }
    let names = unmet(candidate.stored, by: last).prefix(3).map { shown($0, 80) }
    if holdings.allSatisfy({ $0 == .ours }) {
      guard !names.isEmpty else { return ApplyResult(.readBack, .passed("")) }
      let other = Finding.aboutTheFile(
        "The server has put some values in its own way: \(names.joined(separator: ", ")).", .warning,
        remedy: "Compare them with diff FILE --server URL.")
      return ApplyResult(.readBack, .passed(""), [other])
    }
    if holdings.contains(.ours) {
      let late = Finding.aboutTheFile(
        "Some replicas still have the former settings.", .warning,
        remedy: "Restart all replicas. From 2.1 on they follow within seconds.")
      return ApplyResult(
        .readBack, .passed("\(holdings.count { $0 == .ours }) of \(holdings.count) answers"), [late])
    }
    if holdings.allSatisfy({ $0 == .former }) {
      return fails(
        .readBack, "The server still has the former settings, although it took the new ones.",
        remedy: "Look in its log for why they were not stored, and check that its database can be written to.")
    }
    return fails(
      .readBack, "The server has other settings than those sent: \(names.joined(separator: ", ")).",
      remedy: "Somebody else may be changing them; find out who before you start again.")
  }

  var started: ApplyResult {
    guard let answersAfter else { return ApplyResult(.start, .unknown("not asked")) }
    guard holdings.allSatisfy({ $0 == .ours }) else {
      return ApplyResult(.start, .unknown("skipped: another replica may start it"))
    }
    let comparison = ServerComparison(answersAfter, settings, isWhole: true)
    guard let result = comparison.results.first(where: { $0.check == .signIn }) else {
      return ApplyResult(.start, .unknown("not asked"))
    }
    guard answersAfter.configuration != nil else {
      let finding = answersAfter.error?.ofServer ?? (message: "The server was not asked.", remedy: "")
      return fails(.start, finding.message, remedy: finding.remedy)
    }
    return ApplyResult(.start, result.verdict, result.findings)
  }

  var restored: ApplyResult {
    guard let backup else {
      return fails(
        .takeBack, "The former settings cannot be put back: their secret is not known.",
        remedy: "Use the commands below.")
    }
    guard let last = readBack.last else { return ApplyResult(.takeBack, .unknown("not asked")) }
    let names = backup.unmet(by: last).prefix(3).map { shown($0, 80) }
    guard names.isEmpty else {
      return fails(
        .takeBack, "The server has other settings than the former ones: \(names.joined(separator: ", ")).",
        remedy: "Use the commands below.")
    }
    return ApplyResult(.takeBack, .passed(""))
  }
}

extension ServerValidation {
  /// The complaints under the fields that they are about.
  package var findings: [Finding] {
    complaints.map { complaint in
      let message = "The server: \(shown(complaint.words.asSentence, 240))"
      let remedy = "Correct it, and compare with what the provider's console shows."
      guard let field = Field.named(serverPath: complaint.path) else {
        return .aboutTheFile(message, .error, remedy: remedy)
      }
      return .error(field, message, remedy: remedy)
    }
  }
}

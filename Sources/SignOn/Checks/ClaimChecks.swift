import Text

/// What must hold of the claims that identify people.
extension Check {
  /// OpenMetadata 1.12: the settings are refused without them.
  static let principalClaimsAreGiven = Check(
    "principal-claims-are-given", "At least one claim identifies people"
  ) { settings in
    guard settings.items(.jwtPrincipalClaims).isEmpty else { return nil }
    let usual = settings.usualClaims
    return .error(
      .jwtPrincipalClaims, "No claim is listed, so the server could not tell who signs in.",
      remedy: "Use \(usual.joined(separator: ", ")).",
      repair: .set(.jwtPrincipalClaims, .list(usual), "use the usual claims"))
  }

  static let principalClaimIsAName = Check(
    "principal-claim-is-a-name", "Every principal claim is the name of one claim"
  ) { settings in
    let claims = settings.items(.jwtPrincipalClaims)
    let right = claims.flatMap { $0.split { $0.isBlank || ",;\"'[]".contains($0) } }.map(String.init).unique
    guard right != claims, !claims.isEmpty else { return nil }
    let wrong = claims.first { !right.contains($0) }
    return .error(
      .jwtPrincipalClaims,
      wrong.map { "“\(shown($0, 50))” is not the name of one claim." } ?? "A principal claim is listed twice.",
      remedy: "Give one name an entry, such as email.",
      repair: .set(
        .jwtPrincipalClaims, .list(right.isEmpty ? settings.usualClaims : right), "make one entry of each claim"))
  }

  /// The first claim in the token makes the user name.
  static let firstPrincipalClaimIsReadable = Check(
    "first-principal-claim-is-readable", "The first principal claim makes a name that people know"
  ) { settings in
    let first = settings.firstClaim
    guard settings.provider.opaqueClaims.contains(first) else { return nil }
    return .warning(
      .jwtPrincipalClaims, "With \(first) first, user names are UUIDs, and no admin principal matches them.",
      remedy: "Put email first.", repair: settings.emailFirst)
  }

  /// A claim without an `@` has no domain, and enforcement then refuses everybody.
  static let enforcedClaimHasADomain = Check(
    "enforced-claim-has-a-domain", "Enforcement looks at a claim that holds a domain"
  ) { settings in
    let first = settings.firstClaim
    guard settings.isOn(.enforcePrincipalDomain), settings.items(.jwtPrincipalClaimsMapping).isEmpty, !first.isEmpty,
      !["email", "upn"].contains(first)
    else { return nil }
    return .warning(
      .enforcePrincipalDomain,
      "The domain is enforced, but the first claim \(shown(first, 40)) may lack an @: nobody gets in.",
      remedy: "Put email first among the principal claims.", repair: settings.emailFirst)
  }
}

extension Settings {
  /// The claims that suit the provider when nobody says otherwise.
  fileprivate var usualClaims: [String] { given(.jwtPrincipalClaims).value?.items ?? ["email", "sub"] }

  fileprivate var emailFirst: Repair {
    let others = items(.jwtPrincipalClaims).filter { $0.lowerCase != "email" }
    return .set(.jwtPrincipalClaims, .list(["email"] + others), "put email first")
  }
}

/// What must hold of the mapping of claims, which is best left empty.
extension Check {
  /// OpenMetadata 1.12: SecurityUtil reads beyond the end of an entry without a colon.
  static let mappingEntryIsFieldAndClaim = mappingCheck(
    "mapping-entry-is-field-and-claim", "Every entry of the mapping is field:claim"
  ) { mapping in
    let wrong = mapping.entries.first { $0.parts.count < 2 || $0.parts[0].isEmpty || $0.parts[1].isEmpty }
    return wrong.map { ("“\(shown($0.text, 50))” is not of the form field:claim.", emptyOrBoth) }
  }

  static let mappingNamesEachFieldOnce = mappingCheck(
    "mapping-names-each-field-once", "The mapping names each field once"
  ) { mapping in
    guard mapping.keys.unique.count != mapping.keys.count else { return nil }
    return (
      "The mapping names a field twice; the server then does not start.",
      "Name username once and email once, or leave the mapping empty."
    )
  }

  /// OpenMetadata 1.12: SecurityUtil asks for both as soon as there is any entry.
  static let mappingHasUsernameAndEmail = mappingCheck(
    "mapping-has-username-and-email", "A mapping has both username and email"
  ) { mapping in
    let missing = ["username", "email"].filter { !mapping.keys.contains($0) }
    guard !missing.isEmpty else { return nil }
    return (
      "The mapping lacks \(missing.joined(separator: " and ")); the server refuses one without both.", emptyOrBoth
    )
  }

  /// OpenMetadata 1.12: only `username` and `email` are allowed, and the server does not start with others.
  static let mappingHasNoOtherFields = mappingCheck(
    "mapping-has-no-other-fields", "A mapping has no fields but username and email"
  ) { mapping in
    let others = mapping.keys.filter { $0 != "username" && $0 != "email" && !$0.isEmpty }
    guard !others.isEmpty else { return nil }
    return (
      "The mapping names \(shown(others.joined(separator: ", "), 50)); the server knows username and email alone.",
      "Leave the mapping empty."
    )
  }

  /// The schema's pattern allows no colon, and without it the server takes `cognito` for `cognito:username`.
  static let mappingClaimIsAPlainName = mappingCheck(
    "mapping-claim-is-a-plain-name", "Mapped claims have plain names, without a colon"
  ) { mapping in
    let wrong = mapping.entries.first { entry in
      let claim = entry.parts.dropFirst().joined(separator: ":")
      return !claim.isEmpty && !claim.isWord(and: "-")
    }
    return wrong.map {
      (
        "“\(shown($0.text, 50))” names a claim that cannot be mapped: letters, digits, _ and - alone, no colon.",
        "Leave the mapping empty; list such a claim among the principal claims."
      )
    }
  }

  /// Tokens that OpenMetadata makes itself lack the provider's claims, so a mapping breaks them.
  static let mappingIsLeftEmpty = Check("mapping-is-left-empty", "The mapping is left empty") { settings in
    guard !settings.items(.jwtPrincipalClaimsMapping).isEmpty else { return nil }
    let broken = settings.version >= .v2_0 ? "sign-ins of 2.0" : "personal access tokens"
    return .warning(
      .jwtPrincipalClaimsMapping, "A mapping replaces the principal claims and can break \(broken).",
      remedy: "Leave it empty; the principal claims do the same.", repair: noMapping)
  }

  private static let emptyOrBoth = "Leave the mapping empty, or write username:sub and email:email."
  /// What puts every mapping right: there is no need for one.
  private static let noMapping = Repair.set(.jwtPrincipalClaimsMapping, .list([]), "leave the mapping empty")

  /// A check of a mapping that has entries, as the server splits them: at every colon.
  private static func mappingCheck(
    _ name: String, _ statement: String,
    problem: @escaping @Sendable (ClaimsMapping) -> (message: String, remedy: String)?
  ) -> Check {
    Check(name, statement) { settings in
      let items = settings.items(.jwtPrincipalClaimsMapping)
      guard !items.isEmpty, let (message, remedy) = problem(ClaimsMapping(items)) else { return nil }
      return .error(.jwtPrincipalClaimsMapping, message, remedy: remedy, repair: noMapping)
    }
  }
}

/// The entries of a claims mapping with their parts: field, claim, and whatever follows a second colon.
private struct ClaimsMapping {
  let entries: [(text: String, parts: [Substring])]

  init(_ items: [String]) {
    entries = items.map { ($0, $0.split(separator: ":", omittingEmptySubsequences: false)) }
  }

  var keys: [String] { entries.map { String($0.parts.first ?? "") } }
}

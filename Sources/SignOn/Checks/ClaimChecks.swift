import Text

/// Checks of the claims that identify users.
extension Check {
  /// OpenMetadata 1.12: the settings are rejected without them.
  static let principalClaimsAreGiven = Check(
    "principal-claims-are-given", "At least one claim identifies users"
  ) { settings in
    guard settings.items(.jwtPrincipalClaims).isEmpty, !settings.knowsUsersByEmail else { return nil }
    let usual = settings.usualClaims
    return .error(
      .jwtPrincipalClaims, "No claim is listed, so the server cannot identify users.",
      remedy: "Use \(usual.joined(separator: ", ")).",
      repair: .set(.jwtPrincipalClaims, .list(usual), "use the default claims"))
  }

  static let principalClaimIsAName = Check(
    "principal-claim-is-a-name", "Every principal claim is one claim name"
  ) { settings in
    let claims = settings.items(.jwtPrincipalClaims)
    let right = claims.flatMap { $0.split { $0.isBlank || ",;\"'[]".contains($0) } }.map(String.init).unique
    guard right != claims, !claims.isEmpty else { return nil }
    let wrong = claims.first { !right.contains($0) }
    return .error(
      .jwtPrincipalClaims,
      wrong.map { "“\(shown($0, 50))” is not a single claim name." } ?? "A principal claim is listed twice.",
      remedy: "Enter one claim name per item, such as email.",
      repair: .set(
        .jwtPrincipalClaims, .list(right.isEmpty ? settings.usualClaims : right), "split into one item per claim"))
  }

  /// The user name comes from the first claim in the token.
  static let firstPrincipalClaimIsReadable = Check(
    "first-principal-claim-is-readable", "The first principal claim gives readable user names"
  ) { settings in
    let first = settings.firstClaim
    guard settings.provider.opaqueClaims.contains(first), !settings.knowsUsersByEmail else { return nil }
    return .warning(
      .jwtPrincipalClaims, "With \(first) first, user names are UUIDs, which no admin principal matches.",
      remedy: "Put email first.", repair: settings.emailFirst)
  }

  /// A claim without an `@` has no domain, so enforcement rejects everyone.
  static let enforcedClaimHasADomain = Check(
    "enforced-claim-has-a-domain", "The enforced domain comes from a claim with a domain"
  ) { settings in
    let first = settings.firstClaim
    guard settings.isOn(.enforcePrincipalDomain), settings.items(.jwtPrincipalClaimsMapping).isEmpty, !first.isEmpty,
      !["email", "upn"].contains(first), !settings.knowsUsersByEmail
    else { return nil }
    return .warning(
      .enforcePrincipalDomain,
      "The domain is enforced, but the first claim, \(shown(first, 40)), may lack an @; then nobody can sign in.",
      remedy: "Put email first in the principal claims.", repair: settings.emailFirst)
  }
}

extension Settings {
  /// The provider's default claims.
  fileprivate var usualClaims: [String] { given(.jwtPrincipalClaims).value?.items ?? ["email", "sub"] }

  fileprivate var emailFirst: Repair {
    let others = items(.jwtPrincipalClaims).filter { $0.lowerCase != "email" }
    return .set(.jwtPrincipalClaims, .list(["email"] + others), "put email first")
  }
}

/// Checks of the claims mapping, which is best left empty.
extension Check {
  /// OpenMetadata 1.12: SecurityUtil reads beyond the end of an entry without a colon.
  static let mappingEntryIsFieldAndClaim = mappingCheck(
    "mapping-entry-is-field-and-claim", "Every mapping entry is field:claim"
  ) { mapping in
    let wrong = mapping.entries.first { $0.parts.count < 2 || $0.parts[0].isEmpty || $0.parts[1].isEmpty }
    return wrong.map { ("“\(shown($0.text, 50))” is not in the form field:claim.", emptyOrBoth) }
  }

  static let mappingNamesEachFieldOnce = mappingCheck(
    "mapping-names-each-field-once", "The mapping lists each field once"
  ) { mapping in
    guard mapping.keys.unique.count != mapping.keys.count else { return nil }
    return (
      "The mapping lists a field twice, so the server does not start.",
      "List username and email once each, or leave the mapping empty."
    )
  }

  /// OpenMetadata 1.12: SecurityUtil requires both if there is any entry.
  static let mappingHasUsernameAndEmail = mappingCheck(
    "mapping-has-username-and-email", "The mapping has both username and email"
  ) { mapping in
    let missing = ["username", "email"].filter { !mapping.keys.contains($0) }
    guard !missing.isEmpty else { return nil }
    return (
      "The mapping lacks \(missing.joined(separator: " and ")); the server requires both.", emptyOrBoth
    )
  }

  /// OpenMetadata 1.12: only `username` and `email` are allowed, and the server does not start with others.
  static let mappingHasNoOtherFields = mappingCheck(
    "mapping-has-no-other-fields", "The mapping has only username and email"
  ) { mapping in
    let others = mapping.keys.filter { $0 != "username" && $0 != "email" && !$0.isEmpty }
    guard !others.isEmpty else { return nil }
    return (
      "The mapping contains \(shown(others.joined(separator: ", "), 50)); only username and email are allowed.",
      "Leave the mapping empty."
    )
  }

  /// The schema's pattern allows no colon; otherwise the server would read `cognito:username` as `cognito`.
  static let mappingClaimIsAPlainName = mappingCheck(
    "mapping-claim-is-a-plain-name", "Mapped claim names contain no colon"
  ) { mapping in
    let wrong = mapping.entries.first { entry in
      let claim = entry.parts.dropFirst().joined(separator: ":")
      return !claim.isEmpty && !claim.isWord(and: "-")
    }
    return wrong.map {
      (
        "“\(shown($0.text, 50))” cannot be mapped: claim names may contain only letters, digits, _ and -.",
        "Leave the mapping empty and list the claim under JWT Principal Claims."
      )
    }
  }

  /// Tokens that OpenMetadata makes itself lack the provider's claims, so a mapping breaks them.
  static let mappingIsLeftEmpty = Check("mapping-is-left-empty", "The mapping is empty") { settings in
    guard !settings.items(.jwtPrincipalClaimsMapping).isEmpty else { return nil }
    let broken = settings.deployment.release.effect(
      until: "personal access tokens", from: .v2_0, "sign-in in 2.0",
      both: "personal access tokens, and sign-in from 2.0")
    return .warning(
      .jwtPrincipalClaimsMapping, "A mapping replaces the principal claims and can break \(broken).",
      remedy: "Leave it empty; the principal claims serve the same purpose.", repair: noMapping)
  }

  private static let emptyOrBoth = "Leave the mapping empty, or write username:sub and email:email."
  /// Fixes every mapping: none is needed.
  private static let noMapping = Repair.set(.jwtPrincipalClaimsMapping, .list([]), "clear the mapping")

  /// A check of a non-empty mapping, split at every colon as the server does.
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

import Text

extension Check {
  /// A claim without an `@` has no domain, and enforcement then refuses everybody.
  static let enforcedClaimHasADomain = Check(
    "enforced-claim-has-a-domain", "Enforcement looks at a claim that holds a domain"
  ) { settings in
    let first = settings.firstClaim
    guard settings.isOn(.enforcePrincipalDomain), settings.items(.jwtPrincipalClaimsMapping).isEmpty, !first.isEmpty,
      !["email", "upn"].contains(first)
    else { return [] }
    let others = settings.items(.jwtPrincipalClaims).filter { $0.lowerCase != "email" }
    return [
      .warning(
        .enforcePrincipalDomain,
        "The domain is enforced, but the first claim \(shown(first, 40)) may lack an @: nobody gets in.",
        remedy: "Put email first among the principal claims.",
        repair: .set(.jwtPrincipalClaims, .list(["email"] + others), "put email first"))
    ]
  }
}

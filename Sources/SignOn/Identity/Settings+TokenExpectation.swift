import OpenIDConnect

extension Settings {
  /// What an id token has to agree with as the settings stand; `now` in seconds since 1970.
  package func tokenExpectation(nonce: TokenExpectation.Nonce, now: Double) -> TokenExpectation {
    let skew = Double(text(.maxClockSkew)) ?? 0
    let maxAge = isRelevant(.maxAge) ? Int(text(.maxAge)).map { Double(max(0, $0)) } : nil
    return TokenExpectation(
      authority: text(.authority), clientID: text(.clientID), nonce: nonce, keys: keySet, now: now,
      skew: skew.isFinite ? min(max(skew, 60), 600) : 60, maxAge: maxAge, marksTokenUse: provider.marksTokenUse,
      named: namedClaims)
  }

  /// The claims that the configuration names, with the field of each.
  private var namedClaims: [TokenExpectation.NamedClaims] {
    var named: [TokenExpectation.NamedClaims] = []
    let course = SignInCourse(settings: self, claims: Claims([]))
    if items(.jwtPrincipalClaimsMapping).isEmpty {
      named.append(.init(items(.jwtPrincipalClaims), field: Field.jwtPrincipalClaims.id, demand: .first))
    } else if let mapping = try? course.mapping() {
      let claims = ["username", "email"].compactMap { mapping[$0] }.unique
      named.append(.init(claims, field: Field.jwtPrincipalClaimsMapping.id, demand: .each))
    }
    if isRelevant(.teamClaim), !text(.teamClaim).isEmpty {
      named.append(.init([text(.teamClaim)], field: Field.teamClaim.id, demand: .wished))
    }
    if isOn(.rolesFromProvider) {
      named.append(.init(["roles"], field: Field.rolesFromProvider.id, demand: .wished))
    }
    return named
  }
}

import OpenIDConnect

/// What a token must match; all of it is passed in, including the time.
package struct TokenExpectation: Equatable, Sendable {
  package var authority: String
  /// Issuers that the provider names in place of the authority.
  package var otherIssuers: [String] = []
  package var clientID: String
  package var nonce: Nonce
  /// Nil until the JWKS has been read.
  package var keys: KeySet?
  /// Seconds since 1970.
  package var now: Double
  /// The clock tolerance, in seconds.
  package var skew = 60.0
  /// The maximum seconds since the sign-in, if requested.
  package var maxAge: Double?
  /// Whether the provider marks its tokens with `token_use`, as Cognito does.
  package var marksTokenUse = true
  /// Whether a token whose `email_verified` is false is rejected, as from 2.1 on.
  package var needsVerifiedEmail = false
  package var named: [NamedClaims] = []

  package enum Nonce: Equatable, Sendable {
    /// It was sent with the sign-in.
    case sent(String)
    case notSent
    /// The token was not requested here.
    case unknown
  }

  /// Claims that the configuration relies on.
  package struct NamedClaims: Equatable, Sendable {
    package enum Demand: Sendable {
      /// The first one present is used; one is required.
      case first
      case each
      /// Optional: without it something is left out.
      case wished
    }

    package let claims: [String]
    /// The id of the field that names them.
    package let field: String
    package let demand: Demand

    init(_ claims: [String], _ field: Field, _ demand: Demand) {
      self.claims = claims
      self.field = field.id
      self.demand = demand
    }
  }
}

extension Settings {
  /// What an ID token must match with the current settings; `now` in seconds since 1970.
  package func tokenExpectation(nonce: TokenExpectation.Nonce, now: Double) -> TokenExpectation {
    let skew = Double(text(.maxClockSkew)) ?? 0
    let maxAge = isRelevant(.maxAge) ? Int(text(.maxAge)).map { Double(max(0, $0)) } : nil
    return TokenExpectation(
      authority: text(.authority), otherIssuers: provider.otherIssuers(self), clientID: text(.clientID), nonce: nonce,
      keys: keySet, now: now,
      skew: skew.isFinite ? min(max(skew, 60), 600) : 60, maxAge: maxAge, marksTokenUse: provider.marksTokenUse,
      needsVerifiedEmail: deployment.release.isFrom(.v2_1), named: namedClaims)
  }

  /// The claims that the configuration names, with the field of each.
  private var namedClaims: [TokenExpectation.NamedClaims] {
    var named: [TokenExpectation.NamedClaims] = []
    let rules = SignInRules(settings: self, claims: Claims([]))
    if knowsUsersByEmail {
      named.append(.init([text(.emailClaim)], .emailClaim, .each))
    } else if items(.jwtPrincipalClaimsMapping).isEmpty {
      named.append(.init(items(.jwtPrincipalClaims), .jwtPrincipalClaims, .first))
    } else if let mapping = try? rules.mapping() {
      let claims = ["username", "email"].compactMap { mapping[$0] }.unique
      named.append(.init(claims, .jwtPrincipalClaimsMapping, .each))
    }
    if isRelevant(.teamClaim), !text(.teamClaim).isEmpty {
      named.append(.init([text(.teamClaim)], .teamClaim, .wished))
    }
    if isOn(.rolesFromProvider) {
      named.append(.init(["roles"], .rolesFromProvider, .wished))
    }
    return named
  }
}

import OpenIDConnect

/// What a token has to agree with; all of it is given, the time too.
package struct TokenExpectation: Equatable, Sendable {
  package var authority: String
  package var clientID: String
  package var nonce: Nonce
  /// nil while the key set has not been read.
  package var keys: KeySet?
  /// Seconds since 1970.
  package var now: Double
  /// How far two clocks may be apart, in seconds.
  package var skew = 60.0
  /// Seconds since the person signed in, if that was asked for.
  package var maxAge: Double?
  /// Whether the provider marks its tokens with `token_use`, as Cognito does.
  package var marksTokenUse = true
  package var named: [NamedClaims] = []

  package enum Nonce: Equatable, Sendable {
    /// It was sent with the sign-in.
    case sent(String)
    case notSent
    /// The token was not asked for here.
    case unknown
  }

  /// Claims that the configuration relies on.
  package struct NamedClaims: Equatable, Sendable {
    package enum Demand: Sendable {
      /// The first one present is used, and one has to be.
      case first
      case each
      /// Without it something is left out, but the sign-in goes on.
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
    let rules = SignInRules(settings: self, claims: Claims([]))
    if items(.jwtPrincipalClaimsMapping).isEmpty {
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

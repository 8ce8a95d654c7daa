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
  package var skew: Double
  /// Seconds since the person signed in, if that was asked for.
  package var maxAge: Double?
  /// Whether the provider marks its tokens with `token_use`, as Cognito does.
  package var marksTokenUse: Bool
  package var named: [NamedClaims]

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

    package init(_ claims: [String], field: String, demand: Demand) {
      self.claims = claims
      self.field = field
      self.demand = demand
    }
  }

  package init(
    authority: String, clientID: String, nonce: Nonce, keys: KeySet?, now: Double, skew: Double = 60,
    maxAge: Double? = nil, marksTokenUse: Bool = true, named: [NamedClaims] = []
  ) {
    self.authority = authority
    self.clientID = clientID
    self.nonce = nonce
    self.keys = keys
    self.now = now
    self.skew = skew
    self.maxAge = maxAge
    self.marksTokenUse = marksTokenUse
    self.named = named
  }
}

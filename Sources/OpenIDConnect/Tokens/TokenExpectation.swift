/// What a token has to agree with; all of it is given, the time too.
public struct TokenExpectation: Equatable, Sendable {
  public var authority: String
  public var clientID: String
  public var nonce: Nonce
  /// nil while the key set has not been read.
  public var keys: KeySet?
  /// Seconds since 1970.
  public var now: Double
  /// How far two clocks may be apart, in seconds.
  public var skew: Double
  /// Seconds since the person signed in, if that was asked for.
  public var maxAge: Double?
  /// Whether the provider marks its tokens with `token_use`, as Cognito does.
  public var marksTokenUse: Bool
  public var named: [NamedClaims]

  public enum Nonce: Equatable, Sendable {
    /// It was sent with the sign-in.
    case sent(String)
    case notSent
    /// The token was not asked for here.
    case unknown
  }

  /// Claims that the configuration relies on.
  public struct NamedClaims: Equatable, Sendable {
    public enum Demand: Sendable {
      /// The first one present is used, and one has to be.
      case first
      case each
      /// Without it something is left out, but the sign-in goes on.
      case wished
    }

    public let claims: [String]
    /// The id of the field that names them.
    public let field: String
    public let demand: Demand

    public init(_ claims: [String], field: String, demand: Demand) {
      self.claims = claims
      self.field = field
      self.demand = demand
    }
  }

  public init(
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

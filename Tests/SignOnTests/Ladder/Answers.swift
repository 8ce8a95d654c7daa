import OpenIDConnect
import SignOn

func modulus(_ bits: Int) -> [UInt8] { Array(repeating: 0xFF, count: bits / 8) }

extension ProviderMetadata {
  /// What Cognito says about the sample pool: no word about PKCE.
  static let pool = ProviderMetadata(
    issuer: CognitoSample.authority,
    authorizationEndpoint: "https://company.auth.us-east-1.amazoncognito.com/oauth2/authorize",
    tokenEndpoint: "https://company.auth.us-east-1.amazoncognito.com/oauth2/token",
    userinfoEndpoint: "https://company.auth.us-east-1.amazoncognito.com/oauth2/userInfo",
    jwksURI: CognitoSample.keysURL, scopesSupported: ["openid", "email", "phone", "profile"],
    responseTypesSupported: ["code", "token"], idTokenSigningAlgorithms: ["RS256"],
    tokenEndpointAuthMethods: ["client_secret_basic", "client_secret_post"])

  /// What a Keycloak realm says.
  static let realm = ProviderMetadata(
    issuer: "https://sso.company.com/realms/main",
    authorizationEndpoint: "https://sso.company.com/realms/main/protocol/openid-connect/auth",
    tokenEndpoint: "https://sso.company.com/realms/main/protocol/openid-connect/token",
    jwksURI: "https://sso.company.com/realms/main/protocol/openid-connect/certs",
    scopesSupported: ["openid", "email", "profile"], responseTypesSupported: ["code"],
    idTokenSigningAlgorithms: ["RS256"], tokenEndpointAuthMethods: ["client_secret_basic"],
    codeChallengeMethods: ["S256"])
}

extension Settings {
  /// The same settings after the provider has been asked.
  func answered(
    by metadata: ProviderMetadata = .pool,
    keys: KeySet = KeySet(keys: [.init(kid: "1", use: "sig", modulus: modulus(2048), exponent: [1, 0, 1])]),
    clockOffset: Int? = nil
  ) -> Settings {
    var settings = self
    let receipt = Receipt(status: 200, bytes: 1_000, milliseconds: 80, clockOffsetSeconds: clockOffset)
    settings.facts.discovery = .found(metadata, from: text(.discoveryURI), receipt)
    if let url = settings.keysURL { settings.facts.keys = .found(keys, from: url, receipt) }
    return settings
  }

  /// What each step that reads the two documents comes to, in a word.
  var verdicts: [String] {
    Ladder.standard.steps.prefix(5).map { step in
      switch step.verdict(self) {
      case .waiting: "waiting"
      case .asking: "asking"
      case .passed: "passed"
      case .unknown: "unknown"
      case .failed: "failed"
      case .withheld: "withheld"
      }
    }
  }
}

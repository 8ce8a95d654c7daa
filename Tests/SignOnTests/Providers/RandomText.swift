/// Text that resembles what people paste, the same for the same seed.
struct RandomText: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  private static let pieces = [
    "https://", "http://", "cognito-idp", ".", "us-east-1", "eu-west-3", "_", "ABC123DEF", "amazonaws.com", "/", "//",
    ":",
    "/.well-known", "/openid-configuration", "openid_configuration", "jwks.json", "arn:aws:", "\"", "'", "{", "}", "[",
    "]",
    ",", "=", "issuer", "\"issuer\":", "\\", "\\/", "é", "e\u{301}", "\u{301}", "\u{200B}", "👩‍👩‍👧", "\r\n", "\n", "\t",
    "\0", "\u{1B}[31m", " ", "?", "#", "@", "%5F", "localhost", ":8080", ":99999999999999999999", "realms", "ſ", "K",
    "ß",
    "issuer-", "-fips", ".cn", "amazoncognito.com", "auth", "-", "callback", "x", "9", "1", "${VAR:-", "[::1]",
    "127.0.0.1", "login.microsoftonline.com", "/common", "1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f", "/v2.0",
    "accounts.google.com", "https://accounts.google.com", ".apps.googleusercontent.com", "dev-1.okta.com", "/oauth2",
    "/default", "acme.eu.auth0.com", "https://login.microsoftonline.com/common",
  ]

  mutating func text() -> String {
    (0..<Int.random(in: 0...12, using: &self)).map { _ in Self.pieces.randomElement(using: &self) ?? "" }.joined()
  }
}

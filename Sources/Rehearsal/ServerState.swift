import OpenIDConnect
import Text

/// What the simulated OpenMetadata knows; it lasts as long as its process.
struct ServerState {
  /// The settings in use.
  var running: JSON
  /// The row in the database, which the next start would use.
  var stored: JSON
  /// Those before the last change.
  var former: JSON
  var accounts = ServerAccount.all
  /// By their text.
  var tokens: [String: ServerToken] = [:]
  /// Begun at the provider, by their state.
  var signIns: [String: ServerSignIn] = [:]
  /// The results of the server's own test sign-ins.
  var tests: [String: JSON] = [:]
  /// How many questions have been answered, to tell replicas apart.
  var turns = 0
  var writes = 0
  var validations = 0
  /// How many more requests are answered by 503.
  var downFor = 0

  init(_ configuration: JSON) {
    running = configuration
    stored = configuration
    former = configuration
  }

  mutating func turn() -> Int {
    turns += 1
    return turns
  }

  mutating func change(to configuration: JSON) {
    former = running
    stored = configuration
    running = configuration
  }

  /// Nil if there is no such account, or without libcrypto.
  mutating func token(of name: String, until expires: Int) -> Secret? {
    guard let account = account(name) else { return nil }
    let token = ServerToken(account: account, expires: expires)
    guard let text = try? token.text(number: tokens.count) else { return nil }
    tokens[text] = token
    return Secret(text)
  }

  func account(_ name: String) -> ServerAccount? { accounts.first { $0.name == name } }
}

extension RehearsedServer {
  /// With passwords, as a server starts that nobody has configured.
  package static let firstStart = JSON.object([
    (
      "authenticationConfiguration",
      .object([
        ("provider", .text("basic")), ("providerName", .text("basic")), ("clientType", .text("public")),
        ("publicKeyUrls", .texts(["http://localhost:8585/api/v1/system/config/jwks"])),
        ("authority", .text("https://accounts.google.com")), ("clientId", .text("")), ("callbackUrl", .text("")),
        ("jwtPrincipalClaims", .texts(["email", "preferred_username", "sub"])),
        ("jwtPrincipalClaimsMapping", .list([])), ("enableSelfSignup", .bool(true)),
      ])
    ),
    (
      "authorizerConfiguration",
      .object([
        ("className", .text("org.openmetadata.service.security.DefaultAuthorizer")),
        ("containerRequestFilter", .text("org.openmetadata.service.security.JwtFilter")),
        ("adminPrincipals", .texts(["admin"])), ("principalDomain", .text("open-metadata.org")),
        ("enforcePrincipalDomain", .bool(false)), ("enableSecureSocketConnection", .bool(false)),
      ])
    ),
  ])
}

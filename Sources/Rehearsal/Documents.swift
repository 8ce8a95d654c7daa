import OpenIDConnect
import Text

/// The two documents of an issuer; Cognito's member for member and in the order in which Cognito writes them.
enum Documents {
  static func discovery(_ pool: Pool, fault: Fault) -> String {
    let other = pool.issuer.dropLast() + (pool.issuer.hasSuffix("0") ? "1" : "0")
    let issuer = fault == .issuer ? String(other) : pool.issuer
    // Without a domain, Cognito returns URLs below the pool that do not work.
    let base = fault == .noDomain ? pool.issuer : "\(pool.domain)/oauth2"
    let logout = fault == .noDomain ? pool.issuer : pool.domain
    let token = fault == .plainEndpoint ? "http" + "\(base)/token".dropFirst("https".count) : "\(base)/token"
    let members: [(String, JSON?)] = [
      ("authorization_endpoint", .text("\(base)/authorize")),
      ("end_session_endpoint", .text("\(logout)/logout")),
      ("id_token_signing_alg_values_supported", .texts(["RS256"])),
      ("issuer", .text(issuer)),
      ("jwks_uri", .text("\(pool.issuer)/.well-known/jwks.json")),
      ("response_types_supported", .texts(["code", "token"])),
      ("revocation_endpoint", .text("\(base)/revoke")),
      ("scopes_supported", .texts(["openid", "email", "phone", "profile"])),
      ("subject_types_supported", .texts(["public"])),
      ("token_endpoint", fault == .missingEndpoint ? nil : .text(token)),
      ("token_endpoint_auth_methods_supported", .texts(["client_secret_basic", "client_secret_post"])),
      ("userinfo_endpoint", .text("\(base)/userInfo")),
    ]
    return JSON.object(members.compactMap { name, value in value.map { (name, $0) } }).source(.compact)
  }

  /// The document of another provider, with the members that they have in common.
  static func discovery(_ realm: Realm, fault: Fault) -> String {
    let issuer = fault == .issuer ? realm.tenant.issuer + "x" : realm.tenant.issuer
    let token = fault == .plainEndpoint ? "http" + realm.token.dropFirst("https".count) : realm.token
    let members: [(String, JSON?)] = [
      ("issuer", .text(issuer)),
      ("authorization_endpoint", .text(realm.authorization)),
      ("token_endpoint", fault == .missingEndpoint ? nil : .text(token)),
      ("userinfo_endpoint", .text(realm.userinfo)),
      ("jwks_uri", .text(realm.keys)),
      ("scopes_supported", .texts(realm.scopes)),
      ("response_types_supported", .texts(["code", "id_token", "code id_token"])),
      ("subject_types_supported", .texts(["public"])),
      ("id_token_signing_alg_values_supported", .texts(["RS256"])),
      ("token_endpoint_auth_methods_supported", .texts(["client_secret_basic", "client_secret_post"])),
      ("code_challenge_methods_supported", .texts(["S256"])),
    ]
    return JSON.object(members.compactMap { name, value in value.map { (name, $0) } }).source(.compact)
  }

  static func keySet(_ keys: [PoolKey], fault: Fault) -> String {
    let shown = fault == .emptyKeys ? [] : keys
    return JSON.object([("keys", .list(shown.map { key($0, fault: fault) }))]).source(.compact)
  }

  private static func key(_ key: PoolKey, fault: Fault) -> JSON {
    let modulus = fault == .weakKeys ? Array(key.signing.modulus.prefix(128)) : key.signing.modulus
    return .object([
      ("alg", .text("RS256")), ("e", .text(Base64URL.text(key.signing.exponent))), ("kid", .text(key.kid)),
      ("kty", .text("RSA")), ("n", .text(Base64URL.text(modulus))), ("use", .text("sig")),
    ])
  }

  /// Cognito's own shape of an error on its API host.
  static func error(code: String, message: String) -> String {
    JSON.object([("code", .text(code)), ("message", .text(message)), ("type", .text("client"))]).source(.compact)
  }
}

import Text

/// An issuer of a provider other than Cognito: where its endpoints are, and its tenant.
struct Realm {
  let tenant: Tenant
  /// Every URL at which the discovery document is.
  let discovery: [String]
  let keys: String
  let authorization: String
  let token: String
  let userinfo: String
  let scopes: [String]

  private static let usual = ["openid", "profile", "email", "offline_access"]
  private static let wellKnown = "/.well-known/openid-configuration"

  /// The issuer that a URL belongs to, by its host or path; nil for an unknown one.
  init?(host: String, path: String) {
    let steps = path.split(separator: "/").map(String.init)
    if host == "login.microsoftonline.com", let first = steps.first {
      self.init(entra: first)
    } else if host.hasSuffix(".okta.com") || host.hasSuffix(".oktapreview.com") {
      self.init(okta: host, server: steps.first == "oauth2" && steps.count > 1 && steps[1] != "v1" ? steps[1] : nil)
    } else if host.hasSuffix(".auth0.com") {
      self.init(auth0: host)
    } else if ["accounts.google.com", "oauth2.googleapis.com", "www.googleapis.com"].contains(host) {
      self.init(google: ())
    } else if steps.count > 1, steps[0] == "realms" {
      self.init(keycloak: "https://\(host)/realms/\(steps[1])")
    } else {
      return nil
    }
  }

  private init(
    _ issuer: String, _ claims: Tenant.Claims, at bases: [String], keys: String, authorization: String, token: String,
    userinfo: String, scopes: [String] = Realm.usual
  ) {
    tenant = Tenant(issuer: issuer, scopes: Set(scopes), claims: claims)
    discovery = bases.map { $0 + Self.wellKnown }
    (self.keys, self.authorization, self.token, self.userinfo) = (keys, authorization, token, userinfo)
    self.scopes = scopes
  }

  private init(entra id: String) {
    let base = "https://login.microsoftonline.com/\(id)"
    let isShared = ["common", "organizations", "consumers"].contains(id)
    self.init(
      isShared ? "https://login.microsoftonline.com/{tenantid}/v2.0" : base + "/v2.0", .entra(tenant: id),
      at: [base + "/v2.0", base], keys: base + "/discovery/v2.0/keys", authorization: base + "/oauth2/v2.0/authorize",
      token: base + "/oauth2/v2.0/token", userinfo: "https://graph.microsoft.com/oidc/userinfo")
  }

  private init(okta host: String, server: String?) {
    let issuer = "https://\(host)" + (server.map { "/oauth2/" + $0 } ?? "")
    let base = server == nil ? issuer + "/oauth2/v1" : issuer + "/v1"
    self.init(
      issuer, .okta, at: [issuer], keys: base + "/keys", authorization: base + "/authorize", token: base + "/token",
      userinfo: base + "/userinfo", scopes: Self.usual + ["address", "phone", "groups"])
  }

  private init(auth0 host: String) {
    let base = "https://\(host)"
    self.init(
      base + "/", .auth0, at: [base], keys: base + "/.well-known/jwks.json", authorization: base + "/authorize",
      token: base + "/oauth/token", userinfo: base + "/userinfo", scopes: Self.usual + ["name", "nickname", "address"])
  }

  private init(google: Void) {
    let issuer = "https://accounts.google.com"
    self.init(
      issuer, .google, at: [issuer], keys: "https://www.googleapis.com/oauth2/v3/certs",
      authorization: issuer + "/o/oauth2/v2/auth", token: "https://oauth2.googleapis.com/token",
      userinfo: "https://openidconnect.googleapis.com/v1/userinfo", scopes: ["openid", "email", "profile"])
  }

  private init(keycloak issuer: String) {
    let base = issuer + "/protocol/openid-connect"
    self.init(
      issuer, .keycloak, at: [issuer], keys: base + "/certs", authorization: base + "/auth", token: base + "/token",
      userinfo: base + "/userinfo", scopes: Self.usual + ["roles", "web-origins"])
  }
}

import Loopback
import OpenIDConnect
import Text

/// The sign-in pages and the token endpoint: of a user pool on its domain, of other issuers beside their documents.
struct HostedPages {
  let fault: Fault
  /// The prefix of every path: the domain, or its local route for a browser on this machine.
  let base: String
  /// Seconds since 1970.
  let now: Int

  /// nil if no page has this path.
  func answer(_ request: LoopbackRequest, region: String, _ grants: inout Grants) -> LoopbackResponse? {
    guard fault != .noDomain, let pool = grants.pool(in: region) else { return nil }
    switch request.path {
    case "/oauth2/authorize": return authorize(request, pool.tenant)
    case "/login": return login(request, pool.tenant, action: base + "/login?" + request.query, &grants)
    case "/error":
      let code = FormText.single("error", in: FormText.fields(request.query)) ?? "invalid_request"
      return Self.page(400, LoginPage.error(code))
    case "/oauth2/token": return TokenEndpoint(fault: fault, now: now, tenant: pool.tenant).answer(request, &grants)
    default: return nil
    }
  }

  /// Nil for a path that is none of the issuer's.
  func answer(_ request: LoopbackRequest, host: String, realm: Realm, _ grants: inout Grants) -> LoopbackResponse? {
    let url = "https://\(host)\(request.path)"
    switch url {
    case realm.authorization:
      return login(request, realm.tenant, action: "\(base)\(request.path)?\(request.query)", &grants)
    case realm.token: return TokenEndpoint(fault: fault, now: now, tenant: realm.tenant).answer(request, &grants)
    default: return nil
    }
  }

  private func authorize(_ request: LoopbackRequest, _ tenant: Tenant) -> LoopbackResponse {
    guard request.method == "GET" else { return Self.page(405, LoginPage.error("invalid_request")) }
    let fields = FormText.fields(request.query)
    return refusal(fields, tenant) ?? Self.redirect(base + "/login?" + request.query)
  }

  /// What is wrong with the request, reported where the provider reports it; nil for a valid one.
  private func refusal(_ fields: [FormText.Field], _ tenant: Tenant) -> LoopbackResponse? {
    switch AuthorizeEndpoint(fault: fault, tenant: tenant).outcome(fields) {
    case .signIn: return nil
    case .errorPage(let code) where tenant.claims != .cognito: return Self.page(400, LoginPage.error(code))
    case .errorPage(let code):
      let shown = fields.filter { $0.name == "client_id" }.prefix(1)
      return Self.redirect(base + "/error?" + FormText.joined([("error", code)] + shown))
    case .callback(let code, let description):
      let state = fields.filter { $0.name == "state" }.prefix(1)
      let callback = FormText.single("redirect_uri", in: fields) ?? ""
      return Self.redirect(
        AuthorizeEndpoint.address(
          callback, adding: [("error", code), ("error_description", description)] + state))
    }
  }

  private func login(
    _ request: LoopbackRequest, _ tenant: Tenant, action: String, _ grants: inout Grants
  ) -> LoopbackResponse {
    let fields = FormText.fields(request.query)
    if let refusal = refusal(fields, tenant) { return refusal }
    switch request.method {
    case "GET": return Self.page(200, LoginPage.form(action: action))
    case "POST":
      let posted = FormText.fields(String(decoding: request.body, as: UTF8.self))
      guard let user = User.signing(in: FormText.single("username", in: posted) ?? "") else {
        return Self.page(200, LoginPage.form(action: action, message: "User does not exist."))
      }
      guard FormText.single("password", in: posted)?.isEmpty == false else {
        return Self.page(200, LoginPage.form(action: action, message: "Incorrect username or password."))
      }
      return signIn(user, fields, tenant, &grants)
    default: return Self.page(405, LoginPage.error("invalid_request"))
    }
  }

  private func signIn(
    _ user: User, _ fields: [FormText.Field], _ tenant: Tenant, _ grants: inout Grants
  ) -> LoopbackResponse {
    let callback = FormText.single("redirect_uri", in: fields) ?? ""
    let scope = FormText.single("scope", in: fields) ?? "openid"
    let grant = Grants.Grant(
      tenant: tenant, user: user, clientID: FormText.single("client_id", in: fields) ?? "", redirectURI: callback,
      scopes: scope.split(separator: " ").map(String.init), nonce: FormText.single("nonce", in: fields),
      challenge: FormText.single("code_challenge", in: fields), signedInAt: now)
    let state = fields.filter { $0.name == "state" }.prefix(1)
    guard let code = try? grants.code(for: grant) else {
      return Self.redirect(AuthorizeEndpoint.address(callback, adding: [("error", "server_error")] + state))
    }
    return Self.redirect(AuthorizeEndpoint.address(callback, adding: [("code", code)] + state))
  }

  static func redirect(_ address: String) -> LoopbackResponse {
    var response = LoopbackResponse(status: 302, type: "text/plain", body: "")
    response.add("Location", address)
    response.add("Cache-Control", "no-store")
    return response
  }

  private static func page(_ status: Int, _ text: String) -> LoopbackResponse {
    var response = LoopbackResponse(status: status, type: "text/html; charset=utf-8", body: text)
    response.add("Cache-Control", "no-store")
    response.add("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    return response
  }
}

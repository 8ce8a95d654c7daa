import Loopback
import OpenIDConnect
import Text

/// A sign-in that the server has begun, until the browser comes back.
struct ServerSignIn {
  /// What the server began it with.
  let configuration: JSON
  let verifier: String
  /// The test that it belongs to; nil if it ends in a session.
  let test: String?
}

/// How a simulated provider is asked by the simulated server.
typealias Provider = (LoopbackRequest) -> LoopbackResponse

/// Sign-ins by the server itself (AuthenticationCodeFlowHandler): each begins with a redirect to the provider, and ends
/// at the callback URL.
extension RehearsedServer {
  /// As the server's page begins it.
  func signIn(_ fields: [FormText.Field]) -> LoopbackResponse {
    let isBroken = fault == .noSignIn || fault == .signInBreaks && state.withLock(\.writes) == 1
    let configuration = running
    guard let client = client(of: configuration), !isBroken, endpoint(client) != nil else {
      return LoopbackResponse(
        status: 404, type: "text/html",
        body: "<h2>HTTP ERROR 404 Callback endpoint not available for public clients</h2>\n")
    }
    let back = FormText.single("redirectUri", in: fields)
    guard fault != .signInFails, back != nil || isAtLeast(1, 12) else {
      return Self.failedSignIn("Redirect URI is required")
    }
    guard let back, !isAtLeast(2) || mayReturn(to: back, client) else {
      return LoopbackResponse(status: 400, type: "text/html", body: "<h2>HTTP ERROR 400</h2>\n")
    }
    return begin(configuration, test: nil).map(HostedPages.redirect) ?? Self.failedSignIn("no random numbers")
  }

  private static func failedSignIn(_ why: String) -> LoopbackResponse {
    LoopbackResponse(
      status: 500, type: "text/html; charset=UTF-8",
      body: "<p> [Auth Callback Servlet] Failed in Auth Login : \(why) </p>\n")
  }

  /// From 2.0 on only the hosts of the callback and the server URL are trusted.
  private func mayReturn(to target: String, _ client: JSON) -> Bool {
    if target.hasPrefix("/"), !target.hasPrefix("//") { return true }
    let home = ["callbackUrl", "serverUrl"].compactMap { client[$0]?.text }.compactMap { WebAddress($0)?.authority }
    return WebAddress(target).map { home.contains($0.authority) } ?? false
  }

  /// Of a confidential client.
  func client(of configuration: JSON) -> JSON? {
    let authentication = configuration["authenticationConfiguration"]
    return authentication?["clientType"]?.text == "confidential" ? authentication?["oidcConfiguration"] : nil
  }

  /// The address that leads to the provider; nil if the configuration leads to none.
  private func begin(_ configuration: JSON, test: String?) -> String? {
    guard let client = client(of: configuration), let endpoint = endpoint(client),
      let name = try? Grants.uuid(), let verifier = try? Base64URL.text(Signatures.random(32)),
      let challenge = try? Base64URL.text(Signatures.sha256(Array(verifier.utf8)))
    else { return nil }
    state.withLock {
      $0.signIns[name] = ServerSignIn(configuration: configuration, verifier: verifier, test: test)
    }
    return endpoint + "?" + FormText.joined(parameters(client, state: name, challenge: challenge))
  }

  // MARK: The way back

  /// The callback URL: exchanges the code, and says who has signed in.
  func callback(_ request: LoopbackRequest, asking provider: Provider) -> LoopbackResponse {
    let fields = FormText.fields(request.query)
    let name = FormText.single("state", in: fields) ?? ""
    guard let signIn = state.withLock({ $0.signIns.removeValue(forKey: name) }) else {
      return Self.failedSignIn("Missing state parameter")
    }
    do throws(ServerTokenRules.Rejection) {
      let token = try token(FormText.single("code", in: fields) ?? "", signIn, asking: provider)
      return try end(signIn, token)
    } catch {
      if let test = signIn.test {
        let result = JSON.object([("status", .text("failed")), ("errors", .texts([error.message]))])
        state.withLock { $0.tests[test] = result }
      }
      return Self.failedSignIn(error.message)
    }
  }

  private func token(
    _ code: String, _ signIn: ServerSignIn, asking provider: Provider
  ) throws(ServerTokenRules.Rejection) -> IDToken {
    guard let client = client(of: signIn.configuration), let url = tokenEndpoint(client).flatMap({ WebAddress($0) })
    else { throw ServerTokenRules.Rejection(message: "no token endpoint") }
    let body = FormText.joined([
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", client["callbackUrl"]?.text ?? ""),
      ("client_id", client["id"]?.text ?? ""), ("client_secret", client["secret"]?.text ?? ""),
      ("code_verifier", signIn.verifier),
    ])
    let answer = provider(
      LoopbackRequest(
        method: "POST", target: url.path,
        headers: [
          LoopbackRequest.Header(name: "Host", value: url.authority),
          LoopbackRequest.Header(name: "Content-Type", value: "application/x-www-form-urlencoded"),
        ], body: Array(body.utf8)))
    let json = try? JSON.parse(answer.body)
    guard let token = json?["id_token"]?.text.flatMap({ try? IDToken.parse($0) }) else {
      throw ServerTokenRules.Rejection(message: "Bad token response: \(json?["error"]?.text ?? "\(answer.status)")")
    }
    return token
  }

  private func end(_ signIn: ServerSignIn, _ token: IDToken) throws(ServerTokenRules.Rejection) -> LoopbackResponse {
    if let test = signIn.test {
      let result = JSON.object(result(of: token, under: signIn.configuration))
      state.withLock { $0.tests[test] = result }
      return Self.page(saying: "The test sign-in is finished.")
    }
    guard fault != .callbackBreaks || state.withLock(\.writes) != 1 else {
      throw ServerTokenRules.Rejection(message: "No session found for callback")
    }
    let name = try name(in: token, under: signIn.configuration)
    let account = try state.withLock { state throws(ServerTokenRules.Rejection) in
      try state.signIn(name, email: token.claims["email"]?.text ?? "", by: signIn.configuration)
    }
    return Self.page(
      saying: "Signed in to OpenMetadata as \(account.name)\(account.isAdministrator ? ", administrator" : "").")
  }

  private static func page(saying text: String) -> LoopbackResponse {
    LoopbackResponse(
      status: 200, type: "text/html", body: "<!doctype html><title>OpenMetadata</title><p>\(text)</p>\n")
  }

  // MARK: The server's own test sign-ins

  /// From 2.0 on: who an ID token would become; its signature is not checked here.
  func judged(_ body: JSON) -> LoopbackResponse? {
    guard let configuration = body["securityConfiguration"],
      let token = body["idToken"]?.text.flatMap({ try? IDToken.parse($0) })
    else { return nil }
    return Self.json(result(of: token, under: configuration))
  }

  private func result(of token: IDToken, under configuration: JSON) -> [(name: String, value: JSON)] {
    do throws(ServerTokenRules.Rejection) {
      let name = try name(in: token, under: configuration)
      return [("status", .text("success")), ("stage", .text("DOMAIN_CHECKED")), ("resolvedPrincipal", .text(name))]
    } catch {
      return [("status", .text("failed")), ("errors", .texts([error.message]))]
    }
  }

  private func name(in token: IDToken, under configuration: JSON) throws(ServerTokenRules.Rejection) -> String {
    let rules = ServerTokenRules(
      configuration: configuration, isAtLeast21: isAtLeast(2, 1), isAtLeast112: isAtLeast(1, 12))
    return try rules.name(token.claims.members.map { ($0.name, $0.value) }, isBot: false)
  }

  /// From 2.1 on, for confidential clients only: an address for a browser, and a name to ask for the result with.
  func startTest(_ body: JSON) -> LoopbackResponse? {
    guard let configuration = body["securityConfiguration"], let id = try? Grants.uuid(),
      let address = begin(configuration, test: id)
    else { return nil }
    state.withLock { $0.tests[id] = .object([("status", .text("pending"))]) }
    return Self.json([
      ("testSessionId", .text(id)), ("protocol", .text("oidc")), ("authorizationUrl", .text(address)),
      ("requiresCredentials", .bool(false)),
    ])
  }

  func testResult(_ id: String) -> LoopbackResponse? {
    state.withLock { $0.tests[id] }.map {
      LoopbackResponse(status: 200, type: "application/json", body: $0.source(.compact))
    }
  }
}

extension ServerState {
  /// The account of somebody who signs in; made at the first time where self sign-up is on.
  mutating func signIn(
    _ name: String, email: String, by configuration: JSON
  ) throws(ServerTokenRules.Rejection) -> ServerAccount {
    let isAdministrator = configuration["authorizerConfiguration"]?["adminPrincipals"]?.texts?.contains(name) == true
    guard let place = accounts.firstIndex(where: { $0.name == name }) else {
      guard configuration["authenticationConfiguration"]?["enableSelfSignup"] == .bool(true) else {
        throw ServerTokenRules.Rejection(message: "User not found, and self sign-up is off")
      }
      accounts.append(ServerAccount(name: name, email: email, isAdministrator: isAdministrator))
      return accounts[accounts.count - 1]
    }
    // Only the sign-in of a confidential client makes an account an administrator that exists already.
    if isAdministrator { accounts[place].isAdministrator = true }
    return accounts[place]
  }
}

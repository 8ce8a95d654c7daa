import Loopback
import OpenIDConnect
import Synchronization
import Text

/// A simulated OpenMetadata: what it tells without a token, and how it starts a sign-in.
///
/// It follows the server's sources, from 1.11 to the development version of 2.1.
package final class RehearsedServer: Sendable {
  /// Host and port, as a client names them.
  let authority: String
  private let basePath: String
  private let release: [Int]
  private let configuration: JSON
  private let fault: ServerFault
  private let answered = Mutex(0)

  /// - Parameters:
  ///   - address: Its URL, with any base path.
  ///   - release: Such as `1.12.6`.
  ///   - configuration: The two sections of its security configuration, as it stored them; the secret is not used.
  package init?(at address: String, release: String, configuration: JSON, fault: ServerFault = .none) {
    guard let url = WebAddress(address) else { return nil }
    authority = url.authority
    basePath = url.path
    self.release = release.split(separator: ".").compactMap { Int($0) }
    self.fault = fault
    self.configuration = Self.stored(configuration, fault)
  }

  /// What the database has, whatever the files say.
  private static func stored(_ configuration: JSON, _ fault: ServerFault) -> JSON {
    let authentication = configuration["authenticationConfiguration"] ?? .object([])
    let client = authentication["oidcConfiguration"] ?? .object([])
    var changed = authentication
    switch fault {
    case .otherClient:
      changed = authentication.with([
        ("clientId", .text("1formerclient")), ("oidcConfiguration", client.with([("id", .text("1formerclient"))])),
      ])
    case .basic:
      changed = .object([
        ("provider", .text("basic")), ("providerName", .text("")), ("clientType", .text("public")),
        ("publicKeyUrls", .texts(["http://localhost:8585/api/v1/system/config/jwks"])),
        ("authority", .text("https://accounts.google.com")), ("clientId", .text("")), ("callbackUrl", .text("")),
        ("jwtPrincipalClaims", .texts(["email", "preferred_username", "sub"])),
        ("jwtPrincipalClaimsMapping", .list([])), ("enableSelfSignup", .bool(true)),
      ])
    case .stockPrompt:
      changed = authentication.with([
        ("oidcConfiguration", client.with([("prompt", .text("consent")), ("maxAge", .text("0"))]))
      ])
    default: break
    }
    return configuration.with([("authenticationConfiguration", changed)])
  }

  private func isAtLeast(_ numbers: Int...) -> Bool { !release.lexicographicallyPrecedes(numbers) }

  func answer(_ request: LoopbackRequest) -> LoopbackResponse {
    switch fault {
    case .html: return LoopbackResponse(status: 200, type: "text/html", body: "<!doctype html><title>Sign in</title>\n")
    case .redirect: return HostedPages.redirect("https://signin.example.com/login?rd=/")
    case .notFound: return LoopbackResponse(status: 404, type: "text/html", body: "<h1>404 Not Found</h1>\n")
    case .unavailable:
      return LoopbackResponse(status: 503, type: "text/html", body: "<h1>503 Service Unavailable</h1>\n")
    default: break
    }
    var response = called(request)
    if fault == .slow { response.delaySeconds = 60 }
    return response
  }

  private func called(_ request: LoopbackRequest) -> LoopbackResponse {
    let root = basePath + "/api/v1/"
    guard request.path.hasPrefix(root), request.method == "GET" else { return Self.page }
    switch request.path.dropFirst(root.count) {
    case "system/version":
      return Self.json([
        ("version", .text(release.map(String.init).joined(separator: "."))), ("revision", .text("0123456789abcdef")),
        ("timestamp", .number(1_790_000_000_000)),
      ])
    case "system/config/auth": return Self.json(told)
    case "system/config/authorizer":
      let domain = configuration["authorizerConfiguration"]?["principalDomain"] ?? .null
      return Self.json([("principalDomain", domain), ("adminPrincipals", .null)])
    case "system/config/jwks": return Self.json([("keys", .list(fault == .noKeys ? [] : [Self.key]))])
    case "auth/login": return signIn(FormText.fields(request.query))
    default:
      return LoopbackResponse(status: 401, type: "application/json", body: #"{"code":401,"message":"Not Authorized"}"#)
    }
  }

  /// Unknown paths lead to the UI.
  private static let page = LoopbackResponse(
    status: 200, type: "text/html", body: "<!doctype html><title>OpenMetadata</title>\n")

  private static func json(_ members: [(name: String, value: JSON)]) -> LoopbackResponse {
    LoopbackResponse(status: 200, type: "application/json", body: JSON.object(members).source(.compact))
  }

  /// With padding and a leading zero byte, as the server writes it.
  private static let key = JSON.object([
    ("alg", .text("RS256")), ("e", .text("AQAB")), ("kid", .text("Gb389a-9f76-gdjs-a92j-0242bk94356")),
    ("kty", .text("RSA")), ("n", .text("AI" + String(repeating: "A", count: 340) + "==")), ("use", .text("sig")),
  ])

  private var authentication: JSON { configuration["authenticationConfiguration"] ?? .object([]) }

  /// The server fills an empty answer with some of its values; the rest has the defaults of the answer's class.
  private var told: [(name: String, value: JSON)] {
    let turn = answered.withLock { count in
      count += 1
      return count
    }
    let isOld = fault == .replicas && turn % 2 == 0
    var names = [
      "provider", "providerName", "clientType", "authority", "clientId", "callbackUrl", "jwtPrincipalClaims",
      "jwtPrincipalClaimsMapping", "enableSelfSignup",
    ]
    if isAtLeast(1, 12) { names.append("enableAutoRedirect") }
    let late = ["responseType", "publicKeyUrls", "tokenValidationAlgorithm"]
    let tellsLate = isAtLeast(1, 13, 4) && (!isAtLeast(2) || isAtLeast(2, 0, 1))
    if tellsLate { names += late }
    var members = names.map { ($0, authentication[$0] ?? .null) }
    if isOld { members = members.map { $0.0 == "clientId" ? ($0.0, .text("1formerclient")) : $0 } }
    if !tellsLate {
      members += [
        ("responseType", .text("id_token")), ("publicKeyUrls", .list([])), ("tokenValidationAlgorithm", .text("RS256")),
      ]
    }
    return members + [("forceSecureSessionCookie", .bool(false)), ("oidcConfiguration", .null)]
  }

  private func signIn(_ fields: [FormText.Field]) -> LoopbackResponse {
    guard authentication["clientType"]?.text == "confidential", fault != .noSignIn,
      let client = authentication["oidcConfiguration"],
      let endpoint = endpoint(client)
    else {
      return LoopbackResponse(
        status: 404, type: "text/html",
        body: "<h2>HTTP ERROR 404 Callback endpoint not available for public clients</h2>\n")
    }
    let back = FormText.single("redirectUri", in: fields)
    guard fault != .signInFails, back != nil || isAtLeast(1, 12) else {
      return LoopbackResponse(
        status: 500, type: "text/html; charset=UTF-8",
        body: "<p> [Auth Callback Servlet] Failed in Auth Login : Redirect URI is required </p>\n")
    }
    guard let back, !isAtLeast(2) || mayReturn(to: back, client) else {
      return LoopbackResponse(status: 400, type: "text/html", body: "<h2>HTTP ERROR 400</h2>\n")
    }
    return HostedPages.redirect(endpoint + "?" + FormText.joined(parameters(client)))
  }

  /// From 2.0 on only the hosts of the callback and the server URL are trusted.
  private func mayReturn(to target: String, _ client: JSON) -> Bool {
    if target.hasPrefix("/"), !target.hasPrefix("//") { return true }
    let home = ["callbackUrl", "serverUrl"].compactMap { client[$0]?.text }.compactMap { WebAddress($0)?.authority }
    return WebAddress(target).map { home.contains($0.authority) } ?? false
  }

  /// As the provider's discovery document names it; nil where there is none, and the server then starts no sign-ins.
  private func endpoint(_ client: JSON) -> String? {
    guard let address = client["discoveryUri"]?.text.flatMap({ WebAddress($0) }) else { return nil }
    let id = address.path.split(separator: "/").first.map(String.init) ?? ""
    return Pool(host: address.host, id: id).map { "\($0.domain)/oauth2/authorize" } ?? realm(client)?.authorization
  }

  private func realm(_ client: JSON) -> Realm? {
    client["discoveryUri"]?.text.flatMap { WebAddress($0) }.flatMap { Realm(host: $0.host, path: $0.path) }
  }

  private func parameters(_ client: JSON) -> [FormText.Field] {
    func text(_ name: String, _ fallback: String = "") -> String {
      switch client[name] {
      case .text(let text): text
      case .number(let digits): digits
      case .bool(let isOn): isOn ? "true" : "false"
      default: fallback
      }
    }
    var fields: [FormText.Field] = [
      ("response_type", text("responseType", "code")), ("client_id", text("id")), ("redirect_uri", text("callbackUrl")),
      ("scope", text("scope", "openid email profile")), ("response_mode", "query"), ("state", "f00dfeed01"),
    ]
    let custom = client["customParams"]
    for number in 1...5 {
      guard let name = custom?["customParamKey\(number)"]?.text else { continue }
      fields.append((name, custom?["customParamValue\(number)"]?.text ?? ""))
    }
    if realm(client)?.tenant.claims == .google { fields.append(("access_type", "offline")) }
    if text("useNonce", "true").lowercased() == "true" { fields.append(("nonce", "n0nce-value")) }
    if text("disablePkce", "true") == "false" {
      fields += [("code_challenge", String(repeating: "c", count: 43)), ("code_challenge_method", "S256")]
    }
    let words = [("prompt", text("prompt")), ("max_age", text("maxAge"))]
    return fields + words.filter { !$0.1.isEmpty }.map { ($0.0, $0.1) }
  }
}

extension JSON {
  /// An object with these members in place of those of the same names.
  fileprivate func with(_ changes: [(name: String, value: JSON)]) -> JSON {
    let names = Set(changes.map(\.name))
    return .object((members ?? []).filter { !names.contains($0.name) } + changes)
  }
}

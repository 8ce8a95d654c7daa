import Glibc
import Loopback
import OpenIDConnect
import Synchronization
import Text

/// A simulated OpenMetadata: what it tells without a token, how it starts a sign-in, and its settings for administrators.
///
/// It follows the server's sources, from 1.11 to the development version of 2.1. What is changed in it lasts as long as
/// its process.
package final class RehearsedServer: Sendable {
  /// Host and port, as a client names them.
  let authority: String
  private let basePath: String
  private let release: [Int]
  let fault: ServerFault
  let state: Mutex<ServerState>

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
    state = Mutex(ServerState(Self.stored(configuration, fault)))
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
    case .basic: return firstStart
    case .stockPrompt:
      changed = authentication.with([
        ("oidcConfiguration", client.with([("prompt", .text("consent")), ("maxAge", .text("0"))]))
      ])
    default: break
    }
    return configuration.with([("authenticationConfiguration", changed)])
  }

  /// Whether a host and port are its own, or where its browsers come back to: a proxy before it.
  func answers(_ authority: String) -> Bool {
    let callback = state.withLock(\.running)["authenticationConfiguration"]?["callbackUrl"]?.text
    return authority == self.authority || callback.flatMap { WebAddress($0) }?.authority == authority
  }

  func isAtLeast(_ numbers: Int...) -> Bool { !release.lexicographicallyPrecedes(numbers) }

  /// A new token of an account, as a person makes one in the profile; nil if there is no such account.
  package func token(of name: String, seconds: Int = 7 * 86_400) -> Secret? {
    state.withLock { $0.token(of: name, until: Int(time(nil)) + seconds) }
  }

  /// - Parameter provider: Asked when a browser comes back from it.
  func answer(
    _ request: LoopbackRequest,
    asking provider: Provider = { _ in LoopbackResponse(status: 503, type: "text/plain", body: "") }
  ) -> LoopbackResponse {
    let isDown = state.withLock { state in
      state.downFor -= 1
      return state.downFor >= 0
    }
    switch fault {
    case _ where isDown:
      return LoopbackResponse(status: 503, type: "text/html", body: "<h1>503 Service Unavailable</h1>\n")
    case .html: return LoopbackResponse(status: 200, type: "text/html", body: "<!doctype html><title>Sign in</title>\n")
    case .redirect: return HostedPages.redirect("https://signin.example.com/login?rd=/")
    case .notFound: return LoopbackResponse(status: 404, type: "text/html", body: "<h1>404 Not Found</h1>\n")
    case .unavailable:
      return LoopbackResponse(status: 503, type: "text/html", body: "<h1>503 Service Unavailable</h1>\n")
    default: break
    }
    var response =
      request.path == basePath + "/callback" ? callback(request, asking: provider) : called(request)
    if fault == .slow { response.delaySeconds = 60 }
    return response
  }

  private func called(_ request: LoopbackRequest) -> LoopbackResponse {
    let root = basePath + "/api/v1/"
    guard request.path.hasPrefix(root) else {
      let isStart = request.path == basePath + "/" && client(of: running) != nil
      return isStart
        ? HostedPages.redirect("https://\(authority)\(basePath)/api/v1/auth/login?redirectUri=/") : Self.page
    }
    let call = String(request.path.dropFirst(root.count))
    guard request.method == "GET", call.hasPrefix("system/config/") || call == "system/version" || call == "auth/login"
    else { return administered(request, call) }
    switch call {
    case "system/version":
      return Self.json([
        ("version", .text(release.map(String.init).joined(separator: "."))), ("revision", .text("0123456789abcdef")),
        ("timestamp", .number(1_790_000_000_000)),
      ])
    case "system/config/auth": return Self.json(told)
    case "system/config/authorizer":
      let domain = running["authorizerConfiguration"]?["principalDomain"] ?? .null
      return Self.json([("principalDomain", domain), ("adminPrincipals", .null)])
    case "system/config/jwks": return Self.json([("keys", .list(fault == .noKeys ? [] : [Self.key]))])
    case "auth/login": return signIn(FormText.fields(request.query))
    default: return Self.page
    }
  }

  /// Unknown paths lead to the UI.
  static let page = LoopbackResponse(
    status: 200, type: "text/html", body: "<!doctype html><title>OpenMetadata</title>\n")

  static func json(_ members: [(name: String, value: JSON)], status: Int = 200) -> LoopbackResponse {
    LoopbackResponse(status: status, type: "application/json", body: JSON.object(members).source(.compact))
  }

  /// With padding and a leading zero byte, as the server writes it.
  private static let key = JSON.object([
    ("alg", .text("RS256")), ("e", .text("AQAB")), ("kid", .text("Gb389a-9f76-gdjs-a92j-0242bk94356")),
    ("kty", .text("RSA")), ("n", .text("AI" + String(repeating: "A", count: 340) + "==")), ("use", .text("sig")),
  ])

  /// As the replica has it that answers.
  var running: JSON {
    state.withLock { state in
      fault == .laggingReplica && state.writes > 0 && state.turn() % 2 == 0 ? state.former : state.running
    }
  }

  private var authentication: JSON { running["authenticationConfiguration"] ?? .object([]) }

  /// The server fills an empty answer with some of its values; the rest has the defaults of the answer's class.
  private var told: [(name: String, value: JSON)] {
    let authentication = authentication
    let isOld = fault == .replicas && state.withLock { $0.turn() } % 2 == 0
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

  /// As the provider's discovery document names it; nil where there is none, and the server then starts no sign-ins.
  func endpoint(_ client: JSON) -> String? {
    pool(client).map { "\($0.domain)/oauth2/authorize" } ?? realm(client)?.authorization
  }

  func tokenEndpoint(_ client: JSON) -> String? {
    pool(client).map { "\($0.domain)/oauth2/token" } ?? realm(client)?.token
  }

  private func pool(_ client: JSON) -> Pool? {
    client["discoveryUri"]?.text.flatMap { WebAddress($0) }.flatMap { address in
      Pool(host: address.host, id: address.path.split(separator: "/").first.map(String.init) ?? "")
    }
  }

  /// What the provider offers that a configuration leads to; nil if it leads to none.
  func scopes(_ configuration: JSON) -> [String]? {
    let authentication = configuration["authenticationConfiguration"]
    let isConfidential = authentication?["clientType"]?.text == "confidential"
    let client = authentication?["oidcConfiguration"]
    let uri = isConfidential ? client?["discoveryUri"]?.text : authentication?["authority"]?.text
    guard let address = uri.flatMap({ WebAddress($0) }) else { return nil }
    let steps = address.path.split(separator: "/").map(String.init)
    let ending = [".well-known", "openid-configuration"]
    if Pool(host: address.host, id: steps.first ?? "") != nil {
      return steps.dropFirst().elementsEqual(isConfidential ? ending : [])
        ? ["openid", "email", "phone", "profile"] : nil
    }
    return Realm(host: address.host, path: address.path)?.scopes
  }

  private func realm(_ client: JSON) -> Realm? {
    client["discoveryUri"]?.text.flatMap { WebAddress($0) }.flatMap { Realm(host: $0.host, path: $0.path) }
  }

  func parameters(_ client: JSON, state: String, challenge: String) -> [FormText.Field] {
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
      ("scope", text("scope", "openid email profile")), ("response_mode", "query"), ("state", state),
    ]
    let custom = client["customParams"]
    for number in 1...5 {
      guard let name = custom?["customParamKey\(number)"]?.text else { continue }
      fields.append((name, custom?["customParamValue\(number)"]?.text ?? ""))
    }
    if realm(client)?.tenant.claims == .google { fields.append(("access_type", "offline")) }
    if text("useNonce", "true").lowercased() == "true" { fields.append(("nonce", "n0nce-value")) }
    if text("disablePkce", "true") == "false" {
      fields += [("code_challenge", challenge), ("code_challenge_method", "S256")]
    }
    let words = [("prompt", text("prompt")), ("max_age", text("maxAge"))]
    return fields + words.filter { !$0.1.isEmpty }.map { ($0.0, $0.1) }
  }
}

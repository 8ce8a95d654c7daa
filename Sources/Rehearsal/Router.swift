import Loopback
import OpenIDConnect
import Synchronization

/// Leads a request to what answers it: the hosts of the pools, their sign-in domains, or the other providers.
final class Router: Sendable {
  private let fault: Fault
  private let grants = Mutex(Grants())

  init(fault: Fault) { self.fault = fault }

  /// `now` in seconds since 1970.
  func answer(_ request: LoopbackRequest, now: Int) -> LoopbackResponse {
    var response = answerInTime(request, now: now)
    if fault == .clock { response.add("Date", LoopbackResponse.date(now + 3600)) }
    if fault == .slow { response.delaySeconds = 60 }
    if fault == .truncated { response.announcedLength = response.body.count + 100 }
    return response
  }

  private func answerInTime(_ request: LoopbackRequest, now: Int) -> LoopbackResponse {
    switch fault {
    case .serverError:
      return Self.json(500, Documents.error(code: "InternalErrorException", message: "Internal error"))
    case .html: return LoopbackResponse(status: 200, type: "text/html", body: "<!doctype html><title>Sign in</title>\n")
    case .redirect: return HostedPages.redirect("https://signin.example.com/login")
    default: break
    }
    let host = String((request.header("Host") ?? "").lowercased().prefix { $0 != ":" })
    if let region = Self.region(ofDomain: host) {
      return hosted(request, region: region, base: "https://\(host)", now: now)
    }
    if let (domain, inner) = Self.rerouted(request), let region = Self.region(ofDomain: domain) {
      return hosted(inner, region: region, base: "/\(domain)", now: now)
    }
    if let realm = Realm(host: host, path: request.path) {
      return realmAnswer(request, host: host, realm, base: "https://\(host)", now: now)
    }
    if let (domain, inner) = Self.rerouted(request), let realm = Realm(host: domain, path: inner.path) {
      return realmAnswer(inner, host: domain, realm, base: "/\(domain)", now: now)
    }
    return poolAnswer(request, host: host)
  }

  private func realmAnswer(
    _ request: LoopbackRequest, host: String, _ realm: Realm, base: String, now: Int
  ) -> LoopbackResponse {
    let url = "https://\(host)\(request.path)"
    if realm.discovery.contains(url) {
      return fault == .notFound ? Self.nothingHere : Self.json(200, Documents.discovery(realm, fault: fault))
    }
    if url == realm.keys { return keySet }
    let pages = HostedPages(fault: fault, base: base, now: now)
    return grants.withLock { pages.answer(request, host: host, realm: realm, &$0) } ?? Self.nothingHere
  }

  private func hosted(_ request: LoopbackRequest, region: String, base: String, now: Int) -> LoopbackResponse {
    let pages = HostedPages(fault: fault, base: base, now: now)
    return grants.withLock { pages.answer(request, region: region, &$0) } ?? Self.nothingHere
  }

  /// The region of a user pool domain of this rehearsal; nil for other hosts.
  static func region(ofDomain host: String) -> String? {
    let (start, end) = ("rehearsal.auth.", ".amazoncognito.com")
    guard host.hasPrefix(start), host.hasSuffix(end), host.utf8.count > start.utf8.count + end.utf8.count else {
      return nil
    }
    let region = String(host.dropFirst(start.count).dropLast(end.count))
    return Pool.isRegion(region) ? region : nil
  }

  /// A browser cannot be routed here by host name, so for it the domain is the first part of the path.
  static func rerouted(_ request: LoopbackRequest) -> (domain: String, LoopbackRequest)? {
    let host = (request.header("Host") ?? "").lowercased().prefix { $0 != ":" }
    guard ["127.0.0.1", "localhost"].contains(host) else { return nil }
    let domain = request.target.dropFirst().prefix { $0 != "/" && $0 != "?" }
    let rest = request.target.dropFirst(1 + domain.count)
    guard rest.hasPrefix("/") else { return nil }
    return (
      String(domain),
      LoopbackRequest(method: request.method, target: String(rest), headers: request.headers, body: request.body)
    )
  }

  private func poolAnswer(_ request: LoopbackRequest, host: String) -> LoopbackResponse {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, parts[2] == ".well-known" else { return Self.nothingHere }
    guard request.method == "GET" else {
      return Self.json(405, Documents.error(code: "BadRequest", message: "Use GET"))
    }
    guard fault != .notFound, let pool = Pool(host: host, id: parts[1]) else {
      let message = "User pool \(parts[1]) does not exist."
      return Self.json(404, Documents.error(code: "ResourceNotFoundException", message: message))
    }
    switch parts[3] {
    case "openid-configuration":
      grants.withLock { $0.see(pool) }
      return Self.json(200, Documents.discovery(pool, fault: fault))
    case "jwks.json": return keySet
    default: return Self.nothingHere
    }
  }

  private var keySet: LoopbackResponse {
    guard let keys = try? PoolKeys.shared() else {
      return Self.json(500, Documents.error(code: "InternalErrorException", message: "libcrypto is missing"))
    }
    return Self.json(200, Documents.keySet(keys, fault: fault))
  }

  private static let nothingHere = json(
    404,
    Documents.error(
      code: "BadRequest", message: "The server did not understand the operation that was requested."))

  private static func json(_ status: Int, _ body: String) -> LoopbackResponse {
    LoopbackResponse(status: status, type: "application/json", body: body)
  }
}

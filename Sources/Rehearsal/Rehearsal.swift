import Glibc
import Loopback
import OpenIDConnect
import Text

/// Simulated providers on 127.0.0.1, where every pool of every region and every tenant exists, and a simulated
/// OpenMetadata if wanted; faults come on demand.
package final class Rehearsal: Sendable {
  private let server: LoopbackServer
  private let router: Router
  private let openMetadata: RehearsedServer?

  /// - Parameters:
  ///   - watch: Sees every request, on the server's thread.
  ///   - breaking: After how many bytes an answer breaks off; nil for one that does not.
  package init(
    fault: Fault = .none, openMetadata: RehearsedServer? = nil,
    watch: @escaping @Sendable (LoopbackRequest) -> Void = { _ in },
    breaking: @escaping @Sendable (LoopbackRequest, LoopbackResponse) -> Int? = { _, _ in nil }
  ) async throws(LoopbackError) {
    let router = Router(fault: fault)
    (self.router, self.openMetadata) = (router, openMetadata)
    server = try LoopbackServer { request in
      watch(request)
      var response = Self.answer(request, router, openMetadata)
      response.sentLength = breaking(request, response)
      return response
    }
  }

  /// OpenMetadata answers under its own name, and under that of the callback URL; the providers under all others.
  private static func answer(
    _ request: LoopbackRequest, _ router: Router, _ openMetadata: RehearsedServer?
  ) -> LoopbackResponse {
    let provider: Provider = { router.answer($0, now: time(nil)) }
    guard let openMetadata else { return provider(request) }
    if openMetadata.answers(request.header("Host") ?? "") { return openMetadata.answer(request, asking: provider) }
    guard let (host, inner) = Router.rerouted(request) else { return provider(request) }
    let isOurs = openMetadata.answers(host)
    var response = isOurs ? openMetadata.answer(inner, asking: provider) : provider(request)
    response.reroute { isOurs || openMetadata.answers($0) }
    return response
  }

  package var port: UInt16 { server.port }

  /// Routes a client's https requests for other machines here, and those for OpenMetadata.
  package var routes: Routes { Routes(port: port, server: openMetadata?.authority) }

  /// The names that can sign in, as they are typed.
  package static let people = User.all.map(\.login)

  /// The ID token that a sign-in would end with; nil for an unknown person or provider.
  package static func idToken(of login: String, clientID: String, scopes: [String], discovery: String) -> Secret? {
    guard let user = User.signing(in: login), let address = WebAddress(discovery) else { return nil }
    let pool = Pool(host: address.host, id: address.path.split(separator: "/").first.map(String.init) ?? "")
    guard let tenant = pool?.tenant ?? Realm(host: address.host, path: address.path)?.tenant else { return nil }
    let now = Int(time(nil))
    let grant = Grants.Grant(
      tenant: tenant, user: user, clientID: clientID, redirectURI: "", scopes: scopes, nonce: nil, challenge: nil,
      signedInAt: now)
    return (try? TokenWriter(grant: grant, fault: .none, now: now).idToken(accessToken: "rehearsal")).map { Secret($0) }
  }

  /// Follows an address as somebody's browser would, through the sign-in page, to the last page.
  ///
  /// - Returns: Whether that page was reached, and is no error.
  package func browse(_ address: String, as login: String) -> Bool {
    var next = address
    for _ in 0..<10 {
      guard let url = WebAddress(next) else { return false }
      let host = LoopbackRequest.Header(name: "Host", value: url.authority)
      let target = String(next.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" })
      var answer = Self.answer(LoopbackRequest(method: "GET", target: target, headers: [host]), router, openMetadata)
      if answer.status == 200, openMetadata?.answers(url.authority) != true {
        let form = FormText.joined([("username", login), ("password", "rehearsal")])
        answer = Self.answer(
          LoopbackRequest(method: "POST", target: target, headers: [host], body: Array(form.utf8)), router, openMetadata
        )
      }
      guard let location = answer.headers.first(where: { $0.name == "Location" })?.value else {
        return answer.status == 200
      }
      next = location.hasPrefix("/") ? "https://\(url.authority)\(location)" : location
    }
    return false
  }

  package func stop() async { await server.stop() }

  /// The local URL of a sign-in page, for a browser on this machine; other URLs stay unchanged.
  package func browserAddress(for address: String) -> String {
    let start = "https://"
    let host = String(address.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" })
    let path = address.dropFirst(start.count + host.count).prefix { $0 != "?" }
    guard address.hasPrefix(start),
      Router.region(ofDomain: host) != nil || openMetadata?.answers(host) == true
        || Realm(host: host, path: String(path)) != nil
    else { return address }
    return "http://127.0.0.1:\(port)/\(host)" + address.dropFirst(start.count + host.count)
  }
}

extension LoopbackResponse {
  /// A browser on this machine finds hosts of the rehearsal only as the first part of the path.
  fileprivate mutating func reroute(_ isOurs: (String) -> Bool) {
    headers = headers.map { header in
      guard header.name == "Location", let url = WebAddress(header.value), isOurs(url.authority) else { return header }
      let start = "https://"
      guard header.value.hasPrefix(start) else { return header }
      return LoopbackRequest.Header(name: header.name, value: "/" + header.value.dropFirst(start.count))
    }
  }
}

import Glibc
import Loopback
import OpenIDConnect
import Text

/// Simulated providers on 127.0.0.1, where every pool of every region and every tenant exists, and a simulated
/// OpenMetadata if wanted; faults come on demand.
package final class Rehearsal: Sendable {
  private let server: LoopbackServer
  private let openMetadata: RehearsedServer?

  /// `watch` sees every request, on the server's thread.
  package init(
    fault: Fault = .none, openMetadata: RehearsedServer? = nil,
    watch: @escaping @Sendable (LoopbackRequest) -> Void = { _ in }
  ) async throws(LoopbackError) {
    let router = Router(fault: fault)
    self.openMetadata = openMetadata
    server = try LoopbackServer { request in
      watch(request)
      if let openMetadata, request.header("Host") == openMetadata.authority { return openMetadata.answer(request) }
      return router.answer(request, now: time(nil))
    }
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

  package func stop() async { await server.stop() }

  /// The local URL of a sign-in page, for a browser on this machine; other URLs stay unchanged.
  package func browserAddress(for address: String) -> String {
    let start = "https://"
    let host = String(address.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" })
    let path = address.dropFirst(start.count + host.count).prefix { $0 != "?" }
    guard address.hasPrefix(start), Router.region(ofDomain: host) != nil || Realm(host: host, path: String(path)) != nil
    else { return address }
    return "http://127.0.0.1:\(port)/\(host)" + address.dropFirst(start.count + host.count)
  }
}

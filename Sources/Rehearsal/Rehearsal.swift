import Glibc
import Loopback
import OpenIDConnect

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

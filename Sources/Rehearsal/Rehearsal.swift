import Glibc
import Loopback
import OpenIDConnect

/// A Cognito look-alike on 127.0.0.1: every pool of every region exists, and faults come on demand.
public final class Rehearsal: Sendable {
  private let server: LoopbackServer

  public init(fault: Fault = .none) async throws(LoopbackError) {
    server = try LoopbackServer { request in Self.answer(request, fault: fault) }
  }

  public var port: UInt16 { server.port }

  /// Leads a client's questions for Amazon's hosts here.
  public var routes: Routes { Routes(port: port) }

  public func stop() async { await server.stop() }

  static func answer(_ request: LoopbackRequest, fault: Fault) -> LoopbackResponse {
    var response = answerInTime(request, fault: fault)
    if fault == .clock { response.add("Date", LoopbackResponse.date(time(nil) + 3600)) }
    if fault == .slow { response.delaySeconds = 60 }
    if fault == .truncated { response.announcedLength = response.body.count + 100 }
    return response
  }

  private static func answerInTime(_ request: LoopbackRequest, fault: Fault) -> LoopbackResponse {
    let host = String((request.header("Host") ?? "").lowercased().prefix { $0 != ":" })
    switch fault {
    case .serverError: return json(500, Documents.error(code: "InternalErrorException", message: "Internal error"))
    case .html: return LoopbackResponse(status: 200, type: "text/html", body: "<!doctype html><title>Sign in</title>\n")
    case .redirect:
      var response = LoopbackResponse(status: 302, type: "text/plain", body: "")
      response.add("Location", "https://signin.example.com/login")
      return response
    default: break
    }
    if host.hasPrefix("rehearsal.auth."), host.hasSuffix(".amazoncognito.com") {
      let region = String(host.dropFirst("rehearsal.auth.".count).dropLast(".amazoncognito.com".count))
      guard Pool.isRegion(region), let page = HostedPages.answer(request, region: region) else { return nothingHere }
      return page
    }
    return poolAnswer(request, host: host, fault: fault)
  }

  private static func poolAnswer(_ request: LoopbackRequest, host: String, fault: Fault) -> LoopbackResponse {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, parts[2] == ".well-known" else { return nothingHere }
    guard request.method == "GET" else { return json(405, Documents.error(code: "BadRequest", message: "Use GET")) }
    guard fault != .notFound, let pool = Pool(host: host, id: parts[1]) else {
      let message = "User pool \(parts[1]) does not exist."
      return json(404, Documents.error(code: "ResourceNotFoundException", message: message))
    }
    switch parts[3] {
    case "openid-configuration": return json(200, Documents.discovery(pool, fault: fault))
    case "jwks.json":
      guard let keys = try? PoolKeys.shared() else {
        return json(500, Documents.error(code: "InternalErrorException", message: "libcrypto is missing"))
      }
      return json(200, Documents.keySet(keys, fault: fault))
    default: return nothingHere
    }
  }

  private static let nothingHere = json(
    404,
    Documents.error(
      code: "BadRequest", message: "The server did not understand the operation that was requested."))

  private static func json(_ status: Int, _ body: String) -> LoopbackResponse {
    LoopbackResponse(status: status, type: "application/json", body: body)
  }
}

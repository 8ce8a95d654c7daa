import Loopback
import Synchronization

/// One address on loopback that answers as it is told and remembers what it was asked.
final class ScriptedProvider: Sendable {
  private final class Seen: Sendable {
    let requests = Mutex<[LoopbackRequest]>([])
  }

  private let server: LoopbackServer
  private let seen: Seen

  init(_ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackResponse) throws {
    let seen = Seen()
    self.seen = seen
    server = try LoopbackServer { request in
      seen.requests.withLock { $0.append(request) }
      return answer(request)
    }
  }

  convenience init(_ status: Int, type: String = "application/json", location: String? = nil, body: String = "") throws
  {
    try self.init { _ in
      var response = LoopbackResponse(status: status, type: type, body: body)
      if let location { response.add("Location", location) }
      return response
    }
  }

  var base: String { "http://127.0.0.1:\(server.port)" }
  var requests: [LoopbackRequest] { seen.requests.withLock { $0 } }
  func stop() async { await server.stop() }
}

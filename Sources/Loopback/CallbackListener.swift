import Glibc
import OpenIDConnect
import Synchronization
import Text

/// Waits on this machine for the browser to return, only at the port and path of the callback URL.
package final class CallbackListener: Sendable {
  /// The answers to the attempt: at most one code or refusal; ends when the listener stops.
  package let returns: AsyncStream<SignInReturn>
  private let servers: [LoopbackServer]
  private let ending: AsyncStream<SignInReturn>.Continuation

  /// Nil if the callback URL is not plain http on this machine, so that the answer must be pasted.
  package init?(for attempt: SignInAttempt, callback: CallbackAddress? = nil) throws(LoopbackError) {
    guard let callback = callback ?? CallbackAddress(attempt.request.redirectURI) else { return nil }
    let (returns, continuation) = AsyncStream<SignInReturn>.makeStream()
    let reader = ReturnReader(attempt: attempt, path: callback.path) { continuation.yield($0) }
    var servers: [LoopbackServer] = []
    for (index, family) in callback.families.enumerated() {
      do {
        servers.append(
          try LoopbackServer(port: callback.port, family: family) { request in reader.answer(request) })
      } catch {
        // The other family of "localhost" may be missing on this machine, but it must not be another program's.
        guard index > 0, error.meansNoSuchFamily else { throw error }
      }
    }
    self.returns = returns
    self.servers = servers
    ending = continuation
  }

  package var port: UInt16 { servers[0].port }

  /// Closes the port.
  package func stop() async {
    for server in servers { await server.stop() }
    ending.finish()
  }
}

/// A callback URL on this machine, taken apart.
package struct CallbackAddress: Equatable, Sendable {
  package var port: UInt16
  package let path: String
  let families: [LoopbackServer.Family]

  /// From `http://localhost:8585/callback` and its like; nil for https and for other machines.
  package init?(_ address: String) {
    guard let address = WebAddress(address), address.scheme == "http" else { return nil }
    switch address.host {
    case "localhost": families = [.v4, .v6]
    case "127.0.0.1": families = [.v4]
    case "[::1]": families = [.v6]
    default: return nil
    }
    port = UInt16(address.port ?? 80)
    path = address.path.isEmpty ? "/" : address.path
  }
}

/// Reads requests and answers with a page; only the first valid answer counts.
private final class ReturnReader: Sendable {
  private let attempt: SignInAttempt
  private let path: String
  private let isDone = Mutex(false)
  private let deliver: @Sendable (SignInReturn) -> Void

  init(attempt: SignInAttempt, path: String, deliver: @escaping @Sendable (SignInReturn) -> Void) {
    self.attempt = attempt
    self.path = path
    self.deliver = deliver
  }

  func answer(_ request: LoopbackRequest) -> LoopbackResponse {
    guard request.path == path else { return page(404, "There is nothing here.") }
    guard request.method == "GET" else { return page(405, "The sign-in must return with GET.") }
    let query = request.query
    let outcome =
      query.isEmpty
      ? SignInReturn.noAnswer("it has no query") : attempt.read("?" + query, now: time(nil))
    switch outcome {
    case .code, .refused:
      let isFirst = isDone.withLock { isDone in
        defer { isDone = true }
        return !isDone
      }
      guard isFirst else { return page(200, "This sign-in has already returned. You can close this window.") }
      deliver(outcome)
      return page(200, "The sign-in is complete; go back to the terminal. You can close this window.")
    case .foreignState: return page(400, "This does not match the current sign-in and is ignored.")
    case .noAnswer: return page(400, "This is not a sign-in response.")
    case .late: return page(400, "This sign-in timed out. Start again in the terminal.")
    }
  }

  private func page(_ status: Int, _ text: String) -> LoopbackResponse {
    var response = LoopbackResponse(
      status: status, type: "text/html; charset=utf-8",
      body: """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test sign-in</title></head>
        <body><p>\(text)</p></body>
        </html>

        """)
    for (name, value) in [
      ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
      ("Content-Security-Policy", "default-src 'none'"), ("X-Content-Type-Options", "nosniff"),
    ] { response.add(name, value) }
    return response
  }
}

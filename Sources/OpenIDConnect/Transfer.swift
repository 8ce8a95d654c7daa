import CCurl
import Glibc

/// One request on a thread of its own; `cancel` ends it from anywhere.
final class Transfer: @unchecked Sendable {
  /// Set once and only passed on: the C side does its own locking.
  private let raw: OpaquePointer?

  init() { raw = ccurl_create() }

  deinit { if let raw { ccurl_release(raw) } }

  func cancel() { if let raw { ccurl_cancel(raw) } }

  /// The result of the transfer, as the library reports it.
  struct Report: Sendable {
    var outcome: CCurlOutcome
    var connectStatus: Int
    var text: String
    var answer: WebAnswer

    init(outcome: CCurlOutcome) {
      self.outcome = outcome
      connectStatus = 0
      text = ""
      answer = WebAnswer(status: 0, head: [], body: [], milliseconds: 0)
    }

    init(_ result: CCurlResult) {
      outcome = result.outcome
      connectStatus = result.connect_status
      text = String(cString: result.text)
      answer = WebAnswer(
        status: result.status, head: Array(UnsafeBufferPointer(start: result.head, count: result.head_length)),
        body: Array(UnsafeBufferPointer(start: result.body, count: result.body_length)),
        milliseconds: Int(result.milliseconds), receivedAt: Int(time(nil)))
    }
  }

  private final class Waiter {
    let continuation: CheckedContinuation<Report, Never>
    init(_ continuation: CheckedContinuation<Report, Never>) { self.continuation = continuation }
  }

  /// Starts and waits; call it once.
  func run(_ order: Order) async -> Report {
    await withCheckedContinuation { continuation in
      guard let raw else { return continuation.resume(returning: Report(outcome: CCURL_FAILED)) }
      let waiter = Unmanaged.passRetained(Waiter(continuation))
      let isStarted = order.withRawRequest { request in
        ccurl_start(
          raw, request,
          { context, result in
            guard let context else { return }
            let waiter = Unmanaged<Waiter>.fromOpaque(context).takeRetainedValue()
            waiter.continuation.resume(returning: Report(result.pointee))
          }, waiter.toOpaque())
      }
      if !isStarted { waiter.takeRetainedValue().continuation.resume(returning: Report(outcome: CCURL_FAILED)) }
    }
  }
}

extension Transfer {
  /// Everything the library needs for one request.
  struct Order: Sendable {
    var library: String
    var url: String
    var scheme: String
    var userAgent: String
    /// Each ends with a line feed.
    var headerLines: String
    /// Empty for GET, or POST if there is a body.
    var method: String
    var body: [UInt8]?
    var authorities: [UInt8]?
    var seconds: Double
    var connectSeconds: Double
    var bodyLimit: Int
    var headLimit: Int
    var avoidsProxies: Bool
    var stopsAtError: Bool

    /// The pointers are only valid while `use` runs.
    func withRawRequest<Result>(_ use: (UnsafePointer<CCurlRequest>) -> Result) -> Result {
      library.withCString { library in
        url.withCString { url in
          scheme.withCString { scheme in
            userAgent.withCString { userAgent in
              headerLines.withCString { headers in
                method.withCString { method in
                  (body ?? []).withUnsafeBytes { bodyBytes in
                    (authorities ?? []).withUnsafeBytes { authorityBytes in
                      var request = CCurlRequest(
                        library: library, url: url, scheme: scheme, user_agent: userAgent, headers: headers,
                        method: method,
                        body: body == nil ? nil : bodyBytes.baseAddress, body_length: bodyBytes.count,
                        authorities: authorities == nil ? nil : authorityBytes.baseAddress,
                        authorities_length: authorityBytes.count, milliseconds: Int64(seconds * 1000),
                        connect_milliseconds: Int64(connectSeconds * 1000), body_limit: bodyLimit,
                        head_limit: headLimit, direct: avoidsProxies, stops_at_error: stopsAtError)
                      return use(&request)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

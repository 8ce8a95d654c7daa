import CCurl
import Text

/// Sends one request within the limits of its options; a redirect is an answer like any other.
package struct WebClient: Sendable {
  var options: NetworkOptions
  /// The file of the library, which is opened at the first request.
  var library: String

  private static let headLimit = 64 << 10
  private static let longestConnect = 8.0

  private static let usualLibrary = "libcurl.so.4"

  package init(options: NetworkOptions) { self.init(options: options, library: Self.usualLibrary) }

  init(options: NetworkOptions, library: String) {
    self.options = options
    self.library = library
  }

  /// Opens the library for a request that will come; without it, the first request opens it, or tells why it cannot.
  package static func openLibrary() { _ = ccurl_authorities_file(usualLibrary) }

  package func answer(to request: WebRequest) async throws(LookupError.Cause) -> WebAnswer {
    let address = try WebAddress(asking: request.url, allowsPlainHTTP: options.allowsPlainHTTP)
    if Task.isCancelled { throw .request(.cancelled) }
    let order = try order(request, to: address)
    let transfer = Transfer()
    let report = await withTaskCancellationHandler {
      await transfer.run(order)
    } onCancel: {
      transfer.cancel()
    }
    if let cause = report.cause(of: order, at: address) { throw cause }
    return report.answer
  }

  private func combinedAuthorities() throws(LookupError.Cause) -> [UInt8]? {
    guard let file = options.caFile else { return nil }
    return try Authorities.combined(file: file, system: ccurl_authorities_file(library).map { String(cString: $0) })
  }

  private func order(_ request: WebRequest, to address: WebAddress) throws(LookupError.Cause) -> Transfer.Order {
    var headers = request.headers
    var url = request.url
    var scheme = address.scheme
    if let routes = options.routes, routes.takes(address) {
      headers.append(("Host", address.authority))
      url = "http://127.0.0.1:\(routes.port)\(address.target)"
      scheme = "http"
    }
    if let type = request.contentType { headers.append(("Content-Type", type)) }
    guard headers.allSatisfy({ !$0.value.utf8.contains { $0 < 0x20 } }) else {
      throw .request(.other("a header contains a line break"))
    }
    return Transfer.Order(
      library: library, url: url, scheme: scheme, userAgent: options.userAgent,
      headerLines: headers.map { "\($0.name): \($0.value)\n" }.joined(), method: request.method, body: request.body,
      authorities: try combinedAuthorities(), seconds: options.seconds,
      connectSeconds: min(options.seconds, Self.longestConnect), bodyLimit: options.maximumBytes,
      headLimit: Self.headLimit, avoidsProxies: address.isSurelyThisMachine || url != request.url,
      stopsAtError: !request.readsErrors)
  }
}

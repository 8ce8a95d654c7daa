import CCurl
import Text

extension Transfer.Report {
  /// Why there is no whole answer; nil if there is one.
  func cause(of order: Transfer.Order, at address: WebAddress) -> LookupError.Cause? {
    if !order.avoidsProxies, let proxy = strangerInTheWay(of: address) {
      return .proxyFailed("no connection to it (\(proxy))")
    }
    switch outcome {
    case CCURL_DONE: return answer.speaksHTTP ? nil : .notHTTP
    case CCURL_NO_LIBRARY: return .libraryMissing
    case CCURL_CANCELLED: return .cancelled
    case CCURL_TIMED_OUT: return .timedOut(seconds: order.seconds)
    case CCURL_CONNECT_TIMED_OUT: return .connectTimedOut(seconds: order.connectSeconds)
    case CCURL_BODY_TOO_LARGE: return .tooLarge(limit: order.bodyLimit)
    case CCURL_HEAD_TOO_LARGE: return .headersTooLarge(limit: order.headLimit)
    case CCURL_HOST_NOT_FOUND: return .hostNotFound
    case CCURL_REFUSED: return .refused
    case CCURL_UNREACHABLE: return .other("no route to \(address.authority)")
    case CCURL_RESET: return .connectionReset
    case CCURL_TRUNCATED: return .truncated
    case CCURL_NOT_HTTP: return .notHTTP
    case CCURL_BAD_ENCODING: return .badEncoding("damaged")
    default: return tlsCause ?? .other(OutsideText.shown(text))
    }
  }

  private var tlsCause: LookupError.Cause? {
    switch outcome {
    case CCURL_PROXY_FAILED: .proxyFailed(proxyWords)
    case CCURL_TLS_UNKNOWN_AUTHORITY: .tlsUnknownAuthority
    case CCURL_TLS_EXPIRED: .tlsExpired
    case CCURL_TLS_NOT_YET_VALID: .tlsNotYetValid
    case CCURL_TLS_WRONG_HOST: .tlsWrongHost
    case CCURL_TLS_FAILED: .tlsOther(tlsWords)
    case CCURL_BAD_AUTHORITIES: .caFile("it holds a damaged certificate")
    default: nil
    }
  }

  /// libcurl names whom it could not connect to: if that is not the host asked, it is the proxy.
  private func strangerInTheWay(of address: WebAddress) -> String? {
    guard [CCURL_REFUSED, CCURL_UNREACHABLE, CCURL_CONNECT_TIMED_OUT].contains(outcome),
      let start = text.wordAfter("connect to "), let port = text.wordAfter(" port ")
    else { return nil }
    let asked = address.port ?? (address.scheme == "https" ? 443 : 80)
    if start.lowercased() == address.bareHost, port == "\(asked)" { return nil }
    if port != "\(asked)" || !address.host.contains(":") { return OutsideText.shown("\(start):\(port)", limit: 100) }
    return nil
  }

  private var proxyWords: String {
    switch connectStatus {
    case 407: "it wants a user name and password (407)"
    case 300...: "it answered \(connectStatus) to CONNECT"
    default: OutsideText.shown(text)
    }
  }

  /// OpenSSL's own words are for programmers.
  private var tlsWords: String {
    if text.contains("wrong version number") || text.contains("packet length too long") {
      return "what listens there does not speak TLS"
    }
    if text.contains("protocol version") || text.contains("unsupported protocol") {
      return "it offers only TLS older than 1.2"
    }
    return OutsideText.shown(text)
  }
}

extension String {
  fileprivate func wordAfter(_ mark: String) -> String? {
    var rest = self[...]
    while !rest.isEmpty, !rest.hasPrefix(mark) { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    return String(rest.dropFirst(mark.count).prefix { $0 != " " })
  }
}

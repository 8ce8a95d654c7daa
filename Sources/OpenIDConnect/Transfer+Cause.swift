import CCurl
import Text

extension Transfer.Report {
  /// Why there is no whole answer; nil if there is one.
  func cause(of order: Transfer.Order, at address: WebAddress) -> LookupError.Cause? {
    if !order.avoidsProxies, let proxy = strangerInTheWay(of: address) {
      return .connection(.proxyFailed("no connection to it (\(proxy))"))
    }
    switch outcome {
    case CCURL_DONE: return answer.speaksHTTP ? nil : .connection(.notHTTP)
    case CCURL_NO_LIBRARY: return .request(.libraryMissing)
    case CCURL_CANCELLED: return .request(.cancelled)
    case CCURL_TIMED_OUT: return .connection(.timedOut(seconds: order.seconds))
    case CCURL_CONNECT_TIMED_OUT: return .connection(.connectTimedOut(seconds: order.connectSeconds))
    case CCURL_BODY_TOO_LARGE: return .body(.tooLarge(limit: order.bodyLimit))
    case CCURL_HEAD_TOO_LARGE: return .body(.headersTooLarge(limit: order.headLimit))
    case CCURL_HOST_NOT_FOUND: return .connection(.hostNotFound)
    case CCURL_REFUSED: return .connection(.refused)
    case CCURL_UNREACHABLE: return .request(.other("no route to \(address.authority)"))
    case CCURL_RESET: return .connection(.connectionReset)
    case CCURL_TRUNCATED: return .body(.truncated)
    case CCURL_NOT_HTTP: return .connection(.notHTTP)
    case CCURL_BAD_ENCODING: return .body(.badEncoding("damaged"))
    default: return tlsCause ?? .request(.other(words))
    }
  }

  private var tlsCause: LookupError.Cause? {
    switch outcome {
    case CCURL_PROXY_FAILED: .connection(.proxyFailed(proxyWords))
    case CCURL_TLS_UNKNOWN_AUTHORITY: .tls(.unknownAuthority)
    case CCURL_TLS_EXPIRED: .tls(.expired)
    case CCURL_TLS_NOT_YET_VALID: .tls(.notYetValid)
    case CCURL_TLS_WRONG_HOST: .tls(.wrongHost)
    case CCURL_TLS_FAILED: .tls(.other(tlsWords))
    case CCURL_BAD_AUTHORITIES: .request(.caFile("it contains a damaged certificate"))
    default: nil
    }
  }

  /// libcurl names the host it could not connect to: if that is not the requested host, it is the proxy.
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
    case 407: "it requires a user name and password (407)"
    case 300...: "it answered \(connectStatus) to CONNECT"
    default: words
    }
  }

  /// libcurl's message without what it quotes: a proxy's URL may contain a password.
  private var words: String {
    guard let first = text.firstIndex(of: "'"), let last = text.lastIndex(of: "'") else {
      return OutsideText.shown(text.contains("@") ? "its URL is not valid" : text)
    }
    return OutsideText.shown("\(text[...first])…\(text[last...])")
  }

  /// OpenSSL's own messages are for programmers.
  private var tlsWords: String {
    if text.contains("wrong version number") || text.contains("packet length too long") {
      return "the server there does not speak TLS"
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

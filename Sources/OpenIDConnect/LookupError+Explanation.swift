import Text

/// The words for one cause.
struct Explanation: Equatable {
  var message: String
  var found: String?
  var expected: String?
  var remedy: String
}

extension LookupError {
  /// Who was asked, for a screen.
  var host: String { OutsideText.shown((try? WebAddress(asking: url))?.authority ?? "the provider", limit: 100) }

  var explained: Explanation {
    aboutAddress ?? aboutConnection ?? aboutTLS ?? aboutStatus ?? aboutTransfer ?? aboutText ?? aboutContent
      ?? Explanation(message: "the request failed", remedy: "try again")
  }

  private var aboutAddress: Explanation? {
    switch cause {
    case .badURL(let why):
      Explanation(
        message: "the address cannot be used: \(why)", found: Self.withoutUser(url),
        expected: "https://host/path", remedy: "correct the address")
    case .plainHTTPRefused:
      Explanation(
        message: "the address is not encrypted; nothing was sent", found: "http://\(host)",
        expected: "https (http only for localhost, 127.x.x.x and [::1])", remedy: "write https:// instead of http://")
    case .caFile(let why):
      Explanation(
        message: "the file of certificate authorities cannot be used: \(OutsideText.shown(why))",
        expected: "a readable file with certificates in PEM form",
        remedy: "correct --ca-file; a DER file is converted with openssl x509 -inform der")
    case .libraryMissing:
      Explanation(
        message: "libcurl is not installed, so nothing can be asked", expected: "libcurl.so.4, version 7.77 or newer",
        remedy: "install it (Debian, Ubuntu: apt-get install libcurl4), or go on with --offline")
    case .cancelled: Explanation(message: "the request was cancelled", remedy: "ask again when you want the answer")
    case .other(let text):
      Explanation(message: "the request failed: \(OutsideText.shown(text))", remedy: "try again")
    default: nil
    }
  }

  /// A password typed into an address must not come back on a screen.
  private static func withoutUser(_ url: String) -> String {
    guard let at = url.lastIndex(of: "@") else { return OutsideText.shown(url) }
    return OutsideText.shown("…" + url[at...])
  }

  private var aboutConnection: Explanation? {
    switch cause {
    case .hostNotFound:
      Explanation(
        message: "the host name is not known", found: host,
        remedy: "check the spelling and the region in it; then check DNS on this machine (getent hosts \(host))")
    case .refused:
      Explanation(
        message: "\(host) refused the connection: nothing listens there, or a firewall answers for it",
        remedy: "check host and port; ask whoever runs the firewall")
    case .connectTimedOut(let seconds):
      Explanation(
        message: "no connection to \(host) within \(Self.shown(seconds))",
        remedy: "a firewall may drop the packets, or a proxy is needed: set HTTPS_PROXY; then try again")
    case .timedOut(let seconds):
      Explanation(
        message: "\(host) did not finish its answer within \(Self.shown(seconds))",
        remedy: "try again; if it stays, look at the provider's status or a proxy in between")
    case .connectionReset:
      Explanation(
        message: "\(host) closed the connection without an answer",
        remedy: "check that the port speaks https; a firewall or proxy may have cut in; try again")
    case .proxyFailed(let why):
      Explanation(
        message: "the proxy failed: \(OutsideText.shown(why))",
        remedy: "check HTTPS_PROXY and NO_PROXY; the proxy must allow CONNECT to \(host)")
    case .notHTTP:
      Explanation(
        message: "what listens at \(host) does not speak HTTP", remedy: "check the port in the address")
    default: nil
    }
  }

  private static func shown(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\((seconds * 10).rounded() / 10) s"
  }
}

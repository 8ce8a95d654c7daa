import Text

/// The words for one cause.
struct Explanation: Equatable {
  var message: String
  var found: String?
  var expected: String?
  var remedy: String
}

extension LookupError {
  /// The host asked, for a screen.
  var host: String { OutsideText.shown((try? WebAddress(asking: url))?.authority ?? "the provider", limit: 100) }

  var explained: Explanation {
    switch cause {
    case .request(let request): explained(request)
    case .connection(let connection): explained(connection)
    case .tls(let problem): explained(problem)
    case .status(let status): explained(status)
    case .body(let body): explained(body)
    case .document(let problem): explained(problem)
    case .content(let content): explained(content)
    }
  }

  private func explained(_ request: Request) -> Explanation {
    switch request {
    case .badURL(let why):
      Explanation(
        message: "this URL cannot be used: \(why)", found: Self.withoutUser(url),
        expected: "https://host/path", remedy: "correct the URL")
    case .plainHTTPRefused:
      Explanation(
        message: "the URL does not use https; nothing was sent", found: "http://\(host)",
        expected: "https (http only for localhost, 127.x.x.x and [::1])", remedy: "write https:// instead of http://")
    case .caFile(let why):
      Explanation(
        message: "the CA file cannot be used: \(OutsideText.shown(why))",
        expected: "a readable file with PEM certificates",
        remedy: "correct --ca-file; convert a DER file with openssl x509 -inform der")
    case .libraryMissing:
      Explanation(
        message: "libcurl is not installed, so the provider cannot be contacted",
        expected: "libcurl.so.4, version 7.77 or newer",
        remedy: "install it (Debian, Ubuntu: apt-get install libcurl4), or continue with --offline")
    case .cancelled: Explanation(message: "the request was cancelled", remedy: "try again")
    case .other(let text):
      Explanation(message: "the request failed: \(OutsideText.shown(text))", remedy: "try again")
    }
  }

  /// A password typed into a URL must not reappear on a screen.
  private static func withoutUser(_ url: String) -> String {
    guard let at = url.lastIndex(of: "@") else { return OutsideText.shown(url) }
    return OutsideText.shown("…" + url[at...])
  }

  private func explained(_ connection: Connection) -> Explanation {
    switch connection {
    case .hostNotFound:
      Explanation(
        message: "cannot resolve host name \(host)",
        remedy: "check its spelling and region; then check DNS on this machine (getent hosts \(host))")
    case .refused:
      Explanation(
        message: "\(host) refused the connection: nothing listens there, or a firewall rejects it",
        remedy: "check host and port; ask whoever runs the firewall")
    case .connectTimedOut(let seconds):
      Explanation(
        message: "no connection to \(host) within \(Self.shown(seconds))",
        remedy: "a firewall may be dropping packets, or you need a proxy: set HTTPS_PROXY; then try again")
    case .timedOut(let seconds):
      Explanation(
        message: "\(host) did not finish its answer within \(Self.shown(seconds))",
        remedy: "try again; if it persists, check the provider's status and any proxy in between")
    case .connectionReset:
      Explanation(
        message: "\(host) closed the connection without an answer",
        remedy: "check that the port serves https; a firewall or proxy may have interfered; try again")
    case .proxyFailed(let why):
      Explanation(
        message: "the proxy failed: \(OutsideText.shown(why))",
        remedy: "check HTTPS_PROXY and NO_PROXY; the proxy must allow CONNECT to \(host)")
    case .notHTTP:
      Explanation(
        message: "the server at \(host) does not speak HTTP", remedy: "check the port in the URL")
    }
  }

  private static func shown(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\((seconds * 10).rounded() / 10) s"
  }

  private func explained(_ problem: TLS) -> Explanation {
    switch problem {
    case .unknownAuthority:
      Explanation(
        message: "the certificate of \(host) is signed by a CA that this machine does not trust",
        expected: "a certificate signed by a trusted CA",
        remedy: "if a company proxy or a private CA signs it, pass the CA certificate with --ca-file FILE")
    case .expired:
      Explanation(
        message: "the certificate of \(host) has expired, or this machine's clock is ahead",
        remedy: "check the clock (date -u); if it is correct, the provider must renew its certificate")
    case .notYetValid:
      Explanation(
        message: "the certificate of \(host) is not valid yet, or this machine's clock is behind",
        remedy: "correct the clock (date -u shows it)")
    case .wrongHost:
      Explanation(
        message: "the certificate is not for \(host)",
        remedy: "check the host name; a proxy or captive portal may be answering instead")
    case .other(let text):
      Explanation(
        message: "no secure connection to \(host): \(OutsideText.shown(text))", expected: "TLS 1.2 or newer",
        remedy: "check host and port; a proxy in between may use an old TLS version")
    }
  }

  private func explained(_ status: Status) -> Explanation {
    let expected = "status 200"
    return switch status {
    case .redirected(let number, let to):
      Explanation(
        message: "the URL redirects elsewhere; redirects are not followed",
        found: "\(number) to \(OutsideText.shown(to))",
        expected: expected, remedy: "if the new URL is the right one, use it instead")
    case .unauthorized401, .forbidden403:
      Explanation(
        message: "\(host) denied access to this URL", found: status == .forbidden403 ? "403" : "401",
        expected: expected, remedy: "check the URL; a firewall or proxy may block it")
    case .notFound404:
      Explanation(
        message: "there is nothing at this URL", found: "404", expected: expected,
        remedy: "check pool ID and region; the path ends in /.well-known/openid-configuration, with a hyphen")
    case .tooManyRequests429:
      Explanation(
        message: "\(host) received too many requests", found: "429", expected: expected,
        remedy: "wait a minute and try again")
    case .serverError(let number):
      Explanation(
        message: "\(host) answered HTTP \(number)",
        remedy: "try again later; the problem is not in your settings")
    case .unexpectedStatus(let number):
      Explanation(
        message: "\(host) answered with an unexpected status", found: "\(number)", expected: expected,
        remedy: "check the URL")
    }
  }

  private func explained(_ body: Body) -> Explanation {
    switch body {
    case .headersTooLarge(let limit):
      Explanation(
        message: "the answer's headers are too large", found: "more than \(limit / 1024) KiB",
        expected: "at most \(limit / 1024) KiB", remedy: "check the URL; this is not an OpenID provider")
    case .tooLarge(let limit):
      Explanation(
        message: "the answer is too large", found: "more than \(limit / 1024) KiB",
        expected: "at most \(limit / 1024) KiB", remedy: "check the URL; this is not a discovery document or JWKS")
    case .truncated:
      Explanation(
        message: "the answer was cut off", remedy: "try again; a proxy in between may be cutting answers off")
    case .badEncoding(let name):
      Explanation(
        message: "the answer is compressed, although that was not requested",
        found: OutsideText.shown(name, limit: 40), expected: "plain text",
        remedy: "the provider or a proxy must answer without compression to ‘Accept-Encoding: identity’")
    case .htmlInsteadOfJSON:
      Explanation(
        message: "the answer is a web page", found: "HTML", expected: "JSON",
        remedy: "check the URL: a login page or proxy answered; the path ends in /.well-known/openid-configuration"
      )
    }
  }

  private func explained(_ problem: Document) -> Explanation {
    switch problem {
    case .emptyAnswer:
      Explanation(message: "the answer is empty", expected: "JSON", remedy: "check the URL; try again")
    case .notUTF8:
      Explanation(
        message: "the answer is not readable text", found: "bytes that are not UTF-8", expected: "JSON in UTF-8",
        remedy: "check the URL; the provider must answer in UTF-8")
    case .byteOrderMark:
      Explanation(
        message: "the answer begins with a byte-order mark, which JSON does not allow", found: "EF BB BF",
        expected: "JSON from the first byte", remedy: "the provider must send the document without it")
    case .notJSON(let byte):
      Explanation(
        message: "the answer is not JSON", found: "an error at byte \(byte)", expected: "one JSON object",
        remedy: "check the URL; the provider must answer with valid JSON")
    case .tooDeeplyNested(let limit):
      Explanation(
        message: "the answer is nested too deeply", found: "more than \(limit) levels", expected: "at most \(limit)",
        remedy: "check the URL; this is not a discovery document or JWKS")
    case .duplicateMember(let name):
      Explanation(
        message: "the answer contains \(quoted(name)) twice, so its value is ambiguous",
        expected: "each member once", remedy: "the provider must correct its document")
    }
  }

  private func explained(_ content: Content) -> Explanation {
    switch content {
    case .missingMember(let name):
      Explanation(
        message: "\(quoted(name)) is missing in the answer",
        expected: "\(quoted(name)) with a value",
        remedy: "check the URL; it may be a different kind of document")
    case .wrongType(let member, let expected, let found):
      Explanation(
        message: member.isEmpty
          ? "the answer has the wrong type" : "\(quoted(member)) has the wrong type",
        found: OutsideText.shown(found), expected: OutsideText.shown(expected),
        remedy: "check the URL; if it is right, the provider must correct its document")
    case .insecureEndpoint(let member, let url):
      Explanation(
        message: "\(quoted(member)) does not use https", found: OutsideText.shown(url),
        expected: "an https URL", remedy: "the provider must offer this URL over https")
    case .localEndpoint(let member, let url):
      Explanation(
        message: "\(quoted(member)) is a URL on this machine, but the document is not from this machine",
        found: OutsideText.shown(url), expected: "a URL of the provider",
        remedy: "nothing was sent there; the provider must correct its document")
    case .emptyKeySet:
      Explanation(
        message: "the JWKS contains no keys, so no token can be verified", found: "0 keys",
        expected: "at least one RSA key", remedy: "check the URL; try again once the provider has created its keys")
    case .noUsableKey(let reasons):
      Explanation(
        message: "no key in the JWKS can verify a token",
        found: OutsideText.shown(
          reasons.indices.filter { reasons.firstIndex(of: reasons[$0]) == $0 }.map { reasons[$0] }
            .joined(separator: "; ")),
        expected: "an RSA signing key with a kid and at least 2048 bits",
        remedy: "the provider must sign with such a key (RS256)")
    }
  }

  /// The name of a member, which comes from outside.
  private func quoted(_ name: String) -> String { "‘\(OutsideText.shown(name, limit: 60))’" }
}

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
    }
  }

  /// A password typed into an address must not come back on a screen.
  private static func withoutUser(_ url: String) -> String {
    guard let at = url.lastIndex(of: "@") else { return OutsideText.shown(url) }
    return OutsideText.shown("…" + url[at...])
  }

  private func explained(_ connection: Connection) -> Explanation {
    switch connection {
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
    }
  }

  private static func shown(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\((seconds * 10).rounded() / 10) s"
  }

  private func explained(_ problem: TLS) -> Explanation {
    switch problem {
    case .unknownAuthority:
      Explanation(
        message: "the certificate of \(host) comes from an authority that this machine does not know",
        expected: "a certificate signed by a known authority",
        remedy: "if a company proxy or an own provider signs here, give its authority with --ca-file FILE")
    case .expired:
      Explanation(
        message: "the certificate of \(host) has expired, or this machine's clock is ahead",
        remedy: "check the clock (date -u); if it is right, the provider must renew its certificate")
    case .notYetValid:
      Explanation(
        message: "the certificate of \(host) is not valid yet, or this machine's clock is behind",
        remedy: "set the clock right (date -u shows it)")
    case .wrongHost:
      Explanation(
        message: "the certificate is for another host than \(host)", expected: host,
        remedy: "check the host name; a proxy or a captive network may answer in its place")
    case .other(let text):
      Explanation(
        message: "no secure connection to \(host): \(OutsideText.shown(text))", expected: "TLS 1.2 or newer",
        remedy: "check host and port; a proxy in between may speak an old TLS")
    }
  }

  private func explained(_ status: Status) -> Explanation {
    let expected = "status 200"
    return switch status {
    case .redirected(let number, let to):
      Explanation(
        message: "the address leads elsewhere; redirects are not followed",
        found: "\(number) to \(OutsideText.shown(to))",
        expected: expected, remedy: "if the new address is the right one, write it instead")
    case .unauthorized401, .forbidden403:
      Explanation(
        message: "\(host) does not let this address be read", found: status == .forbidden403 ? "403" : "401",
        expected: expected, remedy: "check the address; a firewall or proxy may forbid it")
    case .notFound404:
      Explanation(
        message: "there is nothing at this address", found: "404", expected: expected,
        remedy: "check pool id and region; the path ends in /.well-known/openid-configuration, with a hyphen")
    case .tooManyRequests429:
      Explanation(
        message: "\(host) has had too many requests", found: "429", expected: expected,
        remedy: "wait a minute and try again")
    case .serverError(let number):
      Explanation(
        message: "\(host) has trouble of its own", found: "\(number)", expected: expected,
        remedy: "try again later; nothing needs changing here")
    case .unexpectedStatus(let number):
      Explanation(
        message: "\(host) answered with an unexpected status", found: "\(number)", expected: expected,
        remedy: "check the address")
    }
  }

  private func explained(_ body: Body) -> Explanation {
    switch body {
    case .headersTooLarge(let limit):
      Explanation(
        message: "the answer's headers do not end", found: "more than \(limit / 1024) KiB",
        expected: "at most \(limit / 1024) KiB", remedy: "check the address; this is no OpenID provider")
    case .tooLarge(let limit):
      Explanation(
        message: "the answer is too large", found: "more than \(limit / 1024) KiB",
        expected: "at most \(limit / 1024) KiB", remedy: "check the address; this is no discovery document or key set")
    case .truncated:
      Explanation(
        message: "the answer broke off before its end", remedy: "try again; a proxy in between may cut answers")
    case .badEncoding(let name):
      Explanation(
        message: "the answer is compressed though that was not asked for",
        found: OutsideText.shown(name, limit: 40), expected: "plain text",
        remedy: "the provider or a proxy must answer without compression to ‘Accept-Encoding: identity’")
    case .htmlInsteadOfJSON:
      Explanation(
        message: "the answer is a web page", found: "HTML", expected: "JSON",
        remedy: "check the address: a login page or a proxy answers; the path ends in /.well-known/openid-configuration"
      )
    }
  }

  private func explained(_ problem: Document) -> Explanation {
    switch problem {
    case .emptyAnswer:
      Explanation(message: "the answer is empty", expected: "JSON", remedy: "check the address; try again")
    case .notUTF8:
      Explanation(
        message: "the answer is not readable text", found: "bytes that are not UTF-8", expected: "JSON in UTF-8",
        remedy: "check the address; the provider must answer in UTF-8")
    case .byteOrderMark:
      Explanation(
        message: "the answer begins with a byte-order mark, which JSON must not have", found: "EF BB BF",
        expected: "JSON from the first byte", remedy: "the provider must save the document without the mark")
    case .notJSON(let byte):
      Explanation(
        message: "the answer is not JSON", found: "an error at byte \(byte)", expected: "one JSON object",
        remedy: "check the address; the provider must answer with valid JSON")
    case .tooDeeplyNested(let limit):
      Explanation(
        message: "the answer is nested too deeply", found: "more than \(limit) levels", expected: "at most \(limit)",
        remedy: "check the address; this is no discovery document or key set")
    case .duplicateMember(let name):
      Explanation(
        message: "the answer has the member \(quoted(name)) twice, so its value is not certain",
        expected: "each member once", remedy: "the provider must correct its document")
    }
  }

  private func explained(_ content: Content) -> Explanation {
    switch content {
    case .missingMember(let name):
      Explanation(
        message: "the answer lacks \(quoted(name))",
        expected: "\(quoted(name)) with a value",
        remedy: "check the address; another kind of document may stand there")
    case .wrongType(let member, let expected, let found):
      Explanation(
        message: member.isEmpty
          ? "the answer is of the wrong kind" : "\(quoted(member)) is of the wrong kind",
        found: OutsideText.shown(found), expected: OutsideText.shown(expected),
        remedy: "check the address; else the provider must correct its document")
    case .insecureEndpoint(let member, let url):
      Explanation(
        message: "\(quoted(member)) is not encrypted", found: OutsideText.shown(url),
        expected: "an https address", remedy: "the provider must offer this address with https")
    case .emptyKeySet:
      Explanation(
        message: "the key set holds no key, so no token could be checked", found: "0 keys",
        expected: "at least one RSA key", remedy: "check the address; try again after the provider has made its keys")
    case .noUsableKey(let reasons):
      Explanation(
        message: "no key in the set can check a token",
        found: OutsideText.shown(reasons.joined(separator: "; ")),
        expected: "an RSA key with kid, for signatures, of 2048 bits or more",
        remedy: "the provider must sign with such a key (RS256)")
    }
  }

  /// The name of a member, which comes from outside.
  private func quoted(_ name: String) -> String { "‘\(OutsideText.shown(name, limit: 60))’" }
}

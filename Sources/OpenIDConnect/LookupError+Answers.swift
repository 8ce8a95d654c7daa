import Text

extension LookupError {
  var aboutTLS: Explanation? {
    switch cause {
    case .tlsUnknownAuthority:
      Explanation(
        message: "the certificate of \(host) comes from an authority that this machine does not know",
        expected: "a certificate signed by a known authority",
        remedy: "if a company proxy or an own provider signs here, give its authority with --ca-file FILE")
    case .tlsExpired:
      Explanation(
        message: "the certificate of \(host) has expired, or this machine's clock is ahead",
        remedy: "check the clock (date -u); if it is right, the provider must renew its certificate")
    case .tlsNotYetValid:
      Explanation(
        message: "the certificate of \(host) is not valid yet, or this machine's clock is behind",
        remedy: "set the clock right (date -u shows it)")
    case .tlsWrongHost:
      Explanation(
        message: "the certificate is for another host than \(host)", expected: host,
        remedy: "check the host name; a proxy or a captive network may answer in its place")
    case .tlsOther(let text):
      Explanation(
        message: "no secure connection to \(host): \(OutsideText.shown(text))", expected: "TLS 1.2 or newer",
        remedy: "check host and port; a proxy in between may speak an old TLS")
    default: nil
    }
  }

  var aboutStatus: Explanation? {
    let expected = "status 200"
    switch cause {
    case .redirected(let status, let to):
      return Explanation(
        message: "the address leads elsewhere; redirects are not followed",
        found: "\(status) to \(OutsideText.shown(to))",
        expected: expected, remedy: "if the new address is the right one, write it instead")
    case .unauthorized401, .forbidden403:
      return Explanation(
        message: "\(host) does not let this address be read", found: cause == .forbidden403 ? "403" : "401",
        expected: expected, remedy: "check the address; a firewall or proxy may forbid it")
    case .notFound404:
      return Explanation(
        message: "there is nothing at this address", found: "404", expected: expected,
        remedy: "check pool id and region; the path ends in /.well-known/openid-configuration, with a hyphen")
    case .tooManyRequests429:
      return Explanation(
        message: "\(host) has had too many requests", found: "429", expected: expected,
        remedy: "wait a minute and try again")
    case .serverError(let status):
      return Explanation(
        message: "\(host) has trouble of its own", found: "\(status)", expected: expected,
        remedy: "try again later; nothing needs changing here")
    case .unexpectedStatus(let status):
      return Explanation(
        message: "\(host) answered with an unexpected status", found: "\(status)", expected: expected,
        remedy: "check the address")
    default: return nil
    }
  }

  var aboutTransfer: Explanation? {
    switch cause {
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
    case .emptyAnswer:
      Explanation(message: "the answer is empty", expected: "JSON", remedy: "check the address; try again")
    default: nil
    }
  }
}

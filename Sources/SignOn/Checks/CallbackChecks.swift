import Text

/// Checks of the callback URL and of OpenMetadata's base URL, which follows from it.
extension Check {
  /// The provider requires an exact match with the registered URL, so it must be a full URL.
  static let callbackIsAnAddress = Check("callback-is-an-address", "The callback URL is a full URL") { settings in
    guard let text = settings.answer(.callbackURL), WebAddress(text) == nil else { return nil }
    let bare = text.trimmed { $0.isBlank || $0.isInvisible || "\"'<>[](),".contains($0) }
    let whole = [bare, "https://" + bare].first { text in
      WebAddress(text).map { $0.isLoopback || $0.host.contains(".") } ?? false
    }
    let right = whole.map { whole in
      let callback = CallbackText(whole)
      return callback.hasServletPath ? whole : callback.with(path: callback.rightPath) ?? whole
    }
    return .error(
      .callbackURL, "“\(shown(text, 60))” is not a URL. Expected something like https://om.company.com/callback.",
      remedy: "Enter OpenMetadata's URL, starting with https:// and ending in /callback.",
      repair: right.map { .set(.callbackURL, $0, "use \(shown($0, 60))") })
  }

  /// The provider redirects users to OpenMetadata, not to itself.
  static let callbackIsOpenMetadatas = callbackCheck(
    "callback-is-openmetadatas", "The callback URL is OpenMetadata's own"
  ) { _, url, _ in
    guard let owner = url.owner else { return nil }
    return .error(
      .callbackURL, "\(shown(url.host, 70)) belongs to \(owner); the callback URL must be OpenMetadata's own.",
      remedy: "Enter the URL at which users open OpenMetadata, followed by /callback.")
  }

  /// OpenMetadata 1.12: the callback servlet is mounted only at `/callback`.
  static let callbackEndsInCallback = callbackCheck(
    "callback-ends-in-callback", "The callback URL is the base URL followed by /callback"
  ) { callback, url, _ in
    guard !callback.hasServletPath else { return nil }
    let repaired = callback.with(path: callback.rightPath)
    let found = url.path.isEmpty ? "The callback URL has no path" : "The callback path is “\(shown(url.path, 50))”"
    return .error(
      .callbackURL, "\(found); the server only listens at \(shown(callback.rightPath, 50)).",
      remedy: "Use \(shown(repaired ?? "", 100)) here and in the app client's allowed callback URLs.",
      repair: repaired.map { .set(.callbackURL, $0, "use \(shown(callback.rightPath, 40))") })
  }

  /// A registered callback URL must not have a fragment (RFC 6749 §3.1.2), and the server compares without query.
  static let callbackHasNoQuery = callbackCheck(
    "callback-has-no-query", "The callback URL has no query or fragment"
  ) { callback, url, _ in
    guard let part = url.query.map({ "?" + $0 }) ?? url.fragment.map({ "#" + $0 }) else { return nil }
    return .error(
      .callbackURL, "The callback URL ends in “\(shown(part, 40))”; a query or fragment is not allowed.",
      remedy: "Remove it.", repair: callback.with().map { .set(.callbackURL, $0, "remove it") })
  }

  static let callbackIsEncrypted = callbackCheck(
    "callback-is-encrypted", "The callback URL uses https, except on localhost"
  ) { callback, url, settings in
    guard url.scheme == "http", !settings.provider.allowsPlainHTTP(url) else { return nil }
    let message = "The callback URL uses http on \(shown(url.host, 50));"
    let remedy = "Use https here, and terminate TLS at the server or a proxy."
    let repair = callback.with(scheme: "https").map { Repair.set(.callbackURL, $0, "use https") }
    return settings.provider.refusesPlainHTTP
      ? .error(
        .callbackURL, "\(message) the provider accepts http only for localhost.", remedy: remedy, repair: repair)
      : .warning(
        .callbackURL, "\(message) sign-in codes and session cookies cross the network unencrypted.", remedy: remedy,
        repair: repair)
  }

  /// AWS: 1024 characters at most.
  static let callbackIsShortEnough = Check(
    "callback-is-short-enough", "The callback URL is short enough to register"
  ) { settings in
    let length = settings.text(.callbackURL).utf8.count
    guard length > 1024 else { return nil }
    return .error(
      .callbackURL, "The callback URL has \(length) characters; at most 1024 are allowed.",
      remedy: "Use OpenMetadata's URL followed by /callback and nothing else.")
  }

  /// Log-out goes to `{server URL}/logout` and the MCP callback is compared with it, so it is OpenMetadata's address.
  static let serverURLIsTheCallbacksBase = Check(
    "server-url-is-the-callbacks-base", "The server URL is the callback URL without /callback"
  ) { settings in
    let text = settings.text(.serverURL)
    guard let base = settings.baseURL, text != base else { return nil }
    let (message, remedy) =
      if text.isEmpty {
        ("The server URL is empty, but the server requires it.", "Use \(shown(base)).")
      } else if let owner = WebAddress(text)?.owner {
        (
          "The server URL is \(owner)'s (\(shown(text, 60))); it must be OpenMetadata's own.",
          "Use \(shown(base)); sign-out fails with \(owner)'s host."
        )
      } else {
        (
          "The server URL is \(shown(text, 60)), but the callback URL starts with \(shown(base, 60)).",
          "Use the callback URL without /callback and without a trailing slash."
        )
      }
    return .error(.serverURL, message, remedy: remedy, repair: .set(.serverURL, base, "use \(shown(base, 60))"))
  }

  /// A check of a callback that is a valid URL.
  private static func callbackCheck(
    _ name: String, _ statement: String,
    finding: @escaping @Sendable (CallbackText, WebAddress, Settings) -> Finding?
  ) -> Check {
    Check(name, statement) { settings in
      let callback = CallbackText(settings.text(.callbackURL))
      return callback.url.flatMap { finding(callback, $0, settings) }
    }
  }
}

extension WebAddress {
  /// The provider the host belongs to.
  fileprivate var owner: String? { Provider.all.first { $0.ownsHost(host) }?.name }
}

/// A parsed callback URL, and what it should be.
struct CallbackText {
  let text: String
  let url: WebAddress?

  init(_ text: String) {
    self.text = text
    url = WebAddress(text)
  }

  /// OpenMetadata's base URL, without a trailing slash, if the callback is directly below it.
  var base: String? {
    guard let url, url.query == nil, url.fragment == nil, hasServletPath else { return nil }
    return String(text.dropLast("/callback".count))
  }

  /// Whether the path ends in `/callback` directly after OpenMetadata's base path.
  var hasServletPath: Bool {
    guard let path = url?.path, path.hasSuffix("/callback") else { return false }
    let before = path.dropLast("/callback".count)
    return !before.hasSuffix("/") && !Self.strange.contains { before.hasSuffix($0) }
  }

  /// OpenMetadata paths where users expect the servlet, but where it is not.
  private static let strange = ["/api/v1/auth", "/api/v1", "/api", "/auth"]

  /// The correct path.
  var rightPath: String {
    var parts = (url?.path ?? "").split(separator: "/").map(String.init)
    // Where an AWS load balancer that signs people in itself takes the answer.
    if parts.suffix(2) == ["oauth2", "idpresponse"] { parts.removeLast(2) }
    // The end of a pasted URL may be missing.
    let isMeant = { (last: String) in last.contains("callback") || last.nearest(among: ["callback"], distance: 2) != nil
    }
    if let last = parts.last?.lowerCase, isMeant(last) || ["login", "signin", "my-data"].contains(last) {
      parts.removeLast()
    }
    while let last = parts.last, ["api", "v1", "auth"].contains(last) { parts.removeLast() }
    return (parts + ["callback"]).map { "/" + $0 }.joined()
  }

  func with(scheme: String? = nil, path: String? = nil) -> String? {
    guard let url else { return nil }
    let port = url.port.map { ":\($0)" } ?? ""
    return "\(scheme ?? url.scheme)://\(url.host)\(port)\(path ?? url.path)"
  }
}

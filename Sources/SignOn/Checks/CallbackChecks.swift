import Text

/// What must hold of the callback URL and of OpenMetadata's own address, which it tells.
extension Check {
  /// The provider compares it letter by letter with what is registered, so it is a whole address.
  static let callbackIsAnAddress = Check("callback-is-an-address", "The callback URL is a whole address") { settings in
    guard let text = settings.answer(.callbackURL), WebAddress(text) == nil else { return nil }
    let bare = text.trimmed { $0.isBlank || $0.isInvisible || "\"'<>[](),".contains($0) }
    let whole = [bare, "https://" + bare].first { text in
      WebAddress(text).map { $0.isLoopback || $0.host.contains(".") } ?? false
    }
    return .error(
      .callbackURL, "“\(shown(text, 60))” is no address; expected is one like https://om.company.com/callback.",
      remedy: "Give OpenMetadata's address, beginning with https:// and ending in /callback.",
      repair: whole.map { .set(.callbackURL, $0, "use \(shown($0, 60))") })
  }

  /// The provider sends people back to OpenMetadata, not to itself.
  static let callbackIsOpenMetadatas = callbackCheck(
    "callback-is-openmetadatas", "The callback URL is OpenMetadata's own address"
  ) { _, url, _ in
    guard let owner = url.owner else { return nil }
    return .error(
      .callbackURL, "\(shown(url.host, 70)) belongs to \(owner); the callback is at OpenMetadata's own address.",
      remedy: "Give the address that people open OpenMetadata with, followed by /callback.")
  }

  /// OpenMetadata 1.12: the servlet that takes the answer is mounted at `/callback` and nowhere else.
  static let callbackEndsInCallback = callbackCheck(
    "callback-ends-in-callback", "The callback URL ends in /callback directly after the base path"
  ) { callback, url, _ in
    guard !callback.hasServletPath else { return nil }
    let repaired = callback.with(path: callback.rightPath)
    return .error(
      .callbackURL,
      "The callback's path is “\(shown(url.path, 50))”; the server listens at \(shown(callback.rightPath, 50)) alone.",
      remedy: "Use \(shown(repaired ?? "", 100)) here and in the app client's allowed callback URLs.",
      repair: repaired.map { .set(.callbackURL, $0, "use \(shown(callback.rightPath, 40))") })
  }

  /// A registered callback may have no fragment (RFC 6749 §3.1.2), and the server compares the bare address.
  static let callbackHasNoQuery = callbackCheck(
    "callback-has-no-query", "The callback URL has neither query nor fragment"
  ) { callback, url, _ in
    guard let part = url.query.map({ "?" + $0 }) ?? url.fragment.map({ "#" + $0 }) else { return nil }
    return .error(
      .callbackURL, "The callback URL ends in “\(shown(part, 40))”; it may have neither query nor fragment.",
      remedy: "Leave it out.", repair: callback.with().map { .set(.callbackURL, $0, "leave it out") })
  }

  static let callbackIsEncrypted = callbackCheck(
    "callback-is-encrypted", "The callback URL is https unless it stays on this machine"
  ) { callback, url, settings in
    guard url.scheme == "http", !settings.provider.allowsPlainHTTP(url) else { return nil }
    return .error(
      .callbackURL,
      "The callback URL is http on \(shown(url.host, 50)); the provider takes http for localhost alone.",
      remedy: "Use https here, and let a proxy or the server itself end TLS.",
      repair: callback.with(scheme: "https").map { .set(.callbackURL, $0, "use https") })
  }

  /// AWS: 1024 characters at most.
  static let callbackIsShortEnough = Check(
    "callback-is-short-enough", "The callback URL is short enough to be registered"
  ) { settings in
    let length = settings.text(.callbackURL).utf8.count
    guard length > 1024 else { return nil }
    return .error(
      .callbackURL, "The callback URL has \(length) characters; Cognito registers 1024 at most.",
      remedy: "Use the address of OpenMetadata and /callback, nothing more.")
  }

  /// Log-out goes to `{server URL}/logout` and the MCP callback is compared with it, so it is OpenMetadata's address.
  static let serverURLIsTheCallbacksBase = Check(
    "server-url-is-the-callbacks-base", "The server URL is the callback URL without /callback"
  ) { settings in
    let text = settings.text(.serverURL)
    guard let base = settings.baseURL, text != base else { return nil }
    let (message, remedy) =
      if text.isEmpty {
        ("The server URL is empty; the server requires it.", "Use \(shown(base)).")
      } else if let owner = WebAddress(text)?.owner {
        (
          "The server URL is \(owner)'s \(shown(text, 60)); it is OpenMetadata's own address.",
          "Use \(shown(base)); with \(owner)'s host, log-out fails."
        )
      } else {
        (
          "The server URL is \(shown(text, 60)); the callback URL says \(shown(base, 60)).",
          "Use the callback URL without /callback, and without a slash at the end."
        )
      }
    return .error(.serverURL, message, remedy: remedy, repair: .set(.serverURL, base, "use \(shown(base, 60))"))
  }

  /// A check of a callback that can be read as an address.
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
  /// The provider that the host belongs to.
  fileprivate var owner: String? { Provider.all.first { $0.ownsHost(host) }?.name }
}

/// A callback URL taken apart: what it is, what it should be.
struct CallbackText {
  let text: String
  let url: WebAddress?

  init(_ text: String) {
    self.text = text
    url = WebAddress(text)
  }

  /// OpenMetadata's own address, when the callback is right beneath it; without a slash at the end.
  var base: String? {
    guard let url, url.query == nil, url.fragment == nil, hasServletPath else { return nil }
    return String(text.dropLast("/callback".count))
  }

  /// Whether the path ends in `/callback` directly after the path that OpenMetadata is served beneath.
  var hasServletPath: Bool {
    guard let path = url?.path, path.hasSuffix("/callback") else { return false }
    let before = path.dropLast("/callback".count)
    return !before.hasSuffix("/") && !Self.strange.contains { before.hasSuffix($0) }
  }

  /// Paths of OpenMetadata's own under which people expect the servlet, and where it is not.
  private static let strange = ["/api/v1/auth", "/api/v1", "/api", "/auth"]

  /// The path as it should be.
  var rightPath: String {
    var parts = (url?.path ?? "").split(separator: "/").map(String.init)
    if let last = parts.last?.lowerCase, last.contains("callback") || ["login", "signin", "my-data"].contains(last) {
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

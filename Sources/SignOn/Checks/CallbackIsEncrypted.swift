extension Check {
  /// Cognito registers http for localhost, 127.0.0.1 and [::1] alone.
  static let callbackIsEncrypted = Check(
    "callback-is-encrypted", "The callback URL is https unless it stays on this machine"
  ) { settings in
    let callback = CallbackText(settings.text(.callbackURL))
    guard let url = callback.url, url.scheme == "http" else { return [] }
    let isLocal = settings.isCognito ? ["localhost", "127.0.0.1", "[::1]"].contains(url.host) : url.isLoopback
    guard !isLocal else { return [] }
    return [
      .error(
        .callbackURL,
        "The callback URL is http on \(shown(url.host, 50)); the provider takes http for localhost alone.",
        remedy: "Use https here, and let a proxy or the server itself end TLS.",
        repair: callback.with(scheme: "https").map { .set(.callbackURL, $0, "use https") })
    ]
  }
}

import Text

extension Check {
  /// Behind a proxy that ends TLS the server does not see https and sends the cookie without its marks.
  static let sessionCookieIsSecure = Check(
    "session-cookie-is-secure", "The session cookie suits the callback URL"
  ) { settings in
    guard let callback = WebAddress(settings.text(.callbackURL)) else { return [] }
    let isOn = settings.isOn(.secureSessionCookie)
    if callback.scheme == "https", !isOn {
      return [
        .note(
          .secureSessionCookie, "If a proxy ends TLS before OpenMetadata, sign-ins may fail with “No session found”.",
          remedy: "Switch it on where people use https and the server itself listens on http.",
          repair: .set(.secureSessionCookie, "true", "switch it on"))
      ]
    }
    guard callback.scheme == "http", isOn else { return [] }
    return [
      .warning(
        .secureSessionCookie, "A secure cookie is not sent over http, and the callback URL is http.",
        remedy: "Switch it off, or use https.",
        repair: .set(.secureSessionCookie, "false", "switch it off"))
    ]
  }
}

import Text

/// Checks of the sign-in and the session after it.
extension Check {
  /// A confidential client's flow only works with `code`.
  static let responseTypeIsCode = Check("response-type-is-code", "The response type is code") { settings in
    let type = settings.text(.responseType)
    let onlyCode = settings.provider.onlyCode
    guard type != "code", onlyCode != nil || settings.isConfidential || type != "id_token" else { return nil }
    return .error(
      .responseType,
      "The response type is “\(shown(type, 30))”; \(onlyCode ?? "the server's flow works only with code").",
      remedy: "Use code.", repair: .set(.responseType, "code", "use code"))
  }

  static let nonceIsUsed = Check("nonce-is-used", "Sign-ins use a nonce") { settings in
    guard settings.text(.useNonce) == "false" else { return nil }
    return .warning(
      .useNonce, "The nonce is off, so a stolen ID token could be replayed.", remedy: "Turn it on.",
      repair: .set(.useNonce, "true", "turn it on"))
  }

  /// PKCE also works if the discovery document does not mention it.
  static let pkceIsUsed = Check("pkce-is-used", "Sign-ins use PKCE") { settings in
    guard settings.text(.disablePKCE) == "true" else { return nil }
    return .warning(
      .disablePKCE, "PKCE is disabled, so an intercepted authorization code could be misused.",
      remedy: "Set it to false; providers without PKCE support ignore it.",
      repair: .set(.disablePKCE, "false", "use PKCE"))
  }

  /// OpenMetadata 1.12: OidcDiscoveryValidator accepts these words, and `none` only by itself.
  static let promptIsKnown = Check("prompt-is-known", "The server accepts the prompt") { settings in
    let text = settings.text(.prompt)
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let known = ["login", "select_account", "consent", "none"]
    guard !text.isEmpty,
      !words.allSatisfy({ known.contains(String($0)) }) || (words.count > 1 && words.contains("none"))
    else { return nil }
    let lower = text.trimmed(\.isBlank).lowerCase
    let value = known.dropLast(2).contains(lower) ? lower : ""
    return .error(
      .prompt, "The prompt is “\(shown(text, 40))”; the server accepts login, select_account, consent, or nothing.",
      remedy: "Leave it empty to reuse an existing session.",
      repair: .set(.prompt, value, value.isEmpty ? "leave it empty" : "use \(value)"))
  }

  /// `none` fails for anyone without a session, other values may have no effect; the server accepts all of them.
  static let promptLetsPeopleIn = Check("prompt-lets-people-in", "The prompt lets users in") { settings in
    let (provider, words) = (settings.provider, settings.text(.prompt).split(separator: " ").map(String.init))
    let message: String
    if words == ["none"] {
      message = "The prompt none fails for anyone without an existing session: nobody else can sign in."
    } else if !words.contains("none"), let word = words.first(where: provider.promptsWithoutEffect.contains) {
      message = "The prompt \(word) has no effect with \(provider.name)."
    } else {
      return nil
    }
    return .warning(
      .prompt, message, remedy: "Leave the prompt empty, or use select_account.",
      repair: .set(.prompt, "", "leave it empty"))
  }

  static let maxAgeIsNotZero = Check("max-age-is-not-zero", "An existing session is reused") { settings in
    guard settings.text(.maxAge) == "0" else { return nil }
    return .warning(
      .maxAge, "With a max age of 0, users enter their password at every sign-in.",
      remedy: "Leave it empty, or enter the number of seconds a sign-in stays valid.",
      repair: .set(.maxAge, "", "leave it empty"))
  }

  /// 0 means the key is not written; from 2.0 the server does not start with a 0 in its file.
  static let tokenValidityFitsTheVersion = Check(
    "token-validity-fits-the-version", "The release accepts the token validity"
  ) { settings in
    let (value, origin) = settings.value(of: .tokenValidity)
    let release = settings.deployment.release
    guard release.mayReach(.v2_0), origin == .file, value?.text == "0" else { return nil }
    return Finding(
      severity: release.version >= .v2_0 ? .error : .warning, field: Field.tokenValidity.id,
      message: "The token validity in the file is 0; from 2.0 the server requires at least 1.",
      remedy: "Use 3600, the server's default.", repair: .set(.tokenValidity, "3600", "use 3600"))
  }

  /// Up to 1.13 the server silently uses 604800 instead; from 2.0 it rejects the value.
  static let sessionExpiryIsAnHourOrMore = Check(
    "session-expiry-is-an-hour-or-more", "Sessions last an hour or more"
  ) { settings in
    guard let seconds = Int32(settings.text(.sessionExpiry)), (0..<3600).contains(seconds) else { return nil }
    let effect = settings.deployment.release.effect(
      until: "the server replaces values below 3600 with 604800", from: .v2_0, "the server rejects values below 3600",
      both: "up to 1.13 the server replaces values below 3600 with 604800; from 2.0 it rejects them")
    return .error(
      .sessionExpiry, "The session expiry is \(seconds) seconds; \(effect).", remedy: "Use 3600 or more.",
      repair: .set(.sessionExpiry, "3600", "use 3600"))
  }

  /// Behind a proxy that ends TLS the server does not see https and sends the cookie without its marks.
  static let sessionCookieIsSecure = Check(
    "session-cookie-is-secure", "The session cookie matches the callback URL"
  ) { settings in
    guard let callback = WebAddress(settings.text(.callbackURL)) else { return nil }
    switch (callback.scheme, settings.isOn(.secureSessionCookie)) {
    case ("https", false):
      return .note(
        .secureSessionCookie,
        "If a proxy terminates TLS in front of OpenMetadata, sign-in may fail with “No session found”.",
        remedy: "Turn it on if users connect over https and the server itself listens on http.",
        repair: .set(.secureSessionCookie, "true", "turn it on"))
    case ("http", true):
      return .warning(
        .secureSessionCookie, "Browsers do not send a secure cookie over http, and the callback URL uses http.",
        remedy: "Turn it off, or use https.", repair: .set(.secureSessionCookie, "false", "turn it off"))
    default: return nil
    }
  }

  /// No server code is known to read this setting.
  static let secureSocketIsElsewhere = Check(
    "secure-socket-is-elsewhere", "TLS is configured where it takes effect"
  ) { settings in
    guard settings.isOn(.enableSecureSocketConnection) else { return nil }
    return .note(
      .enableSecureSocketConnection, "This setting does not enable TLS.",
      remedy: "Set up TLS on the server's listener or on a proxy in front of it.")
  }
}

import Text

/// What must hold of the sign-in itself and of the session that follows.
extension Check {
  /// The flow of a confidential client works with `code` alone.
  static let responseTypeIsCode = Check("response-type-is-code", "The response type is code") { settings in
    let type = settings.text(.responseType)
    let onlyCode = settings.provider.onlyCode
    guard type != "code", onlyCode != nil || settings.isConfidential || type != "id_token" else { return nil }
    return .error(
      .responseType,
      "The response type is “\(shown(type, 30))”; \(onlyCode ?? "the server's flow works with code alone").",
      remedy: "Use code.", repair: .set(.responseType, "code", "use code"))
  }

  static let nonceIsUsed = Check("nonce-is-used", "Sign-ins carry a nonce") { settings in
    guard settings.text(.useNonce) == "false" else { return nil }
    return .warning(
      .useNonce, "The nonce is off, so a stolen id token could be used a second time.", remedy: "Switch it on.",
      repair: .set(.useNonce, "true", "switch it on"))
  }

  /// PKCE works where the discovery document does not mention it, too.
  static let pkceIsUsed = Check("pkce-is-used", "Sign-ins are protected by PKCE") { settings in
    guard settings.text(.disablePKCE) == "true" else { return nil }
    return .warning(
      .disablePKCE, "PKCE is disabled, so an intercepted code could be used by somebody else.",
      remedy: "Set it to false; providers that do not know PKCE ignore it.",
      repair: .set(.disablePKCE, "false", "use PKCE"))
  }

  /// OpenMetadata 1.12: OidcDiscoveryValidator takes these words, and `none` only alone.
  static let promptIsKnown = Check("prompt-is-known", "The prompt is one that the server takes") { settings in
    let text = settings.text(.prompt)
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let known = ["login", "select_account", "consent", "none"]
    guard !text.isEmpty,
      !words.allSatisfy({ known.contains(String($0)) }) || (words.count > 1 && words.contains("none"))
    else { return nil }
    let lower = text.trimmed(\.isBlank).lowerCase
    let value = known.dropLast(2).contains(lower) ? lower : ""
    return .error(
      .prompt, "The prompt is “\(shown(text, 40))”; the server takes login, select_account, consent, or nothing.",
      remedy: "Leave it empty: a running session is then used.",
      repair: .set(.prompt, value, value.isEmpty ? "leave it empty" : "use \(value)"))
  }

  /// `none` fails for everybody without a session, other words may mean nothing to the provider; later servers refuse
  /// both.
  static let promptLetsPeopleIn = Check("prompt-lets-people-in", "The prompt lets people in") { settings in
    let (provider, words) = (settings.provider, settings.text(.prompt).split(separator: " ").map(String.init))
    let isRefused = settings.version >= .v2_0
    let since = isRefused ? "" : " from 2.0 on"
    let message: String
    if words == ["none"] {
      message = "The prompt none fails for everybody without a running session, and OpenMetadata refuses it\(since)."
    } else if !words.contains("none"), let word = words.first(where: provider.promptsWithoutEffect.contains) {
      message = "The prompt \(word) has no effect in \(provider.name), and OpenMetadata refuses it there\(since)."
    } else {
      return nil
    }
    let remedy = "Leave the prompt empty, or use select_account."
    let repair = Repair.set(.prompt, "", "leave it empty")
    return isRefused
      ? .error(.prompt, message, remedy: remedy, repair: repair)
      : .warning(.prompt, message, remedy: remedy, repair: repair)
  }

  static let maxAgeIsNotZero = Check("max-age-is-not-zero", "A running session counts") { settings in
    guard settings.text(.maxAge) == "0" else { return nil }
    return .warning(
      .maxAge, "A max age of 0 asks everybody for the password at every sign-in.",
      remedy: "Leave it empty, or give the seconds after which a sign-in is too old.",
      repair: .set(.maxAge, "", "leave it empty"))
  }

  /// 0 means that the key is not written; a file that holds a 0 keeps the server from starting from 2.0 on.
  static let tokenValidityFitsTheVersion = Check(
    "token-validity-fits-the-version", "The token validity is one that the version takes"
  ) { settings in
    let (value, origin) = settings.value(of: .tokenValidity)
    guard settings.version >= .v2_0, origin == .file, value?.text == "0" else { return nil }
    return .error(
      .tokenValidity, "The file's token validity is 0; from 2.0 on the server takes 1 or more.",
      remedy: "Use 3600, the server's own value.", repair: .set(.tokenValidity, "3600", "use 3600"))
  }

  /// Up to 1.13 the server silently takes 604800 instead; from 2.0 it refuses.
  static let sessionExpiryIsAnHourOrMore = Check(
    "session-expiry-is-an-hour-or-more", "Sessions last an hour or more"
  ) { settings in
    guard let seconds = Int32(settings.text(.sessionExpiry)), (0..<3600).contains(seconds) else { return nil }
    let effect =
      settings.version >= .v2_0 ? "the server refuses less than 3600" : "below 3600 the server takes 604800 instead"
    return .error(
      .sessionExpiry, "The session expiry is \(seconds) seconds; \(effect).", remedy: "Use 3600 or more.",
      repair: .set(.sessionExpiry, "3600", "use 3600"))
  }

  /// Behind a proxy that ends TLS the server does not see https and sends the cookie without its marks.
  static let sessionCookieIsSecure = Check(
    "session-cookie-is-secure", "The session cookie suits the callback URL"
  ) { settings in
    guard let callback = WebAddress(settings.text(.callbackURL)) else { return nil }
    switch (callback.scheme, settings.isOn(.secureSessionCookie)) {
    case ("https", false):
      return .note(
        .secureSessionCookie, "If a proxy ends TLS before OpenMetadata, sign-ins may fail with “No session found”.",
        remedy: "Switch it on where people use https and the server itself listens on http.",
        repair: .set(.secureSessionCookie, "true", "switch it on"))
    case ("http", true):
      return .warning(
        .secureSessionCookie, "A secure cookie is not sent over http, and the callback URL is http.",
        remedy: "Switch it off, or use https.", repair: .set(.secureSessionCookie, "false", "switch it off"))
    default: return nil
    }
  }

  /// No code of the server was found that looks at the switch.
  static let secureSocketIsElsewhere = Check(
    "secure-socket-is-elsewhere", "TLS is set up where it takes effect"
  ) { settings in
    guard settings.isOn(.enableSecureSocketConnection) else { return nil }
    return .note(
      .enableSecureSocketConnection, "This switch alone does not turn on TLS.",
      remedy: "Set TLS up in the server's own section or on a proxy in front of it.")
  }
}

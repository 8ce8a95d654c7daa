import Text

/// Checks of client ID and secret and how they are sent; providers add their own.
extension Check {
  /// For providers whose client IDs have no known format; the ID must match exactly.
  static let clientIDHasNoBlanks = Check("client-id-has-no-blanks", "The client ID contains no spaces") { settings in
    guard let id = settings.answer(.clientID), id.contains(where: \.isBlank) else { return nil }
    let without = id.filter { !$0.isBlank }
    return .error(
      .clientID, "The client ID “\(shown(id, 40))” contains a space.", remedy: "Copy it again without spaces.",
      repair: without.isEmpty ? nil : .set(.clientID, without, "remove the spaces"))
  }

  /// For providers whose secrets have no known format.
  static let clientSecretHasNoBlanks = Check("client-secret-has-no-blanks", "The client secret contains no spaces") {
    settings in
    guard let secret = settings.secret, !secret.allSatisfy({ !$0.isBlank && !$0.isInvisible }) else { return nil }
    return .error(
      .clientSecret, "The client secret contains a space, a line break or an invisible character.",
      remedy: "Copy it again, without anything before or after it.")
  }

  /// The server shows stars for a stored secret; written back they replace it.
  static let clientSecretIsNotTheMask = Check(
    "client-secret-is-not-the-mask", "The client secret is not masked"
  ) { settings in
    guard settings.secret?.isMask == true else { return nil }
    return .error(
      .clientSecret, "The client secret is all asterisks, which the server shows in place of the real one.",
      remedy: "Copy the secret from the client's page in the provider's console.")
  }

  /// OpenMetadata 1.12: AuthenticationCodeFlowHandler cannot be built with any other method.
  static let clientAuthenticationIsBasicOrPost = Check(
    "client-authentication-is-basic-or-post", "The authentication method is basic or post"
  ) { settings in
    let method = settings.text(.clientAuthenticationMethod)
    guard !["client_secret_basic", "client_secret_post"].contains(method) else { return nil }
    return .error(
      .clientAuthenticationMethod,
      "The method is “\(shown(method, 30))”; the server supports only client_secret_basic and client_secret_post.",
      remedy: "Use one of these.",
      repair: .set(.clientAuthenticationMethod, "client_secret_basic", "use client_secret_basic"))
  }

  /// In the header a plus sign is encoded, and not every provider decodes it; in the form body it always works.
  static let secretWithAPlusIsSentInTheForm = Check(
    "secret-with-a-plus-is-sent-in-the-form", "A client secret with a plus sign is sent in the form body"
  ) { settings in
    guard settings.text(.clientAuthenticationMethod) == "client_secret_basic", settings.secret?.contains("+") == true
    else { return nil }
    return .warning(
      .clientAuthenticationMethod,
      "The client secret contains a plus sign, which client_secret_basic encodes; the provider may not decode it.",
      remedy: "Use client_secret_post.",
      repair: .set(.clientAuthenticationMethod, "client_secret_post", "use client_secret_post"))
  }
}

extension Secret {
  /// Whether it is the mask the server shows instead of a secret.
  var isMask: Bool { allSatisfy { $0 == "*" } }
}

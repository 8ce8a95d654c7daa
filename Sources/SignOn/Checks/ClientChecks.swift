import Text

/// What must hold of the client's id, its secret and how they are sent; providers add what is special to theirs.
extension Check {
  /// For providers whose client ids have no known shape: what is sent is compared letter by letter.
  static let clientIDHasNoBlanks = Check("client-id-has-no-blanks", "The client id has no blanks") { settings in
    guard let id = settings.answer(.clientID), id.contains(where: \.isBlank) else { return nil }
    let without = id.filter { !$0.isBlank }
    return .error(
      .clientID, "The client id “\(shown(id, 40))” holds a blank.", remedy: "Copy it again without blanks.",
      repair: without.isEmpty ? nil : .set(.clientID, without, "leave out the blanks"))
  }

  /// For providers whose secrets have no known shape.
  static let clientSecretHasNoBlanks = Check("client-secret-has-no-blanks", "The client secret has no blanks") {
    settings in
    guard let secret = settings.secret, !secret.allSatisfy({ !$0.isBlank && !$0.isInvisible }) else { return nil }
    return .error(
      .clientSecret, "The client secret holds a blank, a line break or an invisible character.",
      remedy: "Copy it again, without what stands around it.")
  }

  /// The server shows stars for a stored secret; written back they replace it.
  static let clientSecretIsNotTheMask = Check(
    "client-secret-is-not-the-mask", "The client secret is not the server's mask"
  ) { settings in
    guard settings.secret?.isMask == true else { return nil }
    return .error(
      .clientSecret, "The client secret consists of stars, which is what the server shows instead of the real one.",
      remedy: "Copy the secret from the app client's page at the provider.")
  }

  /// OpenMetadata 1.12: AuthenticationCodeFlowHandler cannot be built with any other method.
  static let clientAuthenticationIsBasicOrPost = Check(
    "client-authentication-is-basic-or-post", "The client authenticates by header or form"
  ) { settings in
    let method = settings.text(.clientAuthenticationMethod)
    guard !["client_secret_basic", "client_secret_post"].contains(method) else { return nil }
    return .error(
      .clientAuthenticationMethod,
      "The method is “\(shown(method, 30))”; the server works with client_secret_basic and client_secret_post alone.",
      remedy: "Use one of the two.",
      repair: .set(.clientAuthenticationMethod, "client_secret_basic", "use client_secret_basic"))
  }

  /// In the header a plus sign is encoded, and not every provider decodes it; in the form it is always right.
  static let secretWithAPlusIsSentInTheForm = Check(
    "secret-with-a-plus-is-sent-in-the-form", "A client secret with a plus sign is sent in the form"
  ) { settings in
    guard settings.text(.clientAuthenticationMethod) == "client_secret_basic", settings.secret?.contains("+") == true
    else { return nil }
    return .warning(
      .clientAuthenticationMethod,
      "The client secret holds a plus sign, which client_secret_basic encodes; the provider may not decode it.",
      remedy: "Use client_secret_post.",
      repair: .set(.clientAuthenticationMethod, "client_secret_post", "use client_secret_post"))
  }
}

extension Secret {
  /// Whether it is what the server shows instead of a secret.
  var isMask: Bool { allSatisfy { $0 == "*" } }
}

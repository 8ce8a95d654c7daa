extension Check {
  /// In the header a plus sign is encoded, and not every provider decodes it; in the form it is always right.
  static let secretWithAPlusIsSentInTheForm = Check(
    "secret-with-a-plus-is-sent-in-the-form", "A client secret with a plus sign is sent in the form"
  ) { settings in
    guard settings.text(.clientAuthenticationMethod) == "client_secret_basic",
      case .secret(let secret) = settings[.clientSecret], secret.contains("+")
    else { return [] }
    return [
      .warning(
        .clientAuthenticationMethod,
        "The client secret holds a plus sign, which client_secret_basic encodes; the provider may not decode it.",
        remedy: "Use client_secret_post.",
        repair: .set(.clientAuthenticationMethod, "client_secret_post", "use client_secret_post"))
    ]
  }
}

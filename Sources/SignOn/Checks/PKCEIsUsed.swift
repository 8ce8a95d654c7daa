extension Check {
  /// Cognito takes S256 although its document does not say so.
  static let pkceIsUsed = Check("pkce-is-used", "Sign-ins are protected by PKCE") { settings in
    guard settings.text(.disablePKCE) == "true" else { return [] }
    return [
      .warning(
        .disablePKCE, "PKCE is disabled, so an intercepted code could be used by somebody else.",
        remedy: "Set it to false; providers that do not know PKCE ignore it.",
        repair: .set(.disablePKCE, "false", "use PKCE"))
    ]
  }
}

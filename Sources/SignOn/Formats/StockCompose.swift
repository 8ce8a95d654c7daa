extension Entry {
  /// What the server takes when its variable is not set, for the variables that stock Compose files leave out.
  private static let serverDefaults = [
    "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM": "RS256",
    "OIDC_OM_REFRESH_TOKEN_VALIDITY": "3600",
    "AUTHORIZER_USE_ROLES_FROM_PROVIDER": "false",
    "FORCE_SECURE_SESSION_COOKIE": "false",
    "AUTHENTICATION_ENABLE_AUTO_REDIRECT": "false",
  ]

  /// Whether the value gets lost between an env file and the server when no override passes it on.
  var isLostInCompose: Bool {
    guard let variable = key.variable, !key.isPassedByCompose else { return false }
    return Self.serverDefaults[variable] != value.text
  }
}

extension Settings {
  /// The variables that are set here and need a Compose override to reach the server.
  package var variablesLostInCompose: [String] {
    entries.filter(\.isLostInCompose).compactMap(\.key.variable)
  }
}

extension FileKind {
  /// Passes through from the env file what the shipped Compose files omit; contains no values itself.
  ///
  /// A name without a value is taken from the env file and stays unset if it is not there (Compose file reference,
  /// `environment`); `${NAME}` would pass an empty value, and with some of those the server does not start.
  package static let composeOverride: FileKind = FileKind(
    id: "compose-override", title: "Docker Compose override", phrase: "a Docker Compose override", runs: .compose,
    fileName: "openmetadata-sso.override.yaml",
    template: { settings in
      let variables = settings.entries.filter { !$0.key.isPassedByCompose }.compactMap(\.key.variable)
      var text = settings.fileComment
      text += comment("Passes through the variables that the shipped Compose files omit; contains no values itself.")
      text += "\nservices:\n"
      for service in ["execute-migrate-all", "openmetadata-server"] {
        text += "  \(service):\n    environment:\n" + variables.map { "      \($0):\n" }.joined()
      }
      return Template(text: text)
    },
    steps: { file in
      let env = file.sibling(.dockerEnv)
      return [
        NextStep(
          title: "The override contains only names. Also write the values, in format docker-env, to \(env)."
        )
      ] + ComposeOverride.steps(env: env, override: file.word, file.release)
    })
}

/// A Compose file, an override and an env file together.
enum ComposeOverride {
  /// - Parameters:
  ///   - env: the env file, as a word of a command.
  ///   - override: the override, as a word of a command.
  static func steps(env: String, override: String, _ release: Release) -> [NextStep] {
    let compose = "docker compose -f docker-compose.yml -f \(override) --env-file \(env)"
    let check = NextStep(
      title:
        "Check that the files work together. Replace docker-compose.yml with your own Compose file here and below.",
      command: "\(compose) config --quiet")
    return [check] + NextStep.compose(compose, former: "your previous files, without the override", release)
  }
}

extension Entry {
  /// The server's defaults for the variables that the shipped Compose files omit.
  private static let serverDefaults = [
    "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM": "RS256",
    "OIDC_OM_REFRESH_TOKEN_VALIDITY": "3600",
    "AUTHORIZER_USE_ROLES_FROM_PROVIDER": "false",
    "FORCE_SECURE_SESSION_COOKIE": "false",
    "AUTHENTICATION_ENABLE_AUTO_REDIRECT": "false",
    "AUTHENTICATION_EMAIL_CLAIM": "",
    "AUTHENTICATION_DISPLAY_NAME_CLAIM": "",
  ]

  /// Whether the value gets lost between an env file and the server when no override passes it on.
  var isLostInCompose: Bool {
    guard let variable = key.variable, !key.isPassedByCompose else { return false }
    if key.holds == .strings { return !value.items.isEmpty }
    return Self.serverDefaults[variable] != value.text
  }
}

extension Settings {
  /// The variables that are set here and need a Compose override to reach the server.
  package var variablesLostInCompose: [String] {
    entries.filter(\.isLostInCompose).compactMap(\.key.variable)
  }
}

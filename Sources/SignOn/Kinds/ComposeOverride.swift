extension FileKind {
  /// What the stock Compose files leave out: passes on from the env file, and holds no value itself.
  ///
  /// A name without a value is taken from the env file and stays unset where that has none (Compose file reference,
  /// `environment`); `${NAME}` would hand an empty text to the server, which does not start with some of them empty.
  package static let composeOverride = FileKind(
    id: "compose-override", title: "Docker Compose override", phrase: "a Docker Compose override",
    fileName: "openmetadata-sso.override.yaml",
    template: { settings in
      let variables = settings.entries.filter { !$0.key.isPassedByCompose }.compactMap(\.key.variable)
      var text = settings.fileComment
      text += comment("Hands on from the env file what the stock Compose files leave out; it holds no value itself.")
      text += "\nservices:\n"
      for service in ["execute-migrate-all", "openmetadata-server"] {
        text += "  \(service):\n    environment:\n" + variables.map { "      \($0):\n" }.joined()
      }
      return Template(text: text)
    },
    steps: { file in
      let env = file.sibling(.dockerEnv)
      let compose = "docker compose -f docker-compose.yml -f \(file.word) --env-file \(env)"
      return [
        NextStep(
          title: "The override holds names alone. Write the values too, in the format docker-env, as \(env) beside it."
        ),
        NextStep(
          title: "Let Compose tell you whether the files fit together. Put your own Compose file in the place of "
            + "docker-compose.yml here and below.",
          command: "\(compose) config --quiet"),
      ] + NextStep.compose(compose, former: "the files you had before, without the override")
    })
}

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

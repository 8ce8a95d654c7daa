import ConfigText

extension Format {
  /// What the stock Compose files leave out: passes on from the env file, and holds no value itself.
  ///
  /// A name without a value is taken from the env file and stays unset where that has none (Compose file reference,
  /// `environment`); `${NAME}` would hand an empty text to the server, which does not start with some of them empty.
  static let composeOverride = Format(
    id: "compose-override", title: "Docker Compose override", fileName: "openmetadata-sso.override.yaml",
    holdsSecret: false,
    text: { settings in
      let variables = settings.entries.filter { !$0.key.isPassedByCompose }.compactMap(\.key.variable)
      var text = comment(settings.fileComment)
      text += comment("Hands on from the env file what the stock Compose files leave out; it holds no value itself.")
      text += "\nservices:\n"
      for service in ["execute-migrate-all", "openmetadata-server"] {
        text += "  \(service):\n    environment:\n"
        text += variables.map { "      \($0):\n" }.joined()
      }
      return FormatText(text)
    },
    steps: { file in
      let env = file.sibling(.dockerEnv)
      return [
        Activation.Step(
          title: "The override holds names alone. Write the values too, in the format docker-env, as \(env) beside it.",
          command: nil),
        Activation.Step(
          title: "Let Compose tell you whether the files fit together. Put your own Compose file in the place of "
            + "docker-compose.yml here and below.",
          command: "\(compose(file, env)) config --quiet"),
      ] + composeSteps(compose: compose(file, env), former: "the files you had before, without the override")
    })

  private static func compose(_ file: Activation.File, _ env: String) -> String {
    "docker compose -f docker-compose.yml -f \(file.word) --env-file \(env)"
  }
}

import ConfigText

extension Format {
  /// The variables of the server's Docker images.
  static let dockerEnv = Format(
    id: "docker-env", title: "Docker env file", fileName: "openmetadata-sso.env", holdsSecret: true,
    text: { settings in
      let entries = settings.entries.filter { $0.key.variable != nil }
      let passed = entries.filter(\.key.isPassedByCompose)
      var text = FormatText(comment(settings.fileComment))
      text += comment("For docker compose --env-file. Each value is YAML in quotes of the shell: change it with care.")
      text += group("Who may sign in and who is an administrator", passed.filter { $0.key.section == .authorizer })
      text += group("Whose sign-in it is", passed.filter { $0.key.section == .authentication })
      text += group("The server as a client of the provider", passed.filter { $0.key.section == .oidc })
      text += group(
        "Not passed on by the stock Compose files; this is what the server takes without them as well",
        entries.filter { !$0.key.isPassedByCompose && !$0.isLostInCompose })
      text += group(
        "Not passed on by the stock Compose files: without an override that lists these under\n"
          + "`environment:` of execute-migrate-all and openmetadata-server they have no effect",
        entries.filter(\.isLostInCompose))
      text += withoutVariable(settings.entries.filter { $0.key.variable == nil })
      return text
    },
    steps: steps)

  private static func group(_ title: String, _ entries: [Entry]) -> FormatText {
    var text = FormatText()
    guard !entries.isEmpty else { return text }
    text += "\n\(comment(title))"
    for entry in entries {
      text += line(entry)
    }
    return text
  }

  private static func line(_ entry: Entry) -> FormatText {
    guard let variable = entry.key.variable else { return FormatText() }
    var text = FormatText("\(variable)=")
    if case .secret(let secret) = entry.value {
      text += FormatText(secretSource: secret.reveal { Secret(value(variable, YAMLScalar(portable: $0).source)) })
    } else if entry.key.holds == .stringMap {
      text += value(variable, YAMLFlow.map(portable: entry.numberedPairs))
    } else {
      text += value(variable, ValueSource.portable.text(entry))
    }
    text += "\n"
    return text
  }

  private static func value(_ variable: String, _ source: String) -> String {
    guard let line = EnvLine(variable, source) else { preconditionFailure("\(variable) is not portable") }
    return line.value
  }

  private static func withoutVariable(_ entries: [Entry]) -> String {
    guard !entries.isEmpty else { return "" }
    let names = entries.map(\.key.name).joined(separator: ", ")
    return "\n" + comment("No variable exists for: \(names). It can be set in openmetadata.yaml only.")
  }

  private static func steps(_ file: Activation.File) -> [Activation.Step] {
    let pass = Activation.Step(
      title: "The stock Compose files do not pass on \(file.lostVariables.joined(separator: ", ")): write the format "
        + "compose-override too and go by its steps, or list what is named here under `environment:` of "
        + "execute-migrate-all and openmetadata-server in an override file.", command: nil)
    return (file.lostVariables.isEmpty ? [] : [pass])
      + composeSteps(compose: "docker compose --env-file \(file.word)", former: "the env file you had before")
  }

  /// Start, remove what is stored, restart; and the way back, for which the server need not run.
  static func composeSteps(compose: String, former: String) -> [Activation.Step] {
    [
      Activation.Step(
        title: "Start OpenMetadata with the file. The file .env is not read then: name what you need of it before this "
          + "one, by another --env-file.", command: "\(compose) up -d"),
      Activation.Step(
        title: "A server that has run before goes by its stored settings, whatever the file says. Remove them:",
        command: "\(compose) exec openmetadata-server \(Activation.remove)"),
      Activation.Step(title: "Then restart the server.", command: "\(compose) restart openmetadata-server"),
      Activation.Step(
        title: "If nobody can sign in: remove the stored settings again, which works without a running server too, and "
          + "start with \(former).", command: "\(compose) run --rm execute-migrate-all \(Activation.remove)"),
    ]
  }
}

import ConfigText
import Text

extension FileKind {
  /// The variables of the server's Docker images.
  package static let dockerEnv = FileKind(
    id: "docker-env", title: "Docker env file", phrase: "a Docker env file", part: .environment,
    fileName: "openmetadata-sso.env", holdsSecret: true, keyName: \.variable,
    claims: { $0.shape == .assignments },
    open: { bytes throws(EditRefusal) in EnvKeys(text: try EnvText(bytes)) },
    template: template, steps: steps)

  @Sendable private static func template(_ settings: Settings) -> Template {
    let entries = settings.entries.filter { $0.key.variable != nil }
    let passed = entries.filter(\.key.isPassedByCompose)
    var text = settings.fileComment
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
    let left = settings.entries.filter { $0.key.variable == nil }.map(\.key.name).joined(separator: ", ")
    if !left.isEmpty {
      text += "\n" + comment("No variable exists for: \(left). It can be set in openmetadata.yaml only.")
    }
    return Template(text: text, entries: entries)
  }

  private static func group(_ title: String, _ entries: [Entry]) -> String {
    entries.isEmpty ? "" : "\n\(comment(title))" + entries.map { "\($0.key.variableName)=\n" }.joined()
  }

  @Sendable private static func steps(_ file: DeployedFile) -> [NextStep] {
    let pass = NextStep(
      title: "The stock Compose files do not pass on \(file.lostVariables.joined(separator: ", ")): write the format "
        + "compose-override too and go by its steps, or list what is named here under `environment:` of "
        + "execute-migrate-all and openmetadata-server in an override file.")
    return (file.lostVariables.isEmpty ? [] : [pass])
      + NextStep.compose("docker compose --env-file \(file.word)", former: "the env file you had before")
  }
}

/// The server's variables in an env file.
struct EnvKeys: KeyedText {
  let text: EnvText

  var bytes: [UInt8] { text.bytes }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let name = key.variable, let entry = text.entry(name) else { return nil }
    guard let value = entry.value else {
      return KeyContent(content: .variable(name), line: entry.line, name: name)
    }
    return VariableText(value.text, replaces: value.holdsVariable).content(line: entry.line, name: name)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    let value = PastedSource(old: try found(entry.key)).text(entry)
    return try text.setting(entry.key.variableName, to: value, after: entry.key.neighbourVariables)
      .map { EnvKeys(text: $0) }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try text.removing(key.variableName).map { EnvKeys(text: $0) }
  }

  func notes() -> [Finding] {
    Field.all.flatMap { field in
      field.keys.compactMap(\.variable).flatMap { notes(field, $0) }
    }
  }

  private func notes(_ field: Field, _ name: String) -> [Finding] {
    guard let entry = text.entry(name) else { return [] }
    var notes: [Finding] = []
    if text.count(of: name) > 1 {
      notes.append(
        .warning(
          field, "line \(entry.line): \(name) is set more than once; this line counts.",
          remedy: "Remove the lines that do not count."))
    }
    if entry.hasColon {
      notes.append(
        .warning(
          field, "line \(entry.line): a colon stands after \(name); Compose 1 and shells ignore the line.",
          remedy: "Write an equals sign."))
    }
    return notes
  }
}

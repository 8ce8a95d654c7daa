import ConfigText
import Text

extension FileKind {
  /// The variables of the server's Docker images.
  package static let dockerEnv: FileKind = FileKind(
    id: "docker-env", title: "Docker env file", phrase: "a Docker env file", part: .environment, runs: .compose,
    fileName: "openmetadata-sso.env", holdsSecret: true, keyName: \.variable,
    claims: { $0.shape == .assignments && $0.form == .other },
    open: { bytes throws(EditRefusal) in EnvKeys(text: try EnvText(bytes)) },
    template: template, steps: steps,
    needs: { $0.variablesLostInCompose.isEmpty ? [] : [.composeOverride] })

  @Sendable private static func template(_ settings: Settings) -> Template {
    let entries = settings.entries.filter { $0.key.variable != nil }
    let passed = entries.filter(\.key.isPassedByCompose)
    var text = settings.fileComment
    text += comment("For docker compose --env-file. Values are shell-quoted YAML; keep the quotes when editing.")
    if passed.contains(where: { $0.key.holds == .stringMap }) {
      text += comment("The # after a mapping hides the brace that Compose 1 appends to it.")
    }
    text += group("Access and administrators", passed.filter { $0.key.section == .authorizer })
    text += group("Identity provider", passed.filter { $0.key.section == .authentication })
    text += group("OIDC client", passed.filter { $0.key.section == .oidc })
    text += group(
      "Not passed through by the shipped Compose files; these are the server's defaults anyway",
      entries.filter { !$0.key.isPassedByCompose && !$0.isLostInCompose })
    text += group(
      "Not passed through by the shipped Compose files: no effect without an override that lists these\nunder "
        + "`environment:` of execute-migrate-all and openmetadata-server",
      entries.filter(\.isLostInCompose))
    let left = settings.entries.filter { $0.key.variable == nil }.map(\.key.name).joined(separator: ", ")
    if !left.isEmpty {
      text += "\n" + comment("There is no variable for: \(left). Set in openmetadata.yaml only.")
    }
    return Template(text: text, entries: entries)
  }

  private static func group(_ title: String, _ entries: [Entry]) -> String {
    entries.isEmpty ? "" : "\n\(comment(title))" + entries.map { "\($0.key.variableName)=\n" }.joined()
  }

  @Sendable private static func steps(_ file: DeployedFile) -> [NextStep] {
    if let override = file.beside[FileKind.composeOverride.id] {
      return ComposeOverride.steps(env: file.word, override: DeployedFile.pathWord(override), file.release)
    }
    if file.applier == .machine { return NextStep.unit(file.release, former: "the previous env file") }
    let former = "your previous env file"
    if let compose = file.compose {
      return NextStep.compose(
        compose, start: "Start OpenMetadata with these files.", former: former, file.release)
    }
    let pass = NextStep(
      title: "The shipped Compose files do not pass through \(file.lostVariables.joined(separator: ", ")): also write "
        + "format compose-override and follow its steps, or list these variables under `environment:` of "
        + "execute-migrate-all and openmetadata-server in an override file.")
    return (file.lostVariables.isEmpty ? [] : [pass])
      + (file.word == ".env"
        ? NextStep.compose(
          "docker compose", start: "Start OpenMetadata in this folder; Compose reads .env there by itself.",
          former: former, file.release)
        : NextStep.compose("docker compose --env-file \(file.word)", former: former, file.release))
  }
}

/// The server's variables in an env file.
struct EnvKeys: KeyedText {
  let text: EnvText
  /// What a Compose file calls the variables it fills keys with, by the keys' paths, if not as the server does.
  var names: [String: String] = [:]

  private func name(_ key: ServerKey) -> String? { names[key.path] ?? key.variable }

  var bytes: [UInt8] { text.bytes }
  var stock: StockSource { .compose }
  var unknownNames: UnknownNames {
    let renamed = Set(names.values)
    let found = text.entries.filter { !renamed.contains($0.name) }
    return UnknownNames(found: found.map { FoundName(section: nil, name: $0.name, line: $0.line) }, reader: .server)
  }

  var parts: Parts? {
    let known = ServerKey.variables.union(names.values)
    return Parts(text: text, cuts: text.cuts(outside: known)) { bytes throws(EditRefusal) in
      EnvKeys(text: try text.reading(bytes), names: names)
    }
  }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let name = name(key), let entry = text.entry(name) else { return nil }
    guard let value = entry.value else {
      return KeyContent(content: .variable(name), line: entry.line, name: name)
    }
    if value.holdsVariable, text.form == .file, SecretKeys.name(key) != nil, let start = value.text.replacedStart {
      return KeyContent(
        content: .unreadable("Compose replaces \(start)… by a variable; put the value in single quotes"),
        line: entry.line, name: name, stopsServer: true)
    }
    return VariableText(value.text, replaces: value.holdsVariable).content(line: entry.line, name: name)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    let (name, value, neighbours) = try assignment(entry)
    return try text.setting(name, to: value, after: neighbours).map { EnvKeys(text: $0, names: names) }
  }

  func setting(together entries: [Entry]) -> Changed<any KeyedText>? {
    text.setting(together: entries.compactMap { try? assignment($0) }).map {
      $0.map { EnvKeys(text: $0, names: names) }
    }
  }

  private func assignment(
    _ entry: Entry
  ) throws(EditRefusal) -> (name: String, value: String, neighbours: [String]) {
    var value = PastedSource(old: try found(entry.key)).text(entry)
    // Compose 1 ends ${NAME:-{}} at the first brace and appends the second one to the value.
    if entry.key.holds == .stringMap, text.form == .file { value += " #" }
    return (name(entry.key) ?? "", value, entry.key.neighbours.compactMap(name))
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try text.removing(name(key) ?? "").map { EnvKeys(text: $0, names: names) }
  }

  func notes() -> [Finding] {
    Field.all.flatMap { field in
      field.keys.compactMap(name).flatMap { notes(field, $0) }
    }
  }

  private func notes(_ field: Field, _ name: String) -> [Finding] {
    guard let entry = text.entry(name) else { return [] }
    var notes: [Finding] = []
    if text.count(of: name) > 1 {
      notes.append(
        .warning(
          field, "line \(entry.line): \(name) is set more than once; this line wins.",
          remedy: "Remove the other lines."))
    }
    if case .line? = entry.value?.quotes, text.form == .file {
      notes.append(
        .warning(
          field, "line \(entry.line): \(name) is inside the quotes; Docker Compose expects them around the value only.",
          remedy: "Write \(name)=\"…\"."))
    }
    if entry.hasColon {
      notes.append(
        .warning(
          field, "line \(entry.line): \(name) is followed by a colon; Compose 1 and shells ignore the line.",
          remedy: "Use an equals sign."))
    }
    return notes
  }
}

extension String {
  /// The dollar sign and the first letter of a variable within a text that has more than it; nil if there is none.
  fileprivate var replacedStart: String? {
    guard let dollar = firstIndex(of: "$"), dollar != startIndex else { return nil }
    let rest = self[index(after: dollar)...]
    guard let first = rest.first, first.isLetter || first == "_" else { return nil }
    return "$\(first)"
  }
}

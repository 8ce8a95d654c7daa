import ConfigText

extension FileKind {
  /// The two sections of the server's own configuration file.
  package static let openMetadataYAML = FileKind(
    id: "openmetadata-yaml", title: "OpenMetadata YAML", phrase: "the server's YAML configuration", part: .server,
    runs: .server,
    fileName: "openmetadata-sso.yaml", holdsSecret: true, hasSections: true, keyName: \.path,
    claims: { $0.shape == .yaml && $0.hasSections && !$0.isStored },
    open: { bytes throws(EditRefusal) in YAMLSections(text: try YAMLText(bytes, variables: .replacedBeforeReading)) },
    template: { settings in
      YAMLSections.template(
        settings, settings.entries,
        about: "These two sections replace the sections of the same name in conf/openmetadata.yaml.")
    },
    steps: steps)

  @Sendable private static func steps(_ file: DeployedFile) -> [NextStep] {
    let put = NextStep(
      title: "Replace the two sections of the same name in the server's conf/openmetadata.yaml.")
    let load = NextStep(
      title:
        "Or, instead of removing them\(file.release.isAssumed ? ", from 1.12 on" : ""): overwrite the stored settings "
        + "with this file, then restart the server.",
      command: "./bootstrap/openmetadata-ops.sh update-security-config -f \(file.word) --force")
    return (file.isNew ? [put] : []) + [
      NextStep(
        title: NextStep.stored(over: "this file", file.release) + ", in the server's directory:",
        command: NextStep.remove),
      NextStep(title: "Start or restart the server."),
    ] + (file.release.mayReach(.v1_12) ? [load] : []) + [
      NextStep(
        title:
          "If nobody can sign in: restore the previous sections, remove the stored settings and restart the server.",
        command: NextStep.remove)
    ]
  }
}

/// The two sections in a YAML file of the server's own shape.
struct YAMLSections: KeyedText {
  let text: YAMLText

  var bytes: [UInt8] { text.bytes }
  var stock: StockSource { .server }
  var unknownNames: UnknownNames {
    UnknownNames(
      found: text.names { section in section.rawValue.split(separator: ".").map { .key(String($0)) } }, reader: .server)
  }

  var parts: Parts? {
    Parts(text: text, cuts: text.cuts(outside: [["authenticationConfiguration"], ["authorizerConfiguration"]])) {
      bytes throws(EditRefusal) in YAMLSections(text: try text.reading(bytes))
    }
  }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    try text.keyContent(at: key.steps, name: key.path)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    try text.setting(
      entry.key.steps, to: TypedYAML(old: try found(entry.key)).value(entry), variable: entry.key.variable,
      after: entry.key.neighbourNames
    ).map { YAMLSections(text: $0) }
  }

  func setting(together entries: [Entry]) -> Changed<any KeyedText>? {
    var values: [([YAMLStep], YAMLValue, String?, [String])] = []
    for entry in entries {
      do throws(EditRefusal) {
        let value = TypedYAML(old: try found(entry.key)).value(entry)
        values.append((entry.key.steps, value, entry.key.variable, entry.key.neighbourNames))
      } catch {}
    }
    return text.setting(together: values).map { $0.map { YAMLSections(text: $0) } }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try text.removing(key.steps).map { YAMLSections(text: $0) }
  }

  /// Both sections, a line a key, each after an empty line.
  static func template(_ settings: Settings, _ entries: [Entry], about: String) -> FileKind.Template {
    var text = settings.fileComment + FileKind.comment(about)
    for section in [ServerKey.Section.authorizer, .authentication] {
      text += "\n\(section.rawValue):\n" + lines(entries, of: section, indent: "  ")
      let client = lines(entries, of: .oidc, indent: "    ")
      if section == .authentication, !client.isEmpty { text += "  oidcConfiguration:\n\(client)" }
    }
    return FileKind.Template(text: text, entries: entries)
  }

  private static func lines(_ entries: [Entry], of section: ServerKey.Section, indent: String) -> String {
    entries.filter { $0.key.section == section }.map { "\(indent)\($0.key.name):\n" }.joined()
  }
}

import ConfigText

extension Format {
  /// The two sections of the server's own configuration file.
  static let openMetadataYAML = Format(
    id: "openmetadata-yaml", title: "OpenMetadata YAML", fileName: "openmetadata-sso.yaml", holdsSecret: true,
    text: { settings in
      var text = FormatText(comment(settings.fileComment))
      text += comment("These two sections take the place of those of the same name in conf/openmetadata.yaml.")
      text += sections(settings.entries)
      return text
    },
    steps: steps)

  /// Both sections as YAML, each after an empty line.
  static func sections(_ entries: [Entry]) -> FormatText {
    var text = FormatText()
    for section in [ServerKey.Section.authorizer, .authentication] {
      text += "\n\(section.rawValue):\n"
      text += lines(entries.filter { $0.key.section == section }, indent: "  ")
      let client = entries.filter { $0.key.section == .oidc }
      if section == .authentication, !client.isEmpty {
        text += "  oidcConfiguration:\n"
        text += lines(client, indent: "    ")
      }
    }
    return text
  }

  private static func lines(_ entries: [Entry], indent: String) -> FormatText {
    var text = FormatText()
    for entry in entries {
      text += "\(indent)\(entry.key.name):"
      if case .secret(let secret) = entry.value {
        text += " "
        text += FormatText(secretSource: secret.reveal { Secret(YAMLScalar($0).source) })
        text += "\n"
      } else if entry.key.holds != .stringMap {
        text += " \(ValueSource.file.text(entry))\n"
      } else if entry.numberedPairs.isEmpty {
        text += " {}\n"
      } else {
        let pairs = entry.numberedPairs.map { "\(indent)  \($0.name): \(YAMLScalar($0.value).source)\n" }
        text += "\n\(pairs.joined())"
      }
    }
    return text
  }

  private static func steps(_ file: Activation.File) -> [Activation.Step] {
    let load = Activation.Step(
      title: "Or, in place of removing them: load this file over the stored settings, then restart the server.",
      command: "./bootstrap/openmetadata-ops.sh update-security-config -f \(file.word) --force")
    return [
      Activation.Step(
        title: "Put the two sections into conf/openmetadata.yaml of the server, in place of those of the same name.",
        command: nil),
      Activation.Step(
        title: "A server that has run before goes by its stored settings, whatever the file says. Remove them, in the "
          + "server's folder:", command: Activation.remove),
      Activation.Step(title: "Start the server, or restart it.", command: nil),
    ] + (file.version >= .v1_12 ? [load] : []) + [
      Activation.Step(
        title:
          "If nobody can sign in: put the former sections back, remove the stored settings and restart the server.",
        command: Activation.remove)
    ]
  }

  static func comment(_ text: String) -> String {
    text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }
}

import ConfigText

extension Format {
  /// The two sections of the server's own configuration file.
  static let openMetadataYAML = Format(
    id: "openmetadata-yaml", title: "OpenMetadata YAML", fileName: "openmetadata-sso.yaml", holdsSecret: true,
    text: { settings in
      var text = FormatText(comment(settings.origin))
      text += comment("These two sections take the place of those of the same name in conf/openmetadata.yaml.")
      for section in [ServerKey.Section.authorizer, .authentication] {
        text += "\n\(section.rawValue):\n"
        text += lines(settings.entries.filter { $0.key.section == section }, indent: "  ")
        let client = settings.entries.filter { $0.key.section == .oidc }
        if section == .authentication, !client.isEmpty {
          text += "  oidcConfiguration:\n"
          text += lines(client, indent: "    ")
        }
      }
      return text
    })

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

  static func comment(_ text: String) -> String {
    text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }
}

import ConfigText

extension FileKind {
  /// For the server's command `update-security-config`.
  package static let securityConfigYAML = FileKind(
    id: "security-config-yaml", title: "Security configuration, YAML", phrase: "a security configuration in YAML",
    part: .server, fileName: "openmetadata-sso.security.yaml", holdsSecret: true, hasSections: true, keyName: \.path,
    claims: { $0.shape == .yaml && $0.hasSections && $0.isStored },
    open: { bytes throws(EditRefusal) in YAMLSections(text: try YAMLText(bytes)) },
    template: { settings in
      YAMLSections.template(
        settings, settings.storedEntries,
        about: "The complete security configuration, to overwrite the stored one.")
    },
    steps: { file in
      let load = NextStep(
        title: "Overwrite the stored settings with the file, in the server's directory.",
        command: "./bootstrap/openmetadata-ops.sh update-security-config -f \(file.word) --force")
      let keep = NextStep(
        title: "Back up the stored settings, in the server's directory; the file contains a secret.",
        command: "(umask 077 && ./bootstrap/openmetadata-ops.sh get-security-config -o former-security.yaml)")
      let none = NextStep(
        title:
          "The command that loads this file requires OpenMetadata 1.12. For 1.11, write format security-config-json "
          + "and send it, or openmetadata-yaml.")
      let restart = NextStep(title: "Then restart the server.")
      return (file.release.mayPrecede(.v1_12) ? [none] : [])
        + (file.release.mayReach(.v1_12) ? [keep, load, restart] : []) + NextStep.storedRescue
    })
}

extension Settings {
  /// The URLs of the server's own JWKS, which its check rejects in the stored settings of some providers.
  package var keySetsLeftOut: [String] {
    guard provider.rejectsOtherKeys, items(.publicKeyURLs).contains(where: { !$0.isOwnKeySet }) else { return [] }
    return items(.publicKeyURLs).filter(\.isOwnKeySet)
  }

  /// The entries for the database, without `keySetsLeftOut`.
  var storedEntries: [Entry] {
    guard !keySetsLeftOut.isEmpty else { return entries }
    return entries.map { entry in
      guard entry.key.name == "publicKeyUrls", entry.value.items.contains(where: { !$0.isOwnKeySet }) else {
        return entry
      }
      return Entry(key: entry.key, field: entry.field, value: .list(entry.value.items.filter { !$0.isOwnKeySet }))
    }
  }
}

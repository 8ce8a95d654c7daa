extension Format {
  /// For the server's command `update-security-config`.
  static let securityConfigYAML = Format(
    id: "security-config-yaml", title: "Security configuration, YAML", fileName: "openmetadata-sso.security.yaml",
    holdsSecret: true,
    text: { settings in
      var text = FormatText(comment(settings.fileComment))
      text += comment("The whole security configuration, to be loaded over the stored one.")
      text += sections(settings.storedEntries)
      return text
    },
    steps: { file in
      let load = Activation.Step(
        title: "Load the file over the stored settings, in the server's folder.",
        command: "./bootstrap/openmetadata-ops.sh update-security-config -f \(file.word) --force")
      let keep = Activation.Step(
        title: "Keep what is stored now, in the server's folder: a file with a secret.",
        command: "(umask 077 && ./bootstrap/openmetadata-ops.sh get-security-config -o former-security.yaml)")
      let none = Activation.Step(
        title: "The command that loads such a file came with OpenMetadata 1.12: for 1.11 write the format "
          + "security-config-json and send it, or openmetadata-yaml.", command: nil)
      let restart = Activation.Step(title: "Then restart the server.", command: nil)
      return (file.version >= .v1_12 ? [keep, load, restart] : [none]) + storedRescue
    })
}

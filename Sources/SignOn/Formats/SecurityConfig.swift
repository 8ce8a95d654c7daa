import ConfigText

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

  /// For the server's REST API.
  static let securityConfigJSON = Format(
    id: "security-config-json", title: "Security configuration, JSON", fileName: "openmetadata-sso.security.json",
    holdsSecret: true, text: { SecurityConfigJSON($0.storedEntries).text }, steps: restSteps)

  private static func restSteps(_ file: Activation.File) -> [Activation.Step] {
    let call =
      "curl --silent --show-error --header @openmetadata-token.header --header 'Content-Type: application/json'"
    return [
      Activation.Step(
        title: "Have an administrator's token in a file of your own, so that no command holds it. Asks for it (bash):",
        command: "(umask 077 && read -rsp 'Token: ' token && "
          + "printf 'Authorization: Bearer %s\\n' \"$token\" > openmetadata-token.header)"),
      Activation.Step(
        title: "Let the server check the settings. It answers 200 whatever it finds: go on only if the answer says "
          + "\"status\":\"success\".",
        command: "\(call) --data-binary @- \(file.address("security/validate")) < \(file.word)"),
      Activation.Step(
        title: "Store them. The server takes them over at once, and most releases do so without a check.",
        command: "\(call) --fail --output /dev/null --request PUT --data-binary @- "
          + "\(file.address("security/config")) < \(file.word)"),
      Activation.Step(title: "Remove the token again.", command: "rm openmetadata-token.header"),
    ] + storedRescue
  }

  /// The ways back where only the stored settings have changed, one for each kind of deployment.
  private static var storedRescue: [Activation.Step] {
    [
      Activation.Step(
        title: "If nobody can sign in: remove the stored settings in the server's folder and restart it; it need not "
          + "run for that, and goes by its own file then.", command: Activation.remove),
      Activation.Step(
        title: "If nobody can sign in, with Docker: the same in a container of its own, then restart "
          + "openmetadata-server.",
        command: "docker compose run --rm execute-migrate-all \(Activation.remove)"),
      Activation.Step(
        title: "If nobody can sign in, on Kubernetes: the same in the pod; then \(restart).",
        command: "kubectl exec deployment/openmetadata -- \(Activation.remove)"),
    ] + kubernetesRescue.suffix(1)
  }
}

extension Settings {
  /// What goes into the database: there the server's own keys are at hand, and its check refuses them in the list.
  fileprivate var storedEntries: [Entry] {
    entries.map { entry in
      guard entry.key.name == "publicKeyUrls", entry.value.items.contains(where: { !$0.isOwnKeySet }) else {
        return entry
      }
      return Entry(key: entry.key, field: entry.field, value: .list(entry.value.items.filter { !$0.isOwnKeySet }))
    }
  }
}

/// The two sections as JSON, a key a line.
private struct SecurityConfigJSON {
  private(set) var text = FormatText("{\n")

  init(_ entries: [Entry]) {
    let client = entries.filter { $0.key.section == .oidc }
    text += "  \"authenticationConfiguration\": {\n"
    add(entries.filter { $0.key.section == .authentication }, indent: "    ", isLast: client.isEmpty)
    if !client.isEmpty {
      text += "    \"oidcConfiguration\": {\n"
      add(client, indent: "      ", isLast: true)
      text += "    }\n"
    }
    text += "  },\n  \"authorizerConfiguration\": {\n"
    add(entries.filter { $0.key.section == .authorizer }, indent: "    ", isLast: true)
    text += "  }\n}\n"
  }

  private mutating func add(_ entries: [Entry], indent: String, isLast: Bool) {
    for (place, entry) in zip(1..., entries) {
      text += "\(indent)\(JSONString(entry.key.name).source): "
      if case .secret(let secret) = entry.value {
        text += "\""
        text += FormatText(secretSource: secret.reveal { Secret(JSONString($0).content) })
        text += "\""
      } else if entry.key.holds == .stringMap {
        text += JSONFlow.object(entry.numberedPairs)
      } else {
        text += ValueSource.json.text(entry)
      }
      text += isLast && place == entries.count ? "\n" : ",\n"
    }
  }
}

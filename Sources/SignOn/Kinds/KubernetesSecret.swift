import ConfigText

extension FileKind {
  /// The Secret that the Helm values refer to.
  package static let kubernetesSecret = FileKind(
    id: "kubernetes-secret", title: "Kubernetes Secret", phrase: "a Kubernetes Secret",
    fileName: "openmetadata-sso.secret.yaml", holdsSecret: true, keyName: SecretKeys.name,
    open: { bytes throws(EditRefusal) in SecretKeys(text: try YAMLText(bytes)) },
    template: { settings in
      guard settings.isConfidential else {
        return Template(
          text: settings.fileComment
            + comment("A public client has no secret, and its Helm values refer to none: nothing to apply."))
      }
      let entries = settings.entries.filter { SecretKeys.name($0.key) != nil }
      var text = settings.fileComment
      text += comment("The server inserts each value into its YAML, so anything but plain words is quoted twice.")
      text += "\napiVersion: v1\nkind: Secret\nmetadata:\n  name: \(SecretKeys.secret)\ntype: Opaque\nstringData:"
      text += entries.isEmpty ? " {}\n" : "\n"
      text += entries.compactMap { SecretKeys.name($0.key) }.map { "  \($0):\n" }.joined()
      return Template(text: text, entries: entries)
    },
    steps: steps)

  @Sendable private static func steps(_ file: DeployedFile) -> [NextStep] {
    guard file.isConfidential else {
      return [NextStep(title: "A public client has no secret: write the Helm values and follow their steps.")]
        + NextStep.kubernetesRescue
    }
    return [
      NextStep(
        title: "Create or update the Secret in OpenMetadata's namespace.",
        command: "kubectl apply -f \(file.word)"),
      NextStep(
        title:
          "Or without this file: put client ID and secret into two files with mode 0600 and create the Secret from "
          + "them. Put a secret with characters other than letters, digits and + / = in YAML double quotes.",
        command: SecretKeys.command),
      NextStep(
        title:
          "Then write the Helm values, with format helm-values, and follow their steps. If they are already applied, "
          + "restart the server to load the new secret.", command: NextStep.restart),
    ] + NextStep.storedSettings
  }
}

/// The values in the Secret, which the server inserts into its YAML; the chart's own names.
struct SecretKeys: KeyedText {
  static let secret = "oidc-secrets"

  /// Creates the Secret from files, so that no command line contains a secret.
  static let command =
    "kubectl create secret generic \(secret) --from-file=openmetadata-oidc-client-id=client-id.txt "
    + "--from-file=openmetadata-oidc-client-secret=client-secret.txt"

  let text: YAMLText

  var bytes: [UInt8] { text.bytes }

  @Sendable static func name(_ key: ServerKey) -> String? {
    switch key.path {
    case "authenticationConfiguration.oidcConfiguration.id": "openmetadata-oidc-client-id"
    case "authenticationConfiguration.oidcConfiguration.secret": "openmetadata-oidc-client-secret"
    default: nil
    }
  }

  private func path(_ key: ServerKey) -> [YAMLStep] { ["stringData", .key(Self.name(key) ?? "")] }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard case .found(let reading) = try text.value(at: path(key)) else { return nil }
    guard case .scalar(let text, _) = reading.content else {
      return KeyContent(content: .null, line: reading.line, name: key.path)
    }
    return VariableText(text, replaces: false).content(line: reading.line, name: key.path)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    let value = PastedSource(old: try found(entry.key)).text(entry)
    return try text.setting(path(entry.key), to: .text(value)).map { SecretKeys(text: $0) }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try text.removing(path(key)).map { SecretKeys(text: $0) }
  }
}

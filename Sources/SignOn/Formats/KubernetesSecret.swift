import ConfigText

extension Format {
  /// The Secret that the Helm values refer to.
  static let kubernetesSecret = Format(
    id: "kubernetes-secret", title: "Kubernetes Secret", fileName: "openmetadata-sso.secret.yaml", holdsSecret: true,
    text: { settings in
      var text = FormatText(comment(settings.fileComment))
      guard settings.isConfidential else {
        text += comment("A public client has no secret, and its Helm values refer to none: there is nothing to apply.")
        return text
      }
      text += comment("The server pastes each text into its YAML: beyond plain words they are quoted once more.")
      text += "\napiVersion: v1\nkind: Secret\nmetadata:\n  name: \(KubernetesReference.name)\ntype: Opaque\n"
      let lines = settings.entries.compactMap(line)
      text += lines.isEmpty ? "stringData: {}\n" : "stringData:\n"
      for line in lines { text += line }
      return text
    },
    steps: steps)

  private static func line(_ entry: Entry) -> FormatText? {
    guard let key = KubernetesReference.key(entry.key) else { return nil }
    var text = FormatText("  \(key): ")
    if case .secret(let secret) = entry.value {
      text += FormatText(secretSource: secret.reveal { Secret(pasted($0)) })
    } else {
      text += pasted(entry.value.text)
    }
    text += "\n"
    return text
  }

  /// YAML within YAML: what Kubernetes hands to the server as a variable is source text there.
  private static func pasted(_ text: String) -> String { YAMLScalar(YAMLScalar(portable: text).source).source }

  private static func steps(_ file: Activation.File) -> [Activation.Step] {
    guard file.isConfidential else {
      return [
        Activation.Step(
          title: "A public client has no secret: write the Helm values and go by their steps.", command: nil)
      ] + kubernetesRescue
    }
    return [
      Activation.Step(
        title: "Make the Secret, or renew it, in the namespace that OpenMetadata runs in.",
        command: "kubectl apply -f \(file.word)"),
      Activation.Step(
        title: "Or without this file: have the client ID and the secret in two files of mode 0600 and make it of "
          + "those. A secret with other characters than letters, digits and + / = stands there in YAML's double quotes.",
        command: KubernetesReference.command),
      Activation.Step(
        title: "Then write the Helm values, in the format helm-values, and go by their steps. Where they hold already, "
          + "restart the server for the new secret.", command: restart),
    ] + storedSettingsSteps
  }
}

/// Where Helm values find what they must not hold; the chart's own names.
enum KubernetesReference {
  static let name = "oidc-secrets"

  /// The key for what is referred to; nil for every other server key.
  static func key(_ key: ServerKey) -> String? {
    switch key.path {
    case "authenticationConfiguration.oidcConfiguration.id": "openmetadata-oidc-client-id"
    case "authenticationConfiguration.oidcConfiguration.secret": "openmetadata-oidc-client-secret"
    default: nil
    }
  }

  /// Makes the Secret of files, so that nothing secret stands in a command.
  static let command =
    "kubectl create secret generic \(name) --from-file=openmetadata-oidc-client-id=client-id.txt "
    + "--from-file=openmetadata-oidc-client-secret=client-secret.txt"
}

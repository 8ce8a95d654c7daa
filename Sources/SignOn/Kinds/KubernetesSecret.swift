import ConfigText
import Text

extension FileKind {
  /// The Secret that the Helm values refer to.
  package static let kubernetesSecret: FileKind = FileKind(
    id: "kubernetes-secret", title: "Kubernetes Secret", phrase: "a Kubernetes Secret", part: .secret, runs: .helm,
    fileName: "openmetadata-sso.secret.yaml", holdsSecret: true, keyName: SecretKeys.name,
    claims: { $0.form == .secret }, open: { bytes throws(EditRefusal) in try SecretKeys.open(bytes) },
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
        command: file.secret.creation),
      NextStep(
        title:
          "Then write the Helm values, with format helm-values, and follow their steps. If they are already applied, "
          + "restart the server to load the new secret.", command: NextStep.restart),
    ] + NextStep.storedSettings(file.release)
  }
}

/// The entries of the Secret that the chart refers to, which the server inserts into its YAML.
enum SecretKeys {
  static let secret = "oidc-secrets"

  /// The Secret, and the names of its two entries.
  struct Names: Sendable {
    private var secret = SecretKeys.secret
    private var clientID = "openmetadata-oidc-client-id"
    private var clientSecret = "openmetadata-oidc-client-secret"

    init() {}

    /// As a file refers to them.
    init(of document: Document) {
      // The client ID may also stand outside the OIDC section, where it is no reference.
      let decisive = Field.clientID.keys.first { SecretKeys.name($0) != nil }
      if let found = try? decisive.flatMap(document.text.found), case .reference(_, let key) = found.content {
        clientID = key
      }
      guard case .reference(let name, let key)? = document.places[Field.clientSecret.id]?.state else { return }
      (secret, clientSecret) = (name, key)
    }

    /// Creates the Secret from files, so that no command line contains a secret.
    var creation: String {
      "kubectl create secret generic \(DeployedFile.pathWord(secret)) "
        + "--from-file=\(shellWord(clientID))=client-id.txt "
        + "--from-file=\(shellWord(clientSecret))=client-secret.txt"
    }

    var replacement: String { "\(creation) --dry-run=client --output yaml | kubectl apply -f -" }
  }

  @Sendable static func name(_ key: ServerKey) -> String? {
    switch key.path {
    case "authenticationConfiguration.oidcConfiguration.id": "openmetadata-oidc-client-id"
    case "authenticationConfiguration.oidcConfiguration.secret": "openmetadata-oidc-client-secret"
    default: nil
    }
  }

  static func open(_ bytes: [UInt8]) throws(EditRefusal) -> (any KeyedText)? {
    try ManifestReader(try YAMLText(bytes)).keys()
  }
}

import Text

/// One step to put a written file into effect, with its command if there is one: at its first start the server copies
/// the settings into its database and uses only those from then on.
package struct NextStep: Equatable, Sendable {
  package let title: String
  package var command: String?
}

extension FileKind {
  /// What to do with the file, in order; the last step is how to recover if nobody can sign in.
  package func nextSteps(_ file: DeployedFile) -> [NextStep] { steps(file) }
}

extension Settings {
  /// The steps that put a file with these settings into effect.
  ///
  /// - Parameter document: The file as it is, if it is not new.
  /// - Parameter files: All files of the configuration, if they are not new.
  /// - Parameter beside: The files that are written together with it.
  package func nextSteps(
    _ kind: FileKind, fileName: String, document: Document? = nil, of files: [Document] = [],
    beside: [(kind: FileKind, path: String)] = []
  ) -> [NextStep] {
    let url = text(.serverURL)
    let isAddress = WebAddress(url) != nil && (url.hasPrefix("https://") || url.hasPrefix("http://"))
    var file = DeployedFile(
      path: fileName, release: deployment.release, lostVariables: variablesLostInCompose,
      isConfidential: isConfidential,
      server: isAddress && isConfidential ? url : "http://localhost:8585", isNew: document == nil)
    file.beside = Dictionary(uniqueKeysWithValues: beside.map { ($0.kind.id, $0.path) })
    file.compose = DeployedFile.compose(files)
    if deployment.kind == .gitOps { file.applier = .gitOps }
    if let document {
      file.applier = document.applier(in: deployment.kind)
      if case .reference? = document.places[Field.clientSecret.id]?.state { file.refersToSecret = true }
      file.secret = SecretKeys.Names(of: document)
    }
    return kind.nextSteps(file)
  }
}

extension Settings {
  /// The steps that put changed files into effect, and back: the previous ones come first.
  ///
  /// - Parameters:
  ///   - changed: at least one; the first decides how, unless a kustomization brings them together.
  ///   - files: all files of the configuration.
  package func nextSteps(after changed: [Document], of files: [Document] = []) -> [NextStep] {
    let document = files.first { $0.kind == .kustomization } ?? changed[0]
    var steps = nextSteps(document.kind, fileName: document.path, document: document, of: files)
    let commands = changed.map { "openmetadata-sso restore \(DeployedFile.pathWord($0.path))" }
    let restore = NextStep(
      title: "If nobody can sign in: bring back the previous file\(changed.count > 1 ? "s" : "") first.",
      command: commands.joined(separator: " && "))
    steps.insert(restore, at: steps.firstIndex { $0.title.hasPrefix("If nobody can sign in") } ?? steps.count)
    return steps
  }
}

extension NextStep {
  /// The server's own command from 2.1 on: values of the deployment replace stored ones; the section follows.
  static let adopt = "./bootstrap/openmetadata-ops.sh adopt-deployment-config --type"
  /// The server's own command, in its directory: at the next start the file replaces the stored settings. It only needs
  /// the database, so it also works if the server does not start.
  static let remove = "./bootstrap/openmetadata-ops.sh remove-security-config --force"
  static let restart = "kubectl rollout restart deployment/openmetadata"

  /// Why the stored settings are removed. From 2.1 on they are merged with the file at each start; before, they alone
  /// count.
  ///
  /// - Parameter file: `this file`, `these values`.
  static func stored(over file: String, _ release: Release) -> String {
    release.isFrom(.v2_1)
      ? "At each start the server applies what has changed in \(file), unless it was changed in its UI as well. If it "
        + "still uses other values, remove the stored settings"
      : "After its first start the server uses the settings in its database and ignores \(file). Remove them"
  }

  /// Start, remove the stored settings, restart; and how to recover, even if the server does not run.
  static func compose(
    _ compose: String,
    start: String =
      "Start OpenMetadata with this file. Compose then ignores .env: if you need it, pass it first with another "
      + "--env-file.",
    former: String, _ release: Release
  ) -> [NextStep] {
    [
      NextStep(title: start, command: "\(compose) up -d"),
      NextStep(
        title: stored(over: "this file", release) + ":",
        command: "\(compose) exec openmetadata-server \(remove)"),
      NextStep(title: "Then restart the server.", command: "\(compose) restart openmetadata-server"),
      NextStep(
        title:
          "If nobody can sign in: remove the stored settings again (the server need not be running) and start with "
          + "\(former).", command: "\(compose) run --rm execute-migrate-all \(remove)"),
    ]
  }

  /// What an existing Kubernetes release needs, and how to recover.
  static func storedSettings(_ release: Release) -> [NextStep] { storedInCluster(release) + kubernetesRescue }

  /// For what `kubectl` applies.
  static func applied(_ command: String, _ file: DeployedFile) -> [NextStep] {
    let release = file.release
    return (file.refersToSecret && file.isConfidential ? [replacingSecret(file)] : []) + [
      NextStep(
        title: "Apply the file. In all commands, replace deployment/openmetadata with your own workload.",
        command: command)
    ] + storedInCluster(release) + [
      NextStep(
        title:
          "If nobody can sign in: apply the previous file, remove the stored settings again and restart the server.",
        command: "kubectl exec deployment/openmetadata -- \(remove) && \(restart)")
    ] + kubernetesRescue.suffix(1)
  }

  /// For values of the chart that Kustomize renders.
  static func rendered(_ file: DeployedFile) -> [NextStep] {
    applied("kubectl kustomize --enable-helm \(file.folder) | kubectl apply -f -", file)
  }

  /// The Secret of an existing file.
  static func replacingSecret(_ file: DeployedFile) -> NextStep {
    NextStep(
      title: "If client ID or secret are new: create or replace the Secret that the file refers to, in OpenMetadata's "
        + "namespace.", command: file.secret.replacement)
  }

  /// For what Argo CD or Flux apply from a repository.
  static func committed(_ file: DeployedFile) -> [NextStep] {
    [
      NextStep(
        title: file.isNew
          ? "Add the file to the values of your Application or HelmRelease, and commit and push both. Argo CD or Flux "
            + "applies them; wait for the sync."
          : "Commit and push the file. Argo CD or Flux applies it; wait for the sync.",
        command: (file.isNew ? "git add -- \(file.word) && " : "")
          + "git commit --message 'OpenMetadata single sign-on' -- \(file.word) && git push")
    ] + storedInCluster(file.release) + [
      NextStep(
        title:
          "If nobody can sign in: revert the commit, push, wait for the sync, remove the stored settings again and "
          + "restart the server.", command: "kubectl exec deployment/openmetadata -- \(remove) && \(restart)")
    ] + kubernetesRescue.suffix(1)
  }

  private static func storedInCluster(_ release: Release) -> [NextStep] {
    [
      NextStep(
        title: stored(over: "these values", release) + ":",
        command: "kubectl exec deployment/openmetadata -- \(remove)"),
      NextStep(title: "Then restart the server.", command: restart),
      NextStep(
        title: "Wait until it is ready.", command: "kubectl rollout status deployment/openmetadata --timeout=10m"),
    ]
  }

  /// `kubectl exec` needs a running container; a copy of the pod with another command does not.
  static let kubernetesRescue = [
    NextStep(
      title:
        "If nobody can sign in: roll back to the previous values, remove the stored settings and restart the server.",
      command: "helm rollback openmetadata && kubectl exec deployment/openmetadata -- \(remove) && \(restart)"),
    NextStep(
      title:
        "If nobody can sign in and the server does not start either: remove them from a copy of its pod, restart the "
        + "server, and delete the copy with kubectl delete pod openmetadata-rescue.",
      command: "kubectl debug \"$(kubectl get pods -l app.kubernetes.io/name=openmetadata "
        + "-o jsonpath='{.items[0].metadata.name}')\" -it --copy-to=openmetadata-rescue --container=openmetadata -- "
        + remove),
  ]

  /// The ways back where only the stored settings have changed, one for each kind of deployment.
  static let storedRescue =
    [
      NextStep(
        title: "If nobody can sign in: remove the stored settings, in the server's directory, and restart the server, "
          + "which then uses its own file. It need not be running for this.", command: remove),
      NextStep(
        title: "If nobody can sign in, with Docker: do the same in a separate container, then restart "
          + "openmetadata-server.",
        command: "docker compose run --rm execute-migrate-all \(remove)"),
      NextStep(
        title: "If nobody can sign in, on Kubernetes: do the same in the pod, then run \(restart).",
        command: "kubectl exec deployment/openmetadata -- \(remove)"),
    ] + kubernetesRescue.suffix(1)
}

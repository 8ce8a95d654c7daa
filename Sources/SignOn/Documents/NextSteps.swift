import Text

/// One step to put a written file into effect, with its command if there is one: at its first start the server copies
/// the settings into its database and uses only those from then on.
package struct NextStep: Equatable, Sendable {
  package let title: String
  package var command: String?
}

/// A written file, for the commands that name it.
package struct DeployedFile: Sendable {
  let path: String
  let release: Release
  /// Variables that need a Compose override, see `Settings.variablesLostInCompose`.
  let lostVariables: [String]
  /// Whether there is a client secret to bring along.
  let isConfidential: Bool
  /// Where OpenMetadata answers, for the calls of its REST API.
  let server: String
  /// Whether it is new.
  let isNew: Bool
  /// The paths of new files beside it, by kind.
  var beside: [String: String] = [:]
  /// What applies an existing file of the chart's values.
  var applier = Applier.helm
  /// The Kubernetes Secret that an existing file refers to.
  var secret = SecretKeys.Names()
  /// How Compose is called with all files of the configuration; nil if this is the only one.
  var compose: String?

  enum Applier { case helm, helmfile, gitOps }

  package init(
    path: String, release: Release, lostVariables: [String] = [], isConfidential: Bool = true,
    server: String = "http://localhost:8585", isNew: Bool = true
  ) {
    self.path = path
    self.release = release
    self.lostVariables = lostVariables
    self.isConfidential = isConfidential
    self.server = server
    self.isNew = isNew
  }

  /// How Compose is called with several files: Compose files, and the env files that they do not name; nil for one.
  static func compose(_ files: [Document]) -> String? {
    let composes = files.filter { $0.kind.part == .compose }
    guard files.count > 1, !composes.isEmpty else { return nil }
    let given = files.filter { file in
      file.kind.part == .environment && file.path.split(separator: "/").last != ".env"
        && !composes.contains { $0.envFileIndex(of: file) != nil }
    }
    return "docker compose" + composes.map { " -f \(pathWord($0.path))" }.joined()
      + given.map { " --env-file \(pathWord($0.path))" }.joined()
  }

  /// As one word of a shell's command.
  var word: String { Self.pathWord(path) }

  /// Its folder, as one word.
  var folder: String { Self.pathWord(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".") }

  /// As the AWS command line takes it.
  var url: String { Self.pathWord("file://" + path) }

  /// The proposed file of another kind in the same folder, as one word.
  func sibling(_ kind: FileKind) -> String {
    if let path = beside[kind.id] { return Self.pathWord(path) }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return Self.pathWord(folder + (kind.fileName ?? ""))
  }

  /// An address of the server's REST API, as one word.
  func address(_ resource: String) -> String {
    var base = server
    while base.hasSuffix("/") { base.removeLast() }
    return Self.pathWord("\(base)/api/v1/system/\(resource)")
  }

  /// A path as one word of a command, never taken for an option; `~/` at its start stays the home folder.
  static func pathWord(_ path: String) -> String {
    if path.hasPrefix("~/") { return "~/\(shellWord(String(path.dropFirst(2))))" }
    return shellWord(path.hasPrefix("-") ? "./\(path)" : path)
  }
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
      file.applier = document.applier
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
  static func applied(_ command: String, _ release: Release) -> [NextStep] {
    [
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

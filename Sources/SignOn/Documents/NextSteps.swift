import Text

/// One thing to do with a written file for it to count, with the command that does it where there is one: the server
/// copies the settings into its database at its first start and reads them from there from then on.
package struct NextStep: Equatable, Sendable {
  package let title: String
  package var command: String?
}

/// A written file, for the commands that name it.
package struct DeployedFile: Sendable {
  let path: String
  let version: ServerVersion
  /// What needs a Compose override, see `Settings.variablesLostInCompose`.
  let lostVariables: [String]
  /// Whether there is a client secret to bring along.
  let isConfidential: Bool
  /// Where OpenMetadata answers, for the calls of its REST API.
  let server: String
  /// Whether it was not there before.
  let isNew: Bool

  package init(
    path: String, version: ServerVersion, lostVariables: [String] = [], isConfidential: Bool = true,
    server: String = "http://localhost:8585", isNew: Bool = true
  ) {
    self.path = path
    self.version = version
    self.lostVariables = lostVariables
    self.isConfidential = isConfidential
    self.server = server
    self.isNew = isNew
  }

  /// As one word of a shell's command.
  var word: String { Self.pathWord(path) }

  /// The proposed file of another kind in the same folder, as one word.
  func sibling(_ kind: FileKind) -> String {
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
  private static func pathWord(_ path: String) -> String {
    if path.hasPrefix("~/") { return "~/\(shellWord(String(path.dropFirst(2))))" }
    return shellWord(path.hasPrefix("-") ? "./\(path)" : path)
  }
}

extension FileKind {
  /// What to do with the file, in order; last comes the way back should nobody be able to sign in.
  package func nextSteps(_ file: DeployedFile) -> [NextStep] { steps(file) }
}

extension Settings {
  /// What makes a file with these settings count.
  package func nextSteps(_ kind: FileKind, fileName: String, isNew: Bool = true) -> [NextStep] {
    let url = text(.serverURL)
    let isAddress = WebAddress(url) != nil && (url.hasPrefix("https://") || url.hasPrefix("http://"))
    return kind.nextSteps(
      DeployedFile(
        path: fileName, version: version, lostVariables: variablesLostInCompose, isConfidential: isConfidential,
        server: isAddress && isConfidential ? url : "http://localhost:8585", isNew: isNew))
  }
}

extension NextStep {
  /// The server's own command, in its folder: stored settings give way to those of its file at the next start. It asks
  /// the database alone, so it also helps where the server does not start.
  static let remove = "./bootstrap/openmetadata-ops.sh remove-security-config --force"
  static let restart = "kubectl rollout restart deployment/openmetadata"

  /// Start, remove what is stored, restart; and the way back, for which the server need not run.
  static func compose(
    _ compose: String,
    start: String = "Start OpenMetadata with the file. The file .env is not read then: name what you need of it before "
      + "this one, by another --env-file.",
    former: String
  ) -> [NextStep] {
    [
      NextStep(title: start, command: "\(compose) up -d"),
      NextStep(
        title: "A server that has run before goes by its stored settings, whatever the file says. Remove them:",
        command: "\(compose) exec openmetadata-server \(remove)"),
      NextStep(title: "Then restart the server.", command: "\(compose) restart openmetadata-server"),
      NextStep(
        title: "If nobody can sign in: remove the stored settings again, which works without a running server too, and "
          + "start with \(former).", command: "\(compose) run --rm execute-migrate-all \(remove)"),
    ]
  }

  /// What a release on Kubernetes that has run before needs, and the way back.
  static let storedSettings =
    [
      NextStep(
        title: "A server that has run before goes by its stored settings, whatever the values say. Remove them:",
        command: "kubectl exec deployment/openmetadata -- \(remove)"),
      NextStep(title: "Then restart the server, and wait for it.", command: restart),
      NextStep(title: "Watch it come up.", command: "kubectl rollout status deployment/openmetadata --timeout=10m"),
    ] + kubernetesRescue

  /// `kubectl exec` needs a running container; a copy of the pod with another command does not.
  static let kubernetesRescue = [
    NextStep(
      title: "If nobody can sign in: go back to the former values, remove the stored settings, restart the server.",
      command: "helm rollback openmetadata && kubectl exec deployment/openmetadata -- \(remove) && \(restart)"),
    NextStep(
      title: "If nobody can sign in and the server does not start either: a copy of its pod removes them; then "
        + "restart the server, and delete the copy by kubectl delete pod openmetadata-rescue.",
      command: "kubectl debug \"$(kubectl get pods -l app.kubernetes.io/name=openmetadata "
        + "-o jsonpath='{.items[0].metadata.name}')\" -it --copy-to=openmetadata-rescue --container=openmetadata -- "
        + remove),
  ]

  /// The ways back where only the stored settings have changed, one for each kind of deployment.
  static let storedRescue =
    [
      NextStep(
        title: "If nobody can sign in: remove the stored settings in the server's folder and restart it; it need not "
          + "run for that, and goes by its own file then.", command: remove),
      NextStep(
        title: "If nobody can sign in, with Docker: the same in a container of its own, then restart "
          + "openmetadata-server.",
        command: "docker compose run --rm execute-migrate-all \(remove)"),
      NextStep(
        title: "If nobody can sign in, on Kubernetes: the same in the pod; then \(restart).",
        command: "kubectl exec deployment/openmetadata -- \(remove)"),
    ] + kubernetesRescue.suffix(1)
}

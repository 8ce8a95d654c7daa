import Text

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

  /// Whether client ID and secret are in a Secret that an existing file names.
  var refersToSecret = false

  enum Applier {
    case helm, helmfile, gitOps
    /// Kustomize, which renders the chart.
    case kustomize
    /// systemd, or whatever starts the server's own files.
    case machine
  }

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

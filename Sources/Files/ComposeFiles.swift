import SignOn

extension OpenedFiles {
  /// What Compose reads besides the files: the override of a file with a default name, the env files that `env_file`
  /// names, and `.env` in its folder if variables are used and no other file fills them. What cannot be read is left
  /// out.
  package static func filesBesides(_ documents: [Document]) -> [Document] {
    let system = FileSystem.live
    // A pipe has no folder.
    guard documents.allSatisfy({ (try? system.target(of: $0.path)).flatMap(system.status)?.kind == .file }) else {
      return []
    }
    guard let compose = documents.first(where: { $0.kind.part == .compose }) else {
      return []
    }
    var files = ComposeFiles(documents, beside: compose)
    files.complete()
    return Array(files.documents.dropFirst(documents.count))
  }
}

/// Finds the files that Compose reads by itself.
private struct ComposeFiles {
  private(set) var documents: [Document]
  private let compose: Document

  /// Compose file reference and `docker compose` manual: the names without `-f`.
  private static let defaults = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"]
  private static let overrides = [
    "compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml",
  ]

  init(_ documents: [Document], beside compose: Document) {
    self.documents = documents
    self.compose = compose
  }

  private var composes: [Document] { documents.filter { $0.kind.part == .compose } }

  mutating func complete() {
    if composes.count == 1, Self.defaults.contains(String(compose.path.dropFirst(compose.folder.count))) {
      for override in Self.overrides where composes.count == 1 { add(override, .compose) }
    }
    for compose in composes {
      for (index, file) in compose.envFiles.enumerated()
      where !documents.contains(where: { compose.envFileIndex(of: $0) == index }) {
        add(file, .environment)
      }
    }
    let fills = documents.contains { document in
      document.kind.part == .environment && composes.allSatisfy { $0.envFileIndex(of: document) == nil }
    }
    if !fills, composes.contains(where: \.usesVariables) { add(".env", .environment) }
  }

  private mutating func add(_ name: String, _ part: FileKind.Part) {
    let path = compose.path(of: name)
    guard let bytes = try? OpenedFiles.bytes(path),
      let found = (try? Document.read(bytes, named: path)) ?? Document.read(bytes, named: path, beside: documents),
      found.kind.part == part,
      documents.allSatisfy({ $0.kind.part != part || found.goesBeside($0) })
    else { return }
    documents.append(found)
  }
}

import ConfigText
import Text

extension FileKind {
  /// An existing Compose file, or the inside of one service's `environment:`.
  package static let compose = FileKind(
    id: "compose", title: "Docker Compose file", phrase: "a Docker Compose file", part: .compose, runs: .compose,
    keyName: \.variable,
    claims: { $0.form == .compose || ($0.hasSections && $0.isOfCompose) },
    open: { bytes throws(EditRefusal) in
      let isPiece = !FileSigns.topLevelKeys(bytes).contains("services")
      let list = try EnvironmentList(bytes, isPiece: isPiece).orServices
      let carriers = VariableKeys.carriers(list.services, in: list)
      let services =
        carriers.isEmpty
        ? list.services.filter { isServer(list.text.scalar(at: list.path(of: $0).dropLast() + ["image"])) } : carriers
      guard !services.isEmpty else { return nil }
      let envFiles = envFiles(of: services[0], in: list)
      return VariableKeys(list: list, groups: [services], isPartial: !envFiles.isEmpty, envFiles: envFiles)
    },
    openBeside: { bytes, others throws(EditRefusal) in
      let known = others.compactMap { $0.kind.part == .compose ? ($0.text as? VariableKeys)?.groups : nil }.joined()
        .joined()
      guard !known.isEmpty else { return nil }
      let list = try EnvironmentList(bytes)
      let services = list.services.filter(known.contains)
      guard !services.isEmpty else { return nil }
      let envFiles = envFiles(of: services[0], in: list)
      return envFiles.isEmpty ? nil : VariableKeys(list: list, groups: [services], isPartial: true, envFiles: envFiles)
    },
    steps: { file in
      NextStep.compose(
        file.compose ?? "docker compose -f \(file.word)",
        start: "Start OpenMetadata with \(file.compose == nil ? "this file" : "these files").",
        former: "your previous Compose file", file.release)
    })

  private static func isServer(_ image: String?) -> Bool { image?.contains("openmetadata/server") == true }

  /// One path, or a list of paths or of mappings with `path` (Compose file reference, `env_file`).
  private static func envFiles(of service: String, in list: EnvironmentList) -> [String] {
    let path = Array(list.path(of: service).dropLast()) + ["env_file"]
    if let file = list.text.scalar(at: path) { return [file] }
    return (0..<min(list.text.count(at: path), 100)).compactMap { index in
      list.text.scalar(at: path + [.index(index)]) ?? list.text.scalar(at: path + [.index(index), "path"])
    }
  }
}

import ConfigText
import Text

extension FileKind {
  /// An existing Compose file, or the inside of one service's `environment:`.
  package static let compose = FileKind(
    id: "compose", title: "Docker Compose file", phrase: "a Docker Compose file", part: .compose, keyName: \.variable,
    claims: { $0.form == .compose || ($0.hasSections && $0.isOfCompose) },
    open: { bytes throws(EditRefusal) in
      let isPiece = !FileSigns.topLevelKeys(bytes).contains("services")
      let list = try EnvironmentList(bytes, isPiece: isPiece).orServices
      let carriers = VariableKeys.carriers(list.services, in: list)
      let services =
        carriers.isEmpty
        ? list.services.filter { isServer(list.text.scalar(at: list.path(of: $0).dropLast() + ["image"])) } : carriers
      return services.isEmpty ? nil : VariableKeys(list: list, groups: [services])
    },
    steps: { file in
      NextStep.compose(
        "docker compose -f \(file.word)", start: "Start OpenMetadata with this file.",
        former: "your previous Compose file")
    })

  private static func isServer(_ image: String?) -> Bool { image?.contains("openmetadata/server") == true }
}

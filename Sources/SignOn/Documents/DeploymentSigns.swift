extension Deployment {
  /// A file in the folder of the opened ones, which may tell the release.
  package struct Neighbour: Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      (self.name, self.bytes) = (name, bytes)
    }
  }

  /// What the files show; their own image tags and chart versions before those of their neighbours.
  package init(_ documents: [Document] = [], beside neighbours: [Neighbour] = [], given: ServerVersion? = nil) {
    let own = ReleaseSigns(documents.map(\.bytes), variables: neighbours.map(\.bytes))
    let others = neighbours.lazy.compactMap { neighbour in
      var found = ReleaseSigns([neighbour.bytes], variables: neighbours.map(\.bytes)).deployed
      found?.file = neighbour.name
      return found
    }
    let read = documents.isEmpty ? neighbours.compactMap { try? Document.read($0.bytes, named: $0.name) } : []
    let telling = read.first { $0.runs != nil }
    kind = Self.kind(documents + [telling].compactMap(\.self), beside: neighbours)
    file = telling?.path
    ownFile = kind.flatMap { kind in read.first { $0.kind == kind.format } }?.path
    release = given.map { Release($0) } ?? own.deployed ?? others.first ?? own.keys ?? .assumed
  }

  /// What takes values of the chart, or an env file, is told by the files beside them, if any does.
  private static func kind(_ documents: [Document], beside neighbours: [Neighbour]) -> Kind? {
    let own = documents.lazy.compactMap(\.runs).first
    func has(_ sign: (Neighbour) -> Bool) -> Bool { neighbours.contains(where: sign) }
    switch own {
    case .helm? where has { $0.isOpenMetadatas && FileSigns.bringsChart($0.bytes) }: return .gitOps
    case .helm? where has { $0.isOpenMetadatas && FileSigns.topLevelKeys($0.bytes).contains("helmCharts") }:
      return .kubernetes
    case .compose? where documents.allSatisfy({ $0.kind == .dockerEnv }):
      if has({ composeNames.contains($0.name) }) { return own }
      let isOnMachine = has { neighbour in
        neighbour.name == unitName && documents.contains { UnitKeys.names($0.path, in: neighbour.bytes) }
          || neighbour.name == serverName
            && FileSigns.topLevelKeys(neighbour.bytes).contains("authenticationConfiguration")
      }
      return isOnMachine ? .server : own
    default: return own
    }
  }

  /// The names of files that may tell the release, those that decide first.
  package static func neighbourNames(of kind: Kind?) -> [String] {
    switch kind {
    case .compose: composeNames + [".env", unitName, serverName]
    case .helm, .gitOps, .kubernetes: chartNames
    case nil: composeNames + [".env"] + chartNames + [serverName]
    case .ecs, .server: []
    }
  }

  private static let unitName = "openmetadata.service"
  private static let serverName = "openmetadata.yaml"
  private static let composeNames = [
    "docker-compose.override.yml", "docker-compose.override.yaml", "compose.override.yaml", "compose.override.yml",
    "docker-compose.yml", "docker-compose.yaml", "compose.yaml", "compose.yml",
  ]
  private static let chartNames = [
    "helmfile.yaml", "helmrelease.yaml", "application.yaml", "kustomization.yaml", "Chart.yaml", "values.yaml",
  ]
}

extension Deployment.Neighbour {
  /// Whether it may be about OpenMetadata at all.
  fileprivate var isOpenMetadatas: Bool { bytes.firstRange(ofText: "openmetadata") != nil }
}

extension Document {
  /// How OpenMetadata runs where this file is used; nil if it does not tell.
  package var runs: Deployment.Kind? {
    kind.runs == .helm && FileSigns.bringsChart(bytes) ? .gitOps : kind.runs
  }
}

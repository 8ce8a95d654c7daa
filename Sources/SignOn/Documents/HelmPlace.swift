import ConfigText

/// Where a YAML file has values of the chart: at its top, or inside what Argo CD, Flux, Kustomize or Helmfile read.
struct HelmPlace: Sendable {
  /// Path of the mapping with `authentication` and `authorizer`.
  let root: [YAMLStep]
  /// Path of the chart's values.
  let chart: [YAMLStep]

  /// Nil if the file does not use OpenMetadata's chart.
  static func find(in text: YAMLText) throws(EditRefusal) -> (any KeyedText)? {
    let documents: [[YAMLStep]] = text.documentCount > 1 ? (0..<text.documentCount).map { [.document($0)] } : [[]]
    for document in documents {
      for prefix in objects {
        if let place = try place(in: text, below: document + prefix) { return HelmKeys(text: text, place: place) }
      }
      for path in blocks where text.scalar(at: document + path) != nil {
        let keys = try WithinBlock(text, at: document + path) { bytes throws(EditRefusal) in
          let inner = try YAMLText(bytes)
          return try place(in: inner, below: []).map { HelmKeys(text: inner, place: $0) }
        }
        if let keys { return keys }
      }
    }
    return nil
  }

  private static let applications: [[YAMLStep]] =
    [["spec", "source"]] + (0..<10).map { ["spec", "sources", .index($0)] }
    + [["spec", "template", "spec", "source"]]
    + (0..<10).map { ["spec", "template", "spec", "sources", .index($0)] }
  private static let objects: [[YAMLStep]] =
    [[], ["spec", "values"]] + applications.map { $0 + ["helm", "valuesObject"] }
    + (0..<10).map { ["helmCharts", .index($0), "valuesInline"] }
    + (0..<20).flatMap { release in
      (0..<5).map { ["releases", .index(release), "values", .index($0)] as [YAMLStep] }
    }
  private static let blocks: [[YAMLStep]] = applications.map { $0 + ["helm", "values"] }

  private static func place(in text: YAMLText, below prefix: [YAMLStep]) throws(EditRefusal) -> HelmPlace? {
    guard try keys(in: text, at: prefix) != nil else { return nil }
    let layouts: [(root: [YAMLStep], chart: [YAMLStep])] = [
      (["openmetadata", "config"], []), (["openmetadata", "openmetadata", "config"], ["openmetadata"]),
      (["openmetadata"], []), (["global"], []),
    ]
    for layout in layouts {
      guard let keys = try keys(in: text, at: prefix + layout.root) else { continue }
      if keys.contains("authentication") || keys.contains("authorizer") {
        return HelmPlace(root: prefix + layout.root, chart: prefix + layout.chart)
      }
    }
    if try isInside(text, prefix) { return HelmPlace(root: prefix, chart: prefix) }
    guard try keys(in: text, at: prefix + layouts[0].root) != nil else { return nil }
    return HelmPlace(root: prefix + layouts[0].root, chart: prefix)
  }

  /// Whether the chart's sections stand there without what is around them.
  private static func isInside(_ text: YAMLText, _ path: [YAMLStep]) throws(EditRefusal) -> Bool {
    let provider = try keys(in: text, at: path + ["authentication"]) ?? []
    let people = try keys(in: text, at: path + ["authorizer"]) ?? []
    return !provider.isDisjoint(with: ["provider", "clientType", "publicKeys", "oidcConfiguration", "authority"])
      || !people.isDisjoint(with: ["initialAdmins", "principalDomain"])
  }

  private static func keys(in text: YAMLText, at path: [YAMLStep]) throws(EditRefusal) -> Set<String>? {
    guard let reading = try text.readingThrough(path), case .mapping(let keys) = reading.content else {
      return nil
    }
    return Set(keys)
  }
}

extension HelmKeys {
  var parts: Parts? {
    Parts(text: text, cuts: text.cuts(outside: [place.root, place.chart + ["extraEnvs"]])) {
      bytes throws(EditRefusal) in changed(try text.reading(bytes))
    }
  }
}

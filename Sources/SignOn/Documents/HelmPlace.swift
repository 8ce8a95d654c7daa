import ConfigText

/// Values of the chart in a YAML file: plainly, or inside an application of Argo CD or Flux.
struct HelmPlace: Sendable {
  enum Holder: Sendable {
    case whole(YAMLText)
    /// As text in a block scalar.
    case block(BlockText)
  }

  let holder: Holder
  /// Path of the mapping with `authentication` and `authorizer`.
  let root: [YAMLStep]
  /// Path of the chart's values.
  let chart: [YAMLStep]

  var text: YAMLText {
    switch holder {
    case .whole(let text): text
    case .block(let block): block.inner
    }
  }

  var bytes: [UInt8] {
    switch holder {
    case .whole(let text): text.bytes
    case .block(let block): block.outer.bytes
    }
  }

  /// Offset between lines of `text` and lines of the file.
  var linesBefore: Int {
    if case .block(let block) = holder { block.linesBefore } else { 0 }
  }

  /// Nil if the file does not use OpenMetadata's chart.
  static func find(in text: YAMLText) throws(EditRefusal) -> HelmPlace? {
    for prefix in objects {
      if let (root, chart) = try root(in: text, below: prefix) {
        return HelmPlace(holder: .whole(text), root: root, chart: chart)
      }
    }
    for path in blocks {
      guard case .found = try text.value(at: path), let block = try BlockText(text, at: path) else { continue }
      if let (root, chart) = try root(in: block.inner, below: []) {
        return HelmPlace(holder: .block(block), root: root, chart: chart)
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
  private static let blocks: [[YAMLStep]] = applications.map { $0 + ["helm", "values"] }

  private static func root(
    in text: YAMLText, below prefix: [YAMLStep]
  ) throws(EditRefusal) -> (root: [YAMLStep], chart: [YAMLStep])? {
    guard try keys(in: text, at: prefix) != nil else { return nil }
    let layouts: [(root: [YAMLStep], chart: [YAMLStep])] = [
      (["openmetadata", "config"], []), (["openmetadata", "openmetadata", "config"], ["openmetadata"]),
      (["openmetadata"], []), (["global"], []),
    ]
    for layout in layouts {
      guard let keys = try keys(in: text, at: prefix + layout.root) else { continue }
      if keys.contains("authentication") || keys.contains("authorizer") {
        return (prefix + layout.root, prefix + layout.chart)
      }
    }
    if try keys(in: text, at: prefix + layouts[0].root) != nil { return (prefix + layouts[0].root, prefix) }
    return nil
  }

  private static func keys(in text: YAMLText, at path: [YAMLStep]) throws(EditRefusal) -> Set<String>? {
    guard case .found(let reading) = try text.value(at: path), case .mapping(let keys) = reading.content else {
      return nil
    }
    return Set(keys)
  }

  func changing(
    _ change: (YAMLText) throws(EditRefusal) -> Changed<YAMLText>
  ) throws(EditRefusal) -> Changed<HelmPlace> {
    switch holder {
    case .whole(let text): try change(text).map { HelmPlace(holder: .whole($0), root: root, chart: chart) }
    case .block(let block):
      try block.changing(change).map { HelmPlace(holder: .block($0), root: root, chart: chart) }
    }
  }
}

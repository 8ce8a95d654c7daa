import ConfigText

extension FileKind {
  /// Literals that Kustomize makes a ConfigMap or a Secret of, patches within it, or values of the chart.
  package static let kustomization = FileKind(
    id: "kustomization", title: "Kustomization", phrase: "a kustomization", part: .environment, runs: .kubernetes,
    keyName: { $0.variable ?? HelmKeys.name($0) },
    claims: { $0.form == .kustomization },
    open: { bytes throws(EditRefusal) in
      let text = try YAMLText(bytes)
      let keys = try KustomizationKeys(text)
      return keys.layers.isEmpty ? try HelmPlace.find(in: text) : keys
    },
    steps: { file in
      file.applier == .kustomize
        ? NextStep.rendered(file) : NextStep.applied("kubectl apply -k \(file.folder)", file)
    })
}

/// The server's variables in a kustomization: those of its patches, which Kustomize applies last, then its literals.
struct KustomizationKeys: KeyedText {
  private static let most = 100

  private let text: YAMLText
  /// The last one, which wins, first.
  private let patches: [any KeyedText]
  private var literals: VariableKeys?

  init(_ text: YAMLText) throws(EditRefusal) {
    var patches: [any KeyedText] = []
    for path in Self.patches(text).reversed() {
      let keys = try WithinBlock(text, at: path) { bytes throws(EditRefusal) in
        FileSigns.isOperations(bytes) ? nil : try ManifestReader(try YAMLText(bytes)).keys()
      }
      if let keys { patches.append(keys) }
    }
    self.text = text
    self.patches = patches
    literals = Self.literals(text)
  }

  /// The one that wins first.
  var layers: [any KeyedText] { patches + (literals.map { [$0] } ?? []) }

  private static func literals(_ text: YAMLText) -> VariableKeys? {
    var places: [EnvironmentList.Place] = []
    var objects: [String: [String]] = [:]
    for (generator, kind) in [("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")] {
      for index in 0..<min(text.count(at: [.key(generator)]), most) {
        let item: [YAMLStep] = [.key(generator), .index(index)]
        let place = EnvironmentList.Place("\(generator) \(index + 1)", at: item + ["literals"], .literal)
        places.append(place)
        objects["\(kind)/\(text.scalar(at: item + ["name"]) ?? "")", default: []].append(place.service)
      }
    }
    let list = EnvironmentList(text, places)
    let groups = places.map(\.service).map { VariableKeys.carriers([$0], in: list) }.filter { !$0.isEmpty }
    return groups.isEmpty ? nil : VariableKeys(list: list, groups: groups, objects: objects)
  }

  /// Where patches are written, or the files they are in named.
  private static func patches(_ text: YAMLText) -> [[YAMLStep]] {
    ["patches", "patchesStrategicMerge", "patchesJson6902"].flatMap { list in
      (0..<min(text.count(at: [.key(list)]), most)).map { index in
        [.key(list), .index(index)] + (list == "patchesStrategicMerge" ? [] : ["patch"])
      }
    }
  }

  var bytes: [UInt8] { text.bytes }
  var isPartial: Bool { Field.provider.keys.allSatisfy { (try? found($0)) == nil } }
  var objectNames: [String] { layers.flatMap(\.objectNames) }
  var sources: [VariableSource] { layers.flatMap(\.sources) }
  var unknownNames: UnknownNames {
    UnknownNames(found: layers.flatMap(\.unknownNames.found), reader: .server)
  }

  /// Files of patches that are not written here.
  var patchFiles: [(path: String, line: Int)] {
    Self.patches(text).compactMap { path in
      let place = path.count == 3 ? path.dropLast() + ["path"] : path
      guard case .found(let reading)? = try? text.value(at: Array(place)), case .scalar(let file, _) = reading.content,
        !file.contains("\n")
      else { return nil }
      return (file, reading.line)
    }
  }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    for layer in layers {
      if let found = try layer.found(key) { return found }
    }
    return nil
  }

  /// What sets the key; else the literals, or the only patch.
  private func layer(_ key: ServerKey) throws(EditRefusal) -> any KeyedText {
    for layer in layers where try layer.found(key) != nil { return layer }
    return layers[layers.count - 1]
  }

  private func changed(_ change: Changed<any KeyedText>) throws(EditRefusal) -> Changed<any KeyedText> {
    let text = try text.reading(change.text.bytes)
    var keys = try KustomizationKeys(text)
    keys.links = links
    return Changed(keys, edits: change.edits)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    try changed(try layer(entry.key).setting(entry))
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try changed(try layer(key).removing(key))
  }

  var links: [String: VariableKeys.Link] {
    get { literals?.links ?? [:] }
    set { literals?.links = newValue }
  }
  func has(_ link: VariableKeys.Link) -> Bool { literals?.has(link) == true }

  func notes() -> [Finding] {
    layers.flatMap { $0.notes() }
      + Self.patches(text).compactMap { path in
        guard case .found(let reading)? = try? text.value(at: path), case .scalar(let patch, _) = reading.content,
          FileSigns.isOperations(Array(patch.utf8))
        else { return nil }
        return .aboutTheFile(
          "line \(reading.line): a JSON 6902 patch may set variables as well, and wins; it is not read.",
          remedy: "Write it as a strategic-merge patch.")
      }
  }
}

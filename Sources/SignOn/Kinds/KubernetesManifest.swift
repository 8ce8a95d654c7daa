import ConfigText

extension FileKind {
  /// Workloads with `env`, ConfigMaps and Secrets of variables, a ConfigMap with the server's YAML or an env file; alone,
  /// in a List, in an OpenShift template, or as several documents.
  package static let kubernetesManifest = FileKind(
    id: "kubernetes-manifest", title: "Kubernetes manifest", phrase: "a Kubernetes manifest", part: .environment,
    runs: .kubernetes,
    keyName: \.variable,
    claims: { $0.form == .manifest },
    open: { bytes throws(EditRefusal) in try ManifestReader(try YAMLText(bytes)).keys() },
    openBeside: { bytes, others throws(EditRefusal) in
      let names = others.reduce(into: Set<String>()) { $0.formUnion($1.objectsReferredTo) }
      return names.isEmpty ? nil : try ManifestReader(try YAMLText(bytes)).keys(referredTo: names)
    },
    steps: { NextStep.applied("kubectl apply -f \($0.word)", $0) })
}

/// Finds the lists of variables in a text with Kubernetes objects.
struct ManifestReader {
  /// How many objects of a list are looked at.
  private static let most = 1000
  /// How many entries of a ConfigMap are looked into.
  private static let mostFiles = 50

  private let text: YAMLText
  private var places: [EnvironmentList.Place] = []
  private var containers: [String] = []
  /// ConfigMaps, then Secrets.
  private var stores: [String] = []
  private var objects: [String: [String]] = [:]
  private var files: [[YAMLStep]] = []
  private var hasImage = false
  /// Whether no container has an image of any kind, as in a patch.
  private var isPatch = true
  /// By container.
  private var sources: [String: [VariableSource]] = [:]

  init(_ text: YAMLText) {
    self.text = text
    for index in 0..<text.documentCount { visit([.document(index)], depth: 0) }
  }

  private mutating func visit(_ path: [YAMLStep], isTemplate: Bool = false, depth: Int) {
    guard depth < 3 else { return }
    let kind = text.scalar(at: path + ["kind"]) ?? ""
    for list in ["items", "objects"] {
      for index in 0..<min(text.count(at: path + [.key(list)]), Self.most) {
        visit(path + [.key(list), .index(index)], isTemplate: isTemplate || kind == "Template", depth: depth + 1)
      }
    }
    let name = text.scalar(at: path + ["metadata", "name"]) ?? ""
    switch kind {
    case "ConfigMap": store("ConfigMap/\(name)", at: path + ["data"], isTemplate ? .template : .plain)
    case "Secret":
      store("Secret/\(name)", at: path + ["stringData"], isTemplate ? .template : .plain)
      store("Secret/\(name)", at: path + ["data"], .base64)
    default: workload("\(kind) \(name)", path, isTemplate: isTemplate)
    }
  }

  private mutating func store(_ object: String, at path: [YAMLStep], _ coding: EnvironmentList.Coding) {
    let keys = text.keys(at: path)
    guard !keys.isEmpty else { return }
    let service = add(object, path, coding)
    stores.append(service)
    objects[object, default: []].append(service)
    files += keys.prefix(Self.mostFiles).map { path + [.key($0)] }
  }

  private mutating func workload(_ object: String, _ path: [YAMLStep], isTemplate: Bool) {
    let pods: [[YAMLStep]] = [
      ["spec", "template", "spec"], ["spec", "jobTemplate", "spec", "template", "spec"], ["spec"],
    ]
    for pod in pods {
      for list in ["containers", "initContainers"] {
        for index in 0..<min(text.count(at: path + pod + [.key(list)]), Self.most) {
          let container = path + pod + [.key(list), .index(index)]
          if let image = text.scalar(at: container + ["image"]) {
            isPatch = false
            if image.contains("openmetadata/server") { hasImage = true }
          }
          let name = text.scalar(at: container + ["name"]) ?? "container"
          let service = add("\(object), \(name)", container + ["env"], isTemplate ? .template : .kubernetes)
          containers.append(service)
          sources[service] = text.variableSources(at: container + ["envFrom"])
        }
      }
    }
  }

  private mutating func add(_ name: String, _ path: [YAMLStep], _ coding: EnvironmentList.Coding) -> String {
    let isTaken = places.contains { $0.service == name }
    let service = isTaken ? "\(name) (\(places.count + 1))" : name
    places.append(EnvironmentList.Place(service, at: path, coding))
    return service
  }

  /// Nil if nothing here configures OpenMetadata's sign-in.
  func keys() throws(EditRefusal) -> (any KeyedText)? {
    try text.requireRendered()
    let list = EnvironmentList(text, places)
    let running = VariableKeys.carriers(containers, in: list)
    let named = Set(Field.all.flatMap(\.keys).compactMap(SecretKeys.name))
    let stored = stores.filter { service in
      !VariableKeys.carriers([service], in: list).isEmpty
        || named.contains { name in (try? list.entry(name, of: service)) != nil }
    }
    let groups = [running].filter { !$0.isEmpty } + inOrder(stored, for: running).map { [$0] }
    if !groups.isEmpty {
      let provides = groups.joined().contains { (try? list.entry("AUTHENTICATION_PROVIDER", of: $0)) != nil }
      var keys = VariableKeys(list: list, groups: groups, objects: objects)
      keys.isPartial = isPatch && !provides
      (keys.sources, keys.runsServer) = (sources(of: running), !isPatch)
      return keys
    }
    for path in files {
      if let keys = try WithinBlock(text, at: path, open: Self.file) { return keys }
    }
    guard hasImage, !containers.isEmpty else { return nil }
    var keys = VariableKeys(list: list, groups: [containers], objects: objects)
    (keys.sources, keys.runsServer) = (sources(of: []), true)
    return keys
  }

  /// Objects of which other files take values, whatever their entries are called.
  func keys(referredTo names: Set<String>) throws(EditRefusal) -> VariableKeys? {
    guard !names.isDisjoint(with: objects.keys) else { return nil }
    try text.requireRendered()
    return VariableKeys(list: EnvironmentList(text, places), groups: [], objects: objects, isPartial: true)
  }

  /// What these containers take variables from; what any does, if none is known to be the server's.
  private func sources(of running: [String]) -> [VariableSource] {
    (running.first.map { [$0] } ?? containers).flatMap { sources[$0] ?? [] }
  }

  /// What a later `envFrom` names decides over what an earlier one names.
  private func inOrder(_ stored: [String], for running: [String]) -> [String] {
    let named = sources(of: running).reversed().flatMap { objects[$0.object] ?? [] }.filter(stored.contains)
    return named + stored.filter { !named.contains($0) }
  }

  /// A file in a ConfigMap: the server's YAML, or an env file.
  private static func file(_ bytes: [UInt8]) throws(EditRefusal) -> (any KeyedText)? {
    let signs = FileSigns(bytes, path: "")
    if signs.hasSections { return YAMLSections(text: try YAMLText(bytes, variables: .replacedBeforeReading)) }
    guard signs.shape == .assignments, let text = try? EnvText(bytes),
      text.entries.contains(where: { ServerKey.variables.contains($0.name) })
    else { return nil }
    return EnvKeys(text: text)
  }
}

extension YAMLText {
  /// What a list like `envFrom` of a container names.
  func variableSources(at path: [YAMLStep]) -> [VariableSource] {
    (0..<min(count(at: path), 100)).compactMap { index in
      let item = path + [.index(index)]
      for (key, kind) in [("secretRef", "Secret"), ("configMapRef", "ConfigMap")] {
        guard case .found(let name)? = try? value(at: item + [.key(key), "name"]),
          case .scalar(let text, _) = name.content
        else { continue }
        return VariableSource(object: "\(kind)/\(text)", prefix: scalar(at: item + ["prefix"]) ?? "", line: name.line)
      }
      return nil
    }
  }

  func hasValue(at path: [YAMLStep]) -> Bool { if case .found? = try? value(at: path) { true } else { false } }
}

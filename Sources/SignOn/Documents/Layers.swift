import ConfigText
import Text

/// The documents of one configuration by their part in it; of each list a later one wins.
struct Layers: Sendable {
  let documents: [Document]
  /// The server's YAML, or values of the chart. Without them, the workload that takes variables from objects beside it.
  let servers: [Int]
  let composes: [Int]
  /// Env files that a Compose file names in `env_file`, in its order.
  let named: [Int]
  /// Env files that fill variables of the others, and other lists of variables.
  let filling: [Int]
  let secrets: [Int]

  init(_ documents: [Document]) {
    func indices(_ part: FileKind.Part) -> [Int] { documents.indices.filter { documents[$0].kind.part == part } }
    let (composes, environment) = (indices(.compose), indices(.environment))
    let places = environment.map { index in
      composes.enumerated().compactMap { layer, compose in
        documents[compose].envFileIndex(of: documents[index]).map { (layer, $0) }
      }.max { $0 < $1 }
    }
    let sorted = zip(environment, places).compactMap { index, place in place.map { (index, $0) } }
    let server = indices(.server)
    let workload = environment.filter { !documents[$0].text.sources.isEmpty || documents[$0].text.runsServer }
    let hasObjects = environment.count + indices(.secret).count > workload.count
    self.documents = documents
    servers = !server.isEmpty ? server : hasObjects && composes.isEmpty ? workload : []
    self.composes = composes
    named = sorted.sorted { $0.1 < $1.1 }.map(\.0)
    let rest = zip(environment, places).filter { $1 == nil }.map(\.0).filter { [servers] in !servers.contains($0) }
    // Kustomize applies patches to what it has generated.
    filling =
      rest.filter { documents[$0].kind == .kustomization } + rest.filter { documents[$0].kind != .kustomization }
    secrets = indices(.secret)
  }

  func content(_ key: ServerKey, _ index: Int) -> KeyContent? { (try? documents[index].text.found(key)) ?? nil }

  /// What the last of the layers that has the key says. The chart's own variables win over its values.
  func content(_ key: ServerKey, _ layers: [Int]) -> (content: KeyContent, owner: Int)? {
    let found = layers.reversed().compactMap { index in content(key, index).map { ($0, index) } }
    return found.first { $0.0.name == key.variable } ?? found.first
  }
}

/// An object of Kubernetes whose entries become variables of a container (`envFrom`).
struct VariableSource: Equatable, Sendable {
  /// `Secret/name` or `ConfigMap/name`.
  let object: String
  /// Before each name.
  var prefix = ""
  let line: Int

  /// For use in a sentence.
  var phrase: String {
    "the \(object.prefix { $0 != "/" }) \(shown(String(object.drop { $0 != "/" }.dropFirst()), 100))"
  }
}

extension Layers {
  private var objects: Set<String> { Set(documents.flatMap(\.text.objectNames)) }

  /// What the files take variables from that is not among them.
  private var missing: [(document: Document, source: VariableSource)] {
    let objects = objects
    return documents.flatMap { document in
      document.text.sources.filter { !objects.contains($0.object) }.map { (document, $0) }
    }
  }

  /// Whether a file names another one for its variables that is not among them.
  var lacksSources: Bool {
    let found = Set(
      composes.flatMap { compose in named.compactMap { documents[compose].envFileIndex(of: documents[$0]) } })
    let isWhole = composes.count != 1 || documents[composes[0]].envFiles.indices.allSatisfy(found.contains)
    return !isWhole || !missing.isEmpty
  }

  /// Of what is not here: what may set any variable.
  var sourceNotes: [Finding] {
    let paths = Set(documents.map(\.path))
    let patches = documents.flatMap { document in
      document.text.patchFiles.filter { !paths.contains(document.path(of: $0.path)) }.map { file in
        Finding.aboutTheFile(
          "line \(file.line): the patch \(shown(file.path, 100)) may set variables as well, and wins.",
          remedy: "Open it along with this file.")
      }
    }
    return patches
      + missing.map { document, source in
        let place = "line \(source.line)" + (documents.count == 1 ? "" : " of \(document.path)")
        let isChart = document.kind.part == .server
        return .aboutTheFile(
          "\(place): the server also gets the variables of \(source.phrase)"
            + (isChart ? ", which win over the chart's values." : "."),
          remedy: "Open it along with this file.")
      }
  }

  /// Which of them win over a value of the chart.
  var mayWin: [Finding] {
    missing.filter { $0.document.kind.part == .server }.map { _, source in
      .aboutTheFile("If \(source.phrase) sets the variable as well (envFrom, line \(source.line)), it wins.")
    }
  }
}

extension DocumentChange {
  /// With what is worth knowing, if anything is changed.
  func noting(_ more: [Finding]) -> DocumentChange {
    edits.isEmpty ? self : DocumentChange(document: document, edits: edits, refused: refused, notes: notes + more)
  }
}

extension Document {
  /// Whether this file and another one of the same part belong to one configuration, as layers or as objects that
  /// refer to each other.
  package func goesBeside(_ other: Document) -> Bool {
    switch kind.part {
    case .compose, .secret: true
    case .server: kind == .helmValues && other.kind == .helmValues
    case .environment:
      Set([kind, other.kind]) == [.kustomization, .kubernetesManifest]
        || kind == other.kind
          && (kind == .dockerEnv || (kind == .kubernetesManifest && !(text.runsServer && other.text.runsServer)))
    case nil: false
    }
  }
}

import ConfigText

/// Connects what a file takes from Kubernetes objects with the files of these objects.
///
/// The chart puts the objects of `envFrom` after its own, so that they win over its values; `env` (`extraEnvs`, and the
/// references to client ID and secret) wins over both (the chart's `templates/deployment.yaml`).
struct DocumentLinks {
  /// A Helm file's list of variables counts only in the last file that has one.
  private(set) var documents: [Document]

  init(_ documents: [Document]) {
    self.documents = documents
    dropReplacedLists()
    let layers = Layers(self.documents)
    guard !layers.servers.isEmpty else { return }
    var links: [Int: [String: VariableKeys.Link]] = [:]
    for key in ServerKey.known {
      for link in Self.candidates(key, layers) {
        guard let store = layers.store(of: link) else { continue }
        links[store, default: [:]][key.path] = link
        break
      }
    }
    for index in self.documents.indices {
      let document = self.documents[index]
      guard document.text.links != links[index] ?? [:] else { continue }
      var text = document.text
      text.links = links[index] ?? [:]
      self.documents[index] = Document(path: document.path, kind: document.kind, text: text)
    }
  }

  /// Helm replaces lists of an earlier file by those of a later one.
  private mutating func dropReplacedLists() {
    let values = documents.indices.filter { documents[$0].text is HelmKeys }
    guard values.count > 1, let last = values.last(where: { (documents[$0].text as? HelmKeys)?.hasVariables == true })
    else { return }
    for index in values {
      guard var keys = documents[index].text as? HelmKeys, keys.isListReplaced != (index < last) else { continue }
      keys.isListReplaced = index < last
      documents[index] = Document(path: documents[index].path, kind: documents[index].kind, text: keys)
    }
  }

  /// Where the key may be stored, best first.
  private static func candidates(_ key: ServerKey, _ layers: Layers) -> [VariableKeys.Link] {
    let found = layers.content(key, layers.servers)
    if let link = found?.content.link { return [link] }
    if found == nil, let place = layers.servers.compactMap({ layers.documents[$0].text.reference(for: key) }).first {
      return [VariableKeys.Link(object: "Secret/\(place.secret)", name: place.key)]
    }
    guard let variable = key.variable, found?.content.name != variable else { return [] }
    let sources = layers.servers.flatMap { layers.documents[$0].text.sources }
    return sources.reversed().filter { variable.hasPrefix($0.prefix) }.map {
      VariableKeys.Link(object: $0.object, name: String(variable.dropFirst($0.prefix.count)))
    }
  }
}

extension Layers {
  fileprivate func store(of link: VariableKeys.Link) -> Int? {
    (secrets + filling).first { index in documents[index].text.has(link) }
  }
}

extension Document {
  /// The objects of Kubernetes it takes values from, as `Secret/name`.
  var objectsReferredTo: Set<String> {
    let references = ServerKey.known.compactMap { key in
      ((try? text.found(key)) ?? nil)?.link?.object ?? text.reference(for: key).map { "Secret/\($0.secret)" }
    }
    return Set(references + text.sources.map(\.object))
  }
}

extension KeyContent {
  /// Where `valueFrom` or the chart's reference leads to.
  var link: VariableKeys.Link? {
    if case .reference(let secret, let key) = content {
      return VariableKeys.Link(object: "Secret/\(secret)", name: key)
    }
    return refersTo.map { VariableKeys.Link(to: $0) }
  }
}

import ConfigText

/// Several files that together make one configuration: server YAML, Compose file, env file.
///
/// An env file fills the variables of the Compose file, and that those of the server's YAML; of several files of one
/// kind a later one wins. A change goes to the file that decides.
package struct DocumentSet: Sendable {
  package let documents: [Document]
  /// What the server gets, by field id.
  package let values: [String: Value]
  /// Where they are set, by field id.
  package let places: [String: Place]
  /// Of the document that decides a field, in `documents`.
  package let deciders: [String: Int]
  package let notes: [Finding]
  private let effective: EffectiveContents

  package init(_ documents: [Document]) {
    let documents = DocumentLinks(Self.renamed(documents)).documents
    let effective = EffectiveContents(documents)
    let reading = FieldReading(effective.contents)
    self.documents = documents
    self.effective = effective
    values = documents.count == 1 ? documents[0].values : reading.values
    places = documents.count == 1 ? documents[0].places : reading.places
    deciders = effective.deciders
    notes =
      (documents.count == 1 ? documents[0].notes : effective.notes + reading.notes)
      + effective.layers.sourceNotes
      + documents.flatMap { document in
        (document.text.unknownNames.findings + document.classNotes).map {
          documents.count == 1 ? $0 : $0.naming(document.path)
        }
      }
  }

  /// The same, with the env file's variables named as the Compose file uses them.
  private static func renamed(_ documents: [Document]) -> [Document] {
    let layers = Layers(documents)
    guard !layers.composes.isEmpty else { return documents }
    var names: [String: String] = [:]
    for key in ServerKey.known {
      let content = layers.content(key, layers.composes)?.content
      if let name = content?.variable ?? content?.variableAlone, name != key.variable { names[key.path] = name }
    }
    return documents.enumerated().map { index, document in
      guard let keys = document.text as? EnvKeys, keys.names != names, !layers.named.contains(index) else {
        return document
      }
      return Document(path: document.path, kind: document.kind, text: EnvKeys(text: keys.text, names: names))
    }
  }

  /// Whether no file gives the key.
  func isAbsent(_ key: ServerKey) -> Bool {
    documents.count == 1 ? !documents[0].keys.contains(key.path) : effective.contents[key] == nil
  }

  /// The fields that the files leave to another place; the chart takes client ID and secret from a Kubernetes Secret.
  package var elsewhere: Set<String> {
    var left = Set(places.filter(\.value.leavesItElsewhere).keys)
    for field in [Field.clientID, .clientSecret] where values[Field.clientType.id]?.text == "confidential" {
      let key = field.keys[field.keys.count - 1]
      if isAbsent(key), documents.contains(where: { $0.text.reference(for: key) != nil }) { left.insert(field.id) }
    }
    guard isPartial else { return left }
    return left.union(Field.all.map(\.id).filter { places[$0] == nil })
  }

  /// Whether what is absent may come from files that are not here.
  var isPartial: Bool {
    !documents.isEmpty && (documents.allSatisfy(\.text.isPartial) || effective.layers.lacksSources)
  }

  /// What the files themselves show.
  package var deployment: Deployment { Deployment(documents) }

  /// All files with the changes, in the order of `documents`; each key is set in the file that decides it.
  package func setting(_ changes: [String: Value?], in settings: Settings) -> [DocumentChange] {
    guard documents.count > 1 else {
      return documents.map { $0.setting(changes, in: settings) }.map { $0.noting(effective.layers.mayWin) }
    }
    return documents.indices.map { index in
      let isLastCompose = index == effective.layers.composes.last
      return documents[index].setting(
        changes, in: settings, effective: values, isBesideCompose: !effective.layers.composes.isEmpty,
        handsOn: { isLastCompose && effective.isToBePassed($0) }, isMeant: { effective.owner(of: $0) == index }
      ).noting(effective.layers.servers.contains(index) ? effective.layers.mayWin : [])
    }
  }
}

extension DocumentSet {
  /// The fields whose values in the files differ after a change; inferred values are left out.
  package func fieldsSaidDifferently(in after: DocumentSet) -> [Field] {
    Field.all.filter { field in
      places[field.id]?.state != .inferred && after.places[field.id]?.state != .inferred
        && values[field.id] != after.values[field.id]
    }
  }

  /// The fields that do not have the requested value after a change, or changed without a request.
  ///
  /// - Parameter settings: What the change was planned with.
  package func fieldsMissed(by after: DocumentSet, asked changes: [String: Value?], in settings: Settings) -> [Field] {
    var meant = settings
    for (id, value) in changes { meant.typed[id] = value }
    let written = Set(meant.entries.map(\.field))
    // With another client type, other keys of the same field decide.
    let isOtherClient = changes[Field.clientType.id] != nil
    let others = fieldsSaidDifferently(in: after).filter { field in
      changes[field.id] == nil && !(isOtherClient && field.keys.count > 1)
    }
    // What a new client's Secret is made for is only referred to.
    let bringsClient = meant.isConfidential && values[Field.clientType.id]?.text != "confidential"
    let asked = Field.all.filter { field in
      guard let value = changes[field.id] ?? nil, written.contains(field.id) else { return false }
      if bringsClient, after.isInSecret(field) { return false }
      // The server treats a missing mapping as empty.
      if value == .pairs([]), after.values[field.id] == nil, after.places[field.id]?.state == .null { return false }
      return after.values[field.id] != value
        && field.keys.contains { key in meant.isConfidential || key.section != .oidc }
    }
    return asked + others
  }

  /// Whether the value is one of those that a Kubernetes Secret has, as this or the chart says.
  private func isInSecret(_ field: Field) -> Bool {
    if case .reference? = places[field.id]?.state { return true }
    return [Field.clientID, .clientSecret].contains(field) && places[field.id] == nil && elsewhere.contains(field.id)
  }
}

extension Document {
  /// The env files that it names; paths from its folder.
  package var envFiles: [String] { text.envFiles }

  /// The folder it is in, with a slash at its end; empty for the current one.
  package var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  /// The path of a file that it names.
  package func path(of name: String) -> String { name.hasPrefix("/") ? name : folder + Self.plain(name) }

  private static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// Which of the files in its `env_file` a document is: by the path from its folder, else by name.
  package func envFileIndex(of document: Document) -> Int? {
    let exact = envFiles.lastIndex { $0 == document.path || Self.plain(path(of: $0)) == Self.plain(document.path) }
    let name = document.path.split(separator: "/").last
    return exact ?? envFiles.lastIndex { $0.split(separator: "/").last == name }
  }

  /// Whether values come from variables of the environment.
  package var usesVariables: Bool {
    places.values.contains { place in
      switch place.state {
      case .defaultOfVariable, .variable: true
      default: false
      }
    }
  }
}

extension KeyContent {
  /// The name of a variable without a default.
  var variableAlone: String? {
    if case .variable(let name) = content { name } else { nil }
  }
}

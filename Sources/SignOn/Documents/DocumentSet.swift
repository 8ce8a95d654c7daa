import ConfigText

/// Several files that together make one configuration: server YAML, Compose file, env file.
///
/// An env file fills the variables of the Compose file, and that those of the server's YAML; a change goes to the
/// file that decides.
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
    let documents = Self.renamed(documents)
    let effective = EffectiveContents(documents)
    let reading = FieldReading(effective.contents)
    self.documents = documents
    self.effective = effective
    values = documents.count == 1 ? documents[0].values : reading.values
    places = documents.count == 1 ? documents[0].places : reading.places
    deciders = effective.deciders
    notes =
      (documents.count == 1 ? documents[0].notes : effective.notes + reading.notes)
      + documents.flatMap { document in
        document.text.unknownNames.findings.map { documents.count == 1 ? $0 : $0.naming(document.path) }
      }
  }

  /// The same, with the env file's variables named as the Compose file uses them.
  private static func renamed(_ documents: [Document]) -> [Document] {
    guard let compose = documents.first(where: { $0.kind.part == .compose }) else { return documents }
    var names: [String: String] = [:]
    for key in ServerKey.known {
      let content = (try? compose.text.found(key)) ?? nil
      if let name = content?.variable ?? content?.variableAlone, name != key.variable { names[key.path] = name }
    }
    return documents.map { document in
      guard let keys = document.text as? EnvKeys, keys.names != names, !document.isNamed(by: compose) else {
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
    guard !documents.isEmpty, documents.allSatisfy(\.text.isPartial) else { return left }
    return left.union(Field.all.map(\.id).filter { places[$0] == nil })
  }

  /// What the files themselves show.
  package var deployment: Deployment { Deployment(documents) }

  /// All files with the changes, in the order of `documents`; each key is set in the file that decides it.
  package func setting(_ changes: [String: Value?], in settings: Settings) -> [DocumentChange] {
    guard documents.count > 1 else { return documents.map { $0.setting(changes, in: settings) } }
    return documents.indices.map { index in
      documents[index].setting(changes, in: settings, effective: values) { effective.owner(of: $0) == index }
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
    let asked = Field.all.filter { field in
      guard let value = changes[field.id] ?? nil, written.contains(field.id) else { return false }
      return after.values[field.id] != value
        && field.keys.contains { key in meant.isConfidential || key.section != .oidc }
    }
    return asked + others
  }
}

/// The values that reach the server from several files, and which file decides each.
struct EffectiveContents: Sendable {
  private(set) var contents = KeyContents([:])
  /// By field id.
  private(set) var deciders: [String: Int] = [:]
  private(set) var notes: [Finding] = []
  private let documents: [Document]
  private let yaml: Int?
  private let compose: Int?
  private let env: Int?
  private let secret: Int?

  init(_ documents: [Document]) {
    self.documents = documents
    yaml = documents.firstIndex { $0.kind.part == .server }
    compose = documents.firstIndex { $0.kind.part == .compose }
    env = documents.lastIndex { $0.kind.part == .environment }
    secret = documents.lastIndex { $0.kind.part == .secret }
    var found: [String: KeyContent] = [:]
    for field in Field.all {
      for key in field.keys {
        notes += lost(key, field)
        guard let (content, owner) = decided(key) else { continue }
        found[key.path] = content
        if deciders[field.id] == nil || key.section == .oidc { deciders[field.id] = owner }
      }
    }
    contents = KeyContents(found)
  }

  /// Where a key is to be set: where it is decided, else where its value would reach the server.
  func owner(of key: ServerKey) -> Int? {
    if let (_, owner) = decided(key) { return owner }
    guard let yaml else { return passes(key) ? env ?? compose : compose ?? env }
    return yaml
  }

  /// Whether the Compose file names the env file in `env_file`.
  private var isNamed: Bool {
    guard let compose, let env else { return false }
    return documents[env].isNamed(by: documents[compose])
  }

  private func decided(_ key: ServerKey) -> (KeyContent, Int)? {
    guard let yaml else { return variable(key) }
    guard let content = content(key, yaml) else { return nil }
    if case .reference = content.content, let secret, let stored = self.content(key, secret) { return (stored, secret) }
    guard let name = content.variable ?? content.variableAlone, name == key.variable,
      let (other, owner) = variable(key), other.content != .null || other.variable == nil
    else { return (content, yaml) }
    return (other, owner)
  }

  /// What the server's environment has.
  private func variable(_ key: ServerKey) -> (KeyContent, Int)? {
    let inEnv = env.flatMap { index in content(key, index).map { ($0, index) } }
    guard let compose else { return inEnv }
    guard let content = content(key, compose) else { return isNamed ? inEnv : nil }
    // What `env_file` names does not fill variables of the Compose file.
    if isNamed, content.variableAlone == nil { return (content, compose) }
    guard let env, content.variable ?? content.variableAlone != nil,
      let other = self.content(key, env), other.content != .null
    else { return content.variableAlone == nil ? (content, compose) : nil }
    return (other, env)
  }

  /// Whether an env file's variable reaches the server.
  private func passes(_ key: ServerKey) -> Bool {
    guard let compose else { return true }
    return isNamed || content(key, compose) != nil
  }

  private func content(_ key: ServerKey, _ index: Int) -> KeyContent? { (try? documents[index].text.found(key)) ?? nil }

  /// A variable in the env file that does not reach the server.
  private func lost(_ key: ServerKey, _ field: Field) -> [Finding] {
    guard let env, let name = key.variable, let said = content(key, env), said.content != .null,
      decided(key)?.1 != env
    else { return [] }
    return [
      .warning(
        field, "line \(said.line) of \(documents[env].path): \(name) does not reach the server.",
        remedy: compose == nil
          ? "The server's file does not use this variable: set the value there."
          : "The Compose file does not pass it through: list it under environment.")
    ]
  }
}

extension Document {
  /// The env files that it names; paths from its folder.
  package var envFiles: [String] { text.envFiles }

  /// Whether the Compose file names this one in `env_file`.
  func isNamed(by compose: Document) -> Bool {
    let name = path.split(separator: "/").last
    return compose.envFiles.contains { $0.split(separator: "/").last == name }
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

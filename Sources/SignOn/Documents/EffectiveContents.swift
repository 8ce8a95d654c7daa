import ConfigText

/// The values that reach the server from several files, and which file decides each.
struct EffectiveContents: Sendable {
  private(set) var contents = KeyContents([:])
  /// By field id.
  private(set) var deciders: [String: Int] = [:]
  private(set) var notes: [Finding] = []
  let layers: Layers

  init(_ documents: [Document]) {
    layers = Layers(documents)
    var found: [String: KeyContent] = [:]
    for field in Field.all {
      for key in field.keys {
        let decision = decided(key)
        notes += lost(key, field, decision)
        guard let (content, owner) = decision else { continue }
        found[key.path] = content
        if deciders[field.id] == nil || key.section == .oidc { deciders[field.id] = owner }
      }
    }
    contents = KeyContents(found)
  }

  /// Where a key is to be set: where it is decided, else where its value would reach the server.
  func owner(of key: ServerKey) -> Int? {
    if let (_, owner) = decided(key) { return owner }
    if let server = layers.servers.last { return server }
    guard let compose = layers.composes.last else { return layers.filling.last }
    if isToBePassed(key) { return layers.filling.last }
    if layers.content(key, layers.composes) != nil { return layers.filling.last ?? layers.named.last ?? compose }
    return layers.named.last ?? compose
  }

  /// Whether an env file sets a variable that the Compose file does not pass on.
  func isToBePassed(_ key: ServerKey) -> Bool {
    guard layers.servers.isEmpty, !layers.composes.isEmpty, layers.named.isEmpty else { return false }
    return layers.content(key, layers.composes) == nil && layers.content(key, layers.filling) != nil
  }

  private typealias Decision = (content: KeyContent, owner: Int)

  private func decided(_ key: ServerKey) -> Decision? {
    guard !layers.servers.isEmpty else { return variable(key) }
    if let stored = stored(key) { return stored }
    guard let found = layers.content(key, layers.servers) else { return nil }
    if case .reference = found.content.content, let secret = layers.secrets.last,
      !layers.documents[secret].text.hasObjects, let stored = layers.content(key, secret)
    {
      return (stored, secret)
    }
    guard let name = found.content.variable ?? found.content.variableAlone, name == key.variable,
      let other = variable(key), other.content.content != .null || other.content.variable == nil
    else { return found }
    return other
  }

  /// What an object beside the values has for it.
  private func stored(_ key: ServerKey) -> Decision? {
    for index in layers.secrets + layers.filling where layers.documents[index].text.isLinked(key) {
      if let content = layers.content(key, index) { return (content, index) }
    }
    return nil
  }

  /// What the server's environment has.
  private func variable(_ key: ServerKey) -> Decision? {
    let filled = layers.content(key, layers.filling)
    guard !layers.composes.isEmpty else { return filled }
    let inNamed = layers.content(key, layers.named)
    guard let found = layers.content(key, layers.composes) else { return inNamed }
    guard found.content.variable ?? found.content.variableAlone != nil else { return found }
    if let filled, filled.content.content != .null { return filled }
    guard found.content.variableAlone != nil else { return found }
    return inNamed.flatMap { $0.content.content == .null ? nil : $0 }
  }

  /// What the files set without effect.
  private func lost(_ key: ServerKey, _ field: Field, _ decision: Decision?) -> [Finding] {
    guard layers.documents.count > 1 else { return [] }
    let earlier = [layers.servers, layers.composes, layers.named, layers.filling]
      .flatMap { $0.count > 1 ? Array($0) : [] }
    return layers.documents.indices.compactMap { index in
      guard index != decision?.owner, let found = layers.content(key, index), found.content != .null else { return nil }
      if let decision, earlier.contains(index), earlier.contains(decision.owner) {
        return overridden(found, index, by: decision, field)
      }
      return (layers.filling + layers.named).contains(index) ? unused(found, index, key, field) : nil
    }
  }

  private func overridden(_ found: KeyContent, _ index: Int, by decision: Decision, _ field: Field) -> Finding? {
    guard found.content != decision.content.content else { return nil }
    let winner = layers.documents[decision.owner].path
    return .note(
      field,
      "line \(found.line) of \(layers.documents[index].path) has no effect: line \(decision.content.line) of \(winner) "
        + "wins.")
  }

  /// A variable that does not reach the server.
  private func unused(_ found: KeyContent, _ index: Int, _ key: ServerKey, _ field: Field) -> Finding? {
    guard let name = key.variable else { return nil }
    let isNamed = layers.named.contains(index)
    let remedy =
      if layers.composes.isEmpty {
        layers.documents[index].text.hasObjects
          ? "Nothing in the other files takes it from there."
          : "The server's file does not use this variable: set the value there."
      } else if isNamed {
        "The Compose file sets it under environment, which wins."
      } else {
        "The Compose file does not pass it through: list it under environment."
      }
    return .warning(
      field, "line \(found.line) of \(layers.documents[index].path): \(name) does not reach the server.",
      remedy: remedy)
  }
}

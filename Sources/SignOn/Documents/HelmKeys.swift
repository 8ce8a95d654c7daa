import ConfigText

/// The server's keys as values of OpenMetadata's Helm chart (1.11 to 1.13).
struct HelmKeys: KeyedText {
  let place: HelmPlace

  var bytes: [UInt8] { place.bytes }

  /// The chart has no value for these; they go through `extraEnvs`.
  static let missing: Set = [
    "providerName", "tokenValidationAlgorithm", "forceSecureSessionCookie", "enableAutoRedirect", "defaultOAuthRole",
    "jwtTeamClaimMapping",
  ]
  private static let renamed = [
    "adminPrincipals": "initialAdmins", "publicKeyUrls": "publicKeys", "type": "oidcType", "prompt": "promptType",
    "secret": "clientSecret",
  ]

  func name(of key: ServerKey) -> String? {
    Self.missing.contains(key.name) ? key.variable : Self.steps(key).map(Self.text).joined(separator: ".")
  }

  /// From the top of the chart's values.
  static func valueName(_ key: ServerKey) -> String? {
    guard missing.contains(key.name) else {
      return (["openmetadata", "config"] + steps(key).map(text)).joined(separator: ".")
    }
    return key.variable.map { "extraEnvs: \($0)" }
  }

  private static func text(_ step: YAMLStep) -> String {
    if case .key(let name) = step { name } else { "" }
  }

  /// The chart's own name, beneath its section.
  static func name(_ key: ServerKey) -> String {
    key.section == .oidc && key.name == "id" ? "clientId" : renamed[key.name] ?? key.name
  }

  private static func steps(_ key: ServerKey) -> [YAMLStep] {
    let section: [YAMLStep] =
      switch key.section {
      case .authorizer: ["authorizer"]
      case .authentication: ["authentication"]
      case .oidc: ["authentication", "oidcConfiguration"]
      }
    return section + [.key(name(key))]
  }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard !Self.missing.contains(key.name) else { return try foundVariable(key) }
    let path = place.root + Self.steps(key)
    guard let found = try place.text.keyContent(at: path, name: name(of: key) ?? key.name) else { return nil }
    return moved(found)
  }

  private func moved(_ found: KeyContent) -> KeyContent {
    KeyContent(
      content: found.content, line: found.line + place.lineOffset, name: found.name, variable: found.variable,
      source: found.source, isPasted: found.isPasted)
  }

  /// What `extraEnvs` sets.
  private func foundVariable(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let variable = key.variable, let index = try index(of: variable) else { return nil }
    let path = place.chart + ["extraEnvs", .index(index), "value"]
    guard case .found(let reading) = try place.text.value(at: path) else { return nil }
    guard case .scalar(let text, _) = reading.content else {
      return KeyContent(content: .variable(variable), line: reading.line + place.lineOffset, name: variable)
    }
    let line = reading.line + place.lineOffset
    return VariableText(text, replaces: text.contains("$(")).content(line: line, name: variable)
  }

  private func index(of variable: String) throws(EditRefusal) -> Int? {
    for index in 0..<200 {
      let item = place.chart + ["extraEnvs", .index(index)]
      guard case .found = try place.text.value(at: item) else { return nil }
      if case .found(let reading) = try place.text.value(at: item + ["name"]),
        case .scalar(variable, _) = reading.content
      {
        return index
      }
    }
    return nil
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> KeyedEdit {
    if Self.missing.contains(entry.key.name) { return try settingVariable(entry) }
    var value = TypedYAML(old: try found(entry.key), takesTextsOnly: true).value(entry)
    if case .map = value { value = .text(YAMLFlow.map(portable: entry.numberedPairs)) }
    if entry.key.name == "useNonce", ["true", "false"].contains(entry.value.text) {
      value = .boolean(entry.value.text == "true")
    }
    let neighbours = entry.key.neighbours.filter { $0.section == entry.key.section }.map(Self.name)
    let change = try place.setting(place.root + Self.steps(entry.key), to: value, after: neighbours)
    return KeyedEdit(text: HelmKeys(place: change.place), edits: change.edits)
  }

  private func settingVariable(_ entry: Entry) throws(EditRefusal) -> KeyedEdit {
    guard let variable = entry.key.variable, let index = try index(of: variable) else {
      return KeyedEdit(text: self, edits: [])
    }
    let text = PastedSource(old: try found(entry.key)?.source ?? "").text(entry)
    let change = try place.setting(
      place.chart + ["extraEnvs", .index(index), "value"], to: .text(text), after: ["name"])
    return KeyedEdit(text: HelmKeys(place: change.place), edits: change.edits)
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> KeyedEdit {
    guard !Self.missing.contains(key.name) else { return KeyedEdit(text: self, edits: []) }
    let change = try place.removing(place.root + Self.steps(key))
    return KeyedEdit(text: HelmKeys(place: change.place), edits: change.edits)
  }

  func reference(for key: ServerKey) -> (secret: String, key: String)? {
    KubernetesReference.key(key).map { (KubernetesReference.name, $0) }
  }

  /// The chart renders what the client with a secret needs only where it is enabled.
  func completed(isConfidential: Bool) throws(EditRefusal) -> KeyedEdit? {
    guard isConfidential else { return nil }
    let path = place.root + ["authentication", "oidcConfiguration", "enabled"]
    if case .found(let reading) = try place.text.value(at: path), case .scalar("true", _) = reading.content {
      return nil
    }
    let change = try place.setting(path, to: .boolean(true), after: [])
    return KeyedEdit(text: HelmKeys(place: change.place), edits: change.edits)
  }

  func lineToAdd(_ entry: Entry) -> String? {
    guard Self.missing.contains(entry.key.name), let variable = entry.key.variable else { return nil }
    let value = YAMLScalar(PastedSource(old: "").text(entry)).source
    return "extraEnvs:\n  - name: \(variable)\n    value: \(value)"
  }

  func notes() -> [Finding] {
    let path = place.root + ["authentication", "oidcConfiguration"]
    let isConfidential = (try? found(Field.clientType.keys[0]))?.content == .text("confidential")
    guard isConfidential, case .found? = try? place.text.value(at: path) else { return [] }
    if case .found(let reading)? = try? place.text.value(at: path + ["enabled"]),
      case .scalar("true", _) = reading.content
    {
      return []
    }
    return [
      .warning(
        .clientType, "authentication.oidcConfiguration.enabled is not true: the chart leaves the section out.",
        remedy: "It is set with the next change of a value in that section.")
    ]
  }
}

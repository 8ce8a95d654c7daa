import ConfigText

extension FileKind {
  /// Values of the OpenMetadata chart; they only refer to the secret.
  package static let helmValues: FileKind = FileKind(
    id: "helm-values", title: "Helm values", phrase: "Helm values", part: .server, runs: .helm,
    fileName: "openmetadata-sso.values.yaml", keyName: HelmKeys.name,
    claims: { $0.form == .helm },
    open: { bytes throws(EditRefusal) in
      if let keys = try HelmPlace.find(in: try YAMLText(bytes)) { return keys }
      guard let template = bytes.firstRange(ofText: "{{") else { return nil }
      let line = bytes[..<template.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
      throw EditRefusal(line: line, column: 1, reason: .unfilledTemplate)
    },
    template: template, steps: steps,
    // A repository is no place for a secret.
    needs: { $0.isConfidential && $0.deployment.kind != .gitOps ? [.kubernetesSecret] : [] })

  @Sendable private static func template(_ settings: Settings) -> Template {
    let (entries, extra) = settings.entries.partitioned(by: HelmKeys.goesByVariable)
    var text = settings.fileComment + "\nopenmetadata:\n  config:\n"
    text += "    authorizer:\n" + lines(entries, of: .authorizer, indent: "      ")
    text += "    authentication:\n" + lines(entries, of: .authentication, indent: "      ")
    if settings.isConfidential {
      text += "      oidcConfiguration:\n        enabled: true\n" + lines(entries, of: .oidc, indent: "        ")
    }
    let variables = extra.filter { $0.key.variable != nil }
    if !variables.isEmpty {
      text +=
        "\n"
        + comment("The chart has no values for these. This list replaces any existing extraEnvs: add your own entries.")
      text += "extraEnvs:\n" + variables.map { "  - name: \($0.key.variableName)\n    value:\n" }.joined()
    }
    let left = extra.filter { $0.key.variable == nil }.map(\.key.name).joined(separator: ", ")
    if !left.isEmpty { text += "\n" + comment("There is no value or variable for: \(left). Set with the REST API.") }
    return Template(text: text, entries: entries.filter { SecretKeys.name($0.key) == nil } + variables)
  }

  private static func lines(_ entries: [Entry], of section: ServerKey.Section, indent: String) -> String {
    entries.filter { $0.key.section == section }.map { entry in
      guard let key = SecretKeys.name(entry.key) else { return "\(indent)\(HelmKeys.lastName(entry.key)):\n" }
      return "\(indent)\(entry.value.isSecret ? "clientSecret" : "clientId"):\n"
        + "\(indent)  secretRef: \(SecretKeys.secret)\n\(indent)  secretKey: \(key)\n"
    }.joined()
  }

  @Sendable private static func steps(_ file: DeployedFile) -> [NextStep] {
    let written = file.beside[FileKind.kubernetesSecret.id].map { path in
      NextStep(
        title: "Create the Secret that the values refer to, in OpenMetadata's namespace; then delete its file.",
        command: "kubectl apply -f \(DeployedFile.pathWord(path))")
    }
    let new = NextStep(
      title: "Create the Secret that the values refer to, in OpenMetadata's namespace. Format kubernetes-secret writes "
        + "it as well.", command: file.secret.creation)
    let secret = written ?? (file.isNew ? new : NextStep.replacingSecret(file))
    return (file.isConfidential && file.applier != .kustomize ? [secret] : []) + applied(file)
  }

  private static func applied(_ file: DeployedFile) -> [NextStep] {
    switch file.applier {
    case .gitOps: return NextStep.committed(file)
    case .kustomize: return NextStep.rendered(file)
    case .helmfile:
      let apply = NextStep(title: "Apply the file.", command: "helmfile --file \(file.word) apply")
      return [apply] + NextStep.storedSettings(file.release)
    case .helm, .machine:
      let upgrade = NextStep(
        title: "Apply the values on top of the current ones, with the chart version that is installed: helm list shows "
          + "it. Without --version, Helm upgrades OpenMetadata as well.",
        command: "helm upgrade openmetadata open-metadata/openmetadata --version CHART_VERSION "
          + "--reset-then-reuse-values --values \(file.word)")
      return [upgrade] + NextStep.storedSettings(file.release)
    }
  }
}

extension Document {
  /// What applies it, where OpenMetadata runs like this.
  func applier(in deployment: Deployment.Kind?) -> DeployedFile.Applier {
    let keys = FileSigns.topLevelKeys(bytes)
    if runs == .gitOps { return .gitOps }
    if keys.contains("helmCharts") { return .kustomize }
    if keys.contains("releases") { return .helmfile }
    switch deployment {
    case .gitOps? where kind.runs == .helm: return .gitOps
    case .kubernetes? where kind.runs == .helm: return .kustomize
    case .server?: return .machine
    default: return .helm
    }
  }
}

extension [Entry] {
  fileprivate func partitioned(by rule: (Entry) -> Bool) -> (others: [Entry], those: [Entry]) {
    (filter { !rule($0) }, filter(rule))
  }
}

/// The server's keys as values of OpenMetadata's Helm chart (1.11 to 1.13), named and typed as its
/// `values.schema.json` has them.
struct HelmKeys: KeyedText {
  let text: YAMLText
  let place: HelmPlace
  /// Whether a later file has a list of variables in place of this one's.
  var isListReplaced = false

  var bytes: [UInt8] { text.bytes }
  var stock: StockSource { .chart }
  var unknownNames: UnknownNames {
    guard layoutNotes.isEmpty else { return UnknownNames(found: [], reader: .chart) }
    let found = text.names { section in
      switch section {
      case .authorizer: place.root + ["authorizer"]
      case .authentication: place.root + ["authentication"]
      case .oidc: place.root + Self.client
      }
    }
    return UnknownNames(found: found, reader: .chart)
  }

  /// The chart has no value for these; they go through `extraEnvs`.
  static let missing: Set = [
    "providerName", "tokenValidationAlgorithm", "forceSecureSessionCookie", "enableAutoRedirect", "defaultOAuthRole",
    "jwtTeamClaimMapping", "emailClaim", "displayNameClaim", "adminEmails", "allowedEmailDomains",
  ]
  private static let renamed = [
    "adminPrincipals": "initialAdmins", "publicKeyUrls": "publicKeys", "type": "oidcType", "prompt": "promptType",
    "secret": "clientSecret",
  ]
  static let client: [YAMLStep] = ["authentication", "oidcConfiguration"]

  /// From the top of the chart's values.
  @Sendable static func name(_ key: ServerKey) -> String? {
    guard missing.contains(key.name) else { return "openmetadata.config.\(nameInSection(key))" }
    return key.variable.map { "extraEnvs: \($0)" }
  }

  private static func nameInSection(_ key: ServerKey) -> String {
    steps(key).map { step in if case .key(let name) = step { name } else { "" } }.joined(separator: ".")
  }

  /// The chart's name for it within its section.
  static func lastName(_ key: ServerKey) -> String {
    key.section == .oidc && key.name == "id" ? "clientId" : renamed[key.name] ?? key.name
  }

  static func steps(_ key: ServerKey) -> [YAMLStep] {
    let section: [YAMLStep] =
      switch key.section {
      case .authorizer: ["authorizer"]
      case .authentication: ["authentication"]
      case .oidc: client
      }
    return section + [.key(lastName(key))]
  }

  /// Whether the chart has no value for it, or would hand a text to the server that that takes for a variable: the
  /// chart quotes without hiding `${`.
  static func goesByVariable(_ entry: Entry) -> Bool {
    missing.contains(entry.key.name)
      || (entry.key.holds != .stringMap && SecretKeys.name(entry.key) == nil
        && entry.value.items.contains { $0.contains("${") })
  }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    if let variable = try foundVariable(key) { return variable }
    return Self.missing.contains(key.name)
      ? nil : try text.keyContent(at: place.root + Self.steps(key), name: Self.nameInSection(key))
  }

  private var extraEnvs: EnvironmentList {
    EnvironmentList(text, [EnvironmentList.Place("extraEnvs", at: place.chart + ["extraEnvs"], .kubernetes)])
  }

  func changed(_ text: YAMLText) -> HelmKeys {
    HelmKeys(text: text, place: place, isListReplaced: isListReplaced)
  }

  var hasVariables: Bool { text.hasValue(at: place.chart + ["extraEnvs"]) }
  var sources: [VariableSource] { text.variableSources(at: place.chart + ["envFrom"]) }

  /// What `extraEnvs` sets.
  private func foundVariable(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    if isListReplaced { return nil }
    return try VariableKeys(list: extraEnvs, groups: [["extraEnvs"]]).found(key)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    let variable = try foundVariable(entry.key)
    if variable != nil || Self.missing.contains(entry.key.name) {
      let source = PastedSource(old: variable).text(entry)
      return try extraEnvs.setting(entry.key.variableName, to: source, in: ["extraEnvs"])
        .map { changed($0.text) }
    }
    var value = TypedYAML(old: try found(entry.key), takesTextsOnly: true).value(entry)
    if case .map(let pairs) = value { value = .text(YAMLWriter.portable.map(pairs)) }
    if entry.key.name == "useNonce", ["true", "false"].contains(entry.value.text) {
      value = .boolean(entry.value.text == "true")
    }
    let neighbours = entry.key.neighbours.filter { $0.section == entry.key.section }.map(Self.lastName)
    return try set(place.root + Self.steps(entry.key), value, after: neighbours)
  }

  private func set(
    _ path: [YAMLStep], _ value: YAMLValue, after neighbours: [String]
  ) throws(EditRefusal) -> Changed<any KeyedText> {
    try text.setting(path, to: value, after: neighbours).map { changed($0) }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    if try foundVariable(key) != nil {
      return try extraEnvs.removing(key.variableName, in: ["extraEnvs"]).map { changed($0.text) }
    }
    return try text.removing(place.root + Self.steps(key)).map { changed($0) }
  }

  func reference(for key: ServerKey) -> (secret: String, key: String)? {
    SecretKeys.name(key).map { (SecretKeys.secret, $0) }
  }

  var isClientEnabled: Bool {
    guard case .found(let reading)? = try? text.value(at: place.root + Self.client + ["enabled"]),
      case .scalar("true", _) = reading.content
    else { return false }
    return true
  }

  /// The chart renders the settings of a confidential client only if this is enabled.
  func completed(isConfidential: Bool) throws(EditRefusal) -> Changed<any KeyedText>? {
    guard isConfidential, !isClientEnabled else { return nil }
    return try set(place.root + Self.client + ["enabled"], .boolean(true), after: [])
  }

  /// Whether it is there without items, as in the chart's own values.
  private var isListEmpty: Bool {
    guard case .found(let reading)? = try? text.value(at: place.chart + ["extraEnvs"]) else { return false }
    return reading.content == .list([])
  }

  func lineToAdd(_ entry: Entry) -> String? {
    guard Self.missing.contains(entry.key.name), let variable = entry.key.variable,
      text.count(at: place.chart + ["extraEnvs"]) == 0, !isListEmpty
    else { return nil }
    let value = YAMLWriter.file.scalar(PastedSource(old: nil).text(entry))
    return "extraEnvs:\n  - name: \(variable)\n    value: \(value)"
  }

  func notes() -> [Finding] { layoutNotes + clientNotes + typeNotes }
}

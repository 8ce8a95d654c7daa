import OpenIDConnect

/// Everything known: what was typed, read from a file, or returned by the provider. The rest is computed.
package struct Settings: Equatable, Sendable {
  package var typed: [String: Value] = [:]
  package var imported: [String: Value] = [:]
  /// What the server uses for the settings that the files leave out; nothing if there are no files.
  package var stock: [String: StockValue] = [:]
  /// Fields that a file leaves to another place, such as a variable or a Kubernetes Secret.
  package var elsewhere: Set<String> = []
  package var facts = Facts()
  /// What the AWS account gives, by field; a typed value that is the same is from there.
  var accountValues: [String: Value] = [:]
  /// Token endpoint hosts the user has confirmed, in lower case: the secret may go there.
  package var trustedHosts: Set<String> = []
  package var deployment: Deployment
  /// Whether the provider that is asked is a simulated one.
  package var isRehearsal = false

  package init(_ deployment: Deployment = Deployment()) {
    self.deployment = deployment
  }

  package init(version: ServerVersion) {
    self.init(Deployment(release: Release(version)))
  }

  /// The release line whose rules are applied; setting it means that it was given.
  package var version: ServerVersion {
    get { deployment.release.version }
    set { deployment.release = Release(newValue) }
  }

  /// Typed beats file, with what the server uses for the rest, beats discovered beats derived beats default: the one rule
  /// of precedence.
  package func value(of field: Field) -> (value: Value?, origin: Origin) {
    if let value = typed[field.id] { return (value, accountValues[field.id] == value ? .aws : .typed) }
    if let value = imported[field.id] { return (value, .file) }
    if let stock = stock[field.id] { return (stock.value, stock.source.origin) }
    return given(field)
  }

  /// The value of a field when nothing is typed.
  package func given(_ field: Field) -> (value: Value?, origin: Origin) {
    if let value = field.discovered(self) { return (value, .discovered) }
    if let value = field.derived(self) { return (value, .derived) }
    if let value = field.fallback { return (value, .default) }
    return (nil, .missing)
  }

  package subscript(field: Field) -> Value? { value(of: field).value }
  package func text(_ field: Field) -> String { self[field]?.text ?? "" }
  package func items(_ field: Field) -> [String] { self[field]?.items ?? [] }
  package func isOn(_ field: Field) -> Bool { text(field) == "true" }

  /// Whether the field applies to this configuration; only such fields are shown and written.
  package func isRelevant(_ field: Field) -> Bool {
    field.since <= version && field.isRelevant(self)
  }

  /// Whether it is a required field that is not set.
  package func isOpen(_ field: Field) -> Bool {
    guard field.isAsked, isRelevant(field), self[field]?.isEmpty ?? true else { return false }
    return typed[field.id] != nil || !elsewhere.contains(field.id)
  }

  /// Whether an issuer is the authority, or the provider names it so in place of the authority.
  func isExpected(issuer: String) -> Bool {
    issuer == text(.authority) || provider.otherIssuers(self).contains(issuer)
  }

  package var isConfidential: Bool { text(.clientType) != "public" }
  package var provider: Provider {
    let id = Field.provider.id
    // What another place says is not guessed.
    if elsewhere.contains(id), typed[id] == nil, imported[id] == nil { return .unknown }
    return Provider.named(text(.provider)) ?? (otherSignIn == nil ? meantProvider : .unknown) ?? .preferred
  }
}

/// Where a value comes from, in the order of precedence.
package enum Origin: String, Sendable, CaseIterable {
  case typed
  case file
  /// Filled in from the AWS account.
  case aws
  case composeDefault = "compose-default"
  case chartDefault = "chart-default"
  case imageDefault = "openmetadata-yaml-default"
  case serverDefault = "server-default"
  case discovered
  case derived
  case `default`
  case missing
}

extension Origin {
  /// Whether the server uses the value because no file gives one.
  package var isStock: Bool { StockSource.allCases.contains { $0.origin == self } }
}

extension StockSource {
  var origin: Origin {
    switch self {
    case .compose: .composeDefault
    case .chart: .chartDefault
    case .image: .imageDefault
    case .server: .serverDefault
    }
  }
}

extension Settings {
  /// The provider's metadata, if it was read from the current discovery URI.
  package var metadata: ProviderMetadata? {
    guard facts.discovery.url == text(.discoveryURI) else { return nil }
    return facts.discovery.answer
  }

  /// The keys, if they were read from the current JWKS URL.
  package var keySet: KeySet? {
    guard let url = facts.keys.url, url == askedKeysURL else { return nil }
    return facts.keys.answer
  }

  /// The JWKS URL whose keys decide about tokens: the server only knows the configured ones.
  ///
  /// The provider's own where it is among them or none is configured, else the first that is not OpenMetadata's.
  package var askedKeysURL: String? {
    let urls = items(.publicKeyURLs)
    if let keysURL, urls.isEmpty || urls.contains(keysURL) { return keysURL }
    return urls.first { !$0.isOwnKeySet }
  }

  /// The provider's JWKS URL: the one it names, or else the one derived from the authority.
  package var keysURL: String? {
    metadata?.jwksURI ?? provider.keysURL?(self)
  }
}

import OpenIDConnect

/// Everything that is known: what was typed, what a file held, what the provider said. The rest is computed.
package struct Settings: Equatable, Sendable {
  package var typed: [String: Value] = [:]
  package var imported: [String: Value] = [:]
  /// Fields that a file leaves to another place, such as a variable or a Kubernetes Secret.
  package var elsewhere: Set<String> = []
  package var facts = Facts()
  /// Hosts of token endpoints that a person has confirmed, in lower case: the secret may go there.
  package var trustedHosts: Set<String> = []
  package var version: ServerVersion

  package init(version: ServerVersion = .v1_11) {
    self.version = version
  }

  /// Typed beats file beats discovered beats derived beats default: the one rule of precedence.
  package func value(of field: Field) -> (value: Value?, origin: Origin) {
    if let value = typed[field.id] { return (value, .typed) }
    if let value = imported[field.id] { return (value, .file) }
    return given(field)
  }

  /// The value a field has when nobody types anything.
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

  /// Whether the field has to do with this configuration at all; only such fields are shown and written.
  package func isRelevant(_ field: Field) -> Bool {
    field.since <= version && field.isRelevant(self)
  }

  /// Whether only a person can answer it, and nobody has.
  package func isOpen(_ field: Field) -> Bool {
    guard field.isAsked, isRelevant(field), self[field]?.isEmpty ?? true else { return false }
    return typed[field.id] != nil || !elsewhere.contains(field.id)
  }

  package var isConfidential: Bool { text(.clientType) != "public" }
  package var provider: Provider { Provider.named(text(.provider)) ?? .preferred }
}

/// Where a value comes from, in the order of precedence.
package enum Origin: String, Sendable, CaseIterable {
  case typed
  case file
  case discovered
  case derived
  case `default`
  case missing
}

extension Settings {
  /// What the provider says about itself, when it was asked at the discovery URI that is set now.
  package var metadata: ProviderMetadata? {
    guard facts.discovery.url == text(.discoveryURI) else { return nil }
    return facts.discovery.answer
  }

  /// The keys, when they were read from the address that holds now.
  package var keySet: KeySet? {
    guard let url = facts.keys.url, url == keysURL else { return nil }
    return facts.keys.answer
  }

  /// Where the keys are to be read: what the provider says, else what follows from the authority.
  package var keysURL: String? {
    metadata?.jwksURI ?? provider.keysURL?(self)
  }
}

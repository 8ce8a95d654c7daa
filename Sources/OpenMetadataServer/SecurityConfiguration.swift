import Text

/// A whole security configuration, as the REST API takes and gives it; it may hold secrets and never prints itself.
package struct SecurityConfiguration: Equatable, Sendable {
  private let tree: JSON

  /// Nil unless it has both sections.
  package init?(_ tree: JSON) {
    guard tree[Self.authentication]?.members != nil, tree[Self.authorizer]?.members != nil else { return nil }
    self.tree = tree
  }

  package static let authentication = "authenticationConfiguration"
  package static let authorizer = "authorizerConfiguration"
  package static let clientSecret = [authentication, "oidcConfiguration", "secret"]

  /// Where a configuration of each provider keeps what only the server knows.
  private static let secrets: [String: [[String]]] = [
    "ldap": [
      [authentication, "ldapConfiguration", "dnAdminPassword"],
      [authentication, "ldapConfiguration", "trustStoreConfig", "customTrustManagerConfig", "trustStoreFilePassword"],
    ],
    "saml": [
      [authentication, "samlConfiguration", "sp", "spPrivateKey"],
      [authentication, "samlConfiguration", "security", "keyStorePassword"],
    ],
    "basic": [], "openmetadata": [],
  ]

  package subscript(path: [String]) -> JSON? { tree[path] }

  package var provider: String { tree[[Self.authentication, "provider"]]?.text ?? "" }
  package var clientID: String {
    tree[[Self.authentication, "oidcConfiguration", "id"]]?.text ?? tree[[Self.authentication, "clientId"]]?.text ?? ""
  }

  /// Hands out the JSON, to send it to its server or to write it to a file that only its owner can read.
  package func reveal<Result>(_ use: (JSON) throws -> Result) rethrows -> Result { try use(tree) }

  package func setting(_ path: [String], to value: JSON?) -> SecurityConfiguration {
    SecurityConfiguration(tree.setting(path, to: value)) ?? self
  }
}

extension SecurityConfiguration: CustomStringConvertible, CustomReflectable {
  package var description: String { "(security configuration)" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

extension SecurityConfiguration {
  /// Whether a server shows this in place of a secret.
  package static func isMask(_ text: String) -> Bool { text.utf8.count > 2 && text.utf8.allSatisfy { $0 == 0x2A } }

  /// The paths of everything that is masked.
  package var masks: [[String]] { Self.masks(in: tree, at: []) }

  private static func masks(in value: JSON, at path: [String]) -> [[String]] {
    switch value {
    case .text(let text): isMask(text) ? [path] : []
    case .object(let members): members.flatMap { masks(in: $0.value, at: path + [$0.name]) }
    case .list(let items): items.contains { !masks(in: $0, at: []).isEmpty } ? [path] : []
    case .null, .bool, .number: []
    }
  }

  /// Of the masks those of the sign-in that is in use, without which it does not work again.
  package var masksInUse: [[String]] {
    guard let paths = Self.secrets[provider] else { return masks.filter { $0 == Self.clientSecret } }
    return masks.filter { mask in paths.contains(mask) }
  }

  /// Without anything that is masked: stars are never sent.
  package var withoutMasks: SecurityConfiguration { masks.reduce(self) { $0.setting($1, to: nil) } }

  /// The paths of what this one says and another has differently, sorted.
  ///
  /// What either masks does not count; nothing, an empty value and `false` are the same, and so are `7` and `"7"`.
  package func unmet(by other: SecurityConfiguration) -> [String] {
    let hidden = Set((masks + other.masks).map { $0.joined(separator: ".") })
    return Self.leaves(of: tree, at: []).compactMap { path, value in
      let name = path.joined(separator: ".")
      guard !hidden.contains(name) else { return nil }
      return value == Self.essence(other.tree[path]) ? nil : name
    }.sorted()
  }

  /// Whether both say the same.
  package func isSame(as other: SecurityConfiguration) -> Bool {
    unmet(by: other).isEmpty && other.unmet(by: self).isEmpty
  }

  private static func leaves(of value: JSON, at path: [String]) -> [(path: [String], value: JSON)] {
    guard let members = value.members, !members.isEmpty else { return [(path, essence(value))] }
    return members.flatMap { leaves(of: $0.value, at: path + [$0.name]) }
  }

  private static func essence(_ value: JSON?) -> JSON {
    switch value {
    case nil, .null, .text(""), .text("false"), .bool(false): .null
    case .bool(true): .text("true")
    case .number(let digits): .text(digits)
    case .list(let items) where items.isEmpty: .null
    case .object(let members) where members.isEmpty: .null
    case .text, .list, .object: value ?? .null
    }
  }
}

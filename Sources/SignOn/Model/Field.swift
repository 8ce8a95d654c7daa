/// One setting: its name, its kind, where its value comes from and where it is written.
///
/// Nothing of it changes; it is a class so that handing it on, which every check and screen does, copies nothing.
package final class Field: Sendable, Identifiable {
  /// The documentation page's heading in kebab case without "OIDC": `client-id`.
  package let id: String
  /// The documentation page's heading: `OIDC Client ID`.
  package let label: String
  package let kind: Kind
  package let help: Help
  /// Where the server reads it; the first key is the one that findings name.
  package let keys: [ServerKey]
  /// Whether the user must enter it because it cannot be derived or discovered.
  package let isAsked: Bool
  /// The value when nothing else is known.
  package let fallback: Value?
  package let isRelevant: @Sendable (Settings) -> Bool
  /// The value that follows from other fields.
  package let derived: @Sendable (Settings) -> Value?
  /// The value discovered from the provider.
  package let discovered: @Sendable (Settings) -> Value?
  /// The first release that knows the field's keys.
  package let since: ServerVersion

  package init(
    _ id: String, label: String, kind: Kind, help: Help, keys: [ServerKey], isAsked: Bool = false,
    fallback: Value? = nil, since: ServerVersion = .v1_11,
    isRelevant: @escaping @Sendable (Settings) -> Bool = { _ in true },
    derived: @escaping @Sendable (Settings) -> Value? = { _ in nil },
    discovered: @escaping @Sendable (Settings) -> Value? = { _ in nil }
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.help = help
    self.keys = keys
    self.isAsked = isAsked
    self.fallback = fallback
    self.since = since
    self.isRelevant = isRelevant
    self.derived = derived
    self.discovered = discovered
  }

  /// The label for a form, where an "OIDC" prefix would only be noise.
  package var shortLabel: String {
    label.hasPrefix("OIDC ") && id != "oidc-type" ? String(label.dropFirst(5)) : label
  }
}

extension Field: Hashable {
  package static func == (left: Field, right: Field) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Field {
  /// The kind of a field's value, which decides how it is edited, read and written.
  package enum Kind: Equatable, Sendable {
    case text
    case secret
    case url
    case choice([Choice])
    case toggle
    /// A whole number; `allowsEmpty` if an empty value is meaningful.
    case number(unit: String, allowsEmpty: Bool)
    case list(of: String)
    case pairs
  }

  /// One option of a choice and what it means.
  package struct Choice: Equatable, Sendable {
    package let value: String
    package let note: String

    package init(_ value: String, _ note: String) {
      self.value = value
      self.note = note
    }
  }

  /// The values that can be picked: of a choice or a switch; empty for everything that is typed.
  package var options: [Choice] {
    switch kind {
    case .choice(let choices): choices
    case .toggle: [Choice("true", "on"), Choice("false", "off")]
    case .text, .secret, .url, .number, .list, .pairs: []
    }
  }

  package static let all: [Field] = Page.all.flatMap(\.fields)
  /// The place of each in `all`, by id.
  package static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })
  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  package static func named(_ id: String) -> Field? { byID[id] }
}

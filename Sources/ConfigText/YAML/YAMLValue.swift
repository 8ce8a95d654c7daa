/// A value to write into a YAML text.
package enum YAMLValue: Equatable, Sendable {
  case text(String)
  case boolean(Bool)
  case integer(Int)
  case list([String])
  case map([Pair])

  package struct Pair: Equatable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// A step from a node to one below it.
package enum YAMLStep: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case key(String)
  /// In a sequence, from zero.
  case index(Int)
  /// Of a YAML text, from zero; only as the first step.
  case document(Int)

  package init(stringLiteral value: String) { self = .key(value) }
  package init(integerLiteral value: Int) { self = .index(value) }
}

package enum YAMLStyle: Sendable, Equatable {
  case plain, singleQuoted, doubleQuoted, literal, folded
}

/// The content at a path of a YAML text.
package enum YAMLLookup: Equatable, Sendable {
  case absent
  case found(YAMLReading)
  /// There is an alias on the path; the value is at its anchor.
  case alias(name: String, line: Int)
  /// The key itself is absent, and a merge key may bring it.
  case merged(line: Int)
}

/// A value as written in a YAML text.
package struct YAMLReading: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    /// Nothing, `~` or `null`.
    case null
    case scalar(String, YAMLStyle)
    case list([String])
    /// The keys, in order.
    case mapping([String])
    /// A list of other things than scalars, or a default that is not YAML by itself.
    case other
  }

  /// Of the default, where the value is `${NAME:-default}` as a whole and replaced before reading.
  package let content: Content
  /// The value without anchor and tag, in bytes; empty if there is none.
  package let range: Range<Int>
  package let line: Int
  /// Each variable in the value, in order.
  package let placeholders: [Placeholder]
  /// Whether the value is one variable and nothing else.
  package let isPlaceholder: Bool
  package let anchor: String?
}

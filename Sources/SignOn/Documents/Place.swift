/// Where and how a file sets a field.
package struct Place: Equatable, Sendable {
  /// The state of the value; the server treats these differently.
  package enum State: Equatable, Sendable {
    case value
    /// Nothing but quotes: an empty text.
    case empty
    /// Nothing at all, `null` or `~`.
    case null
    /// The default in `${NAME:-default}`, used while the variable is not set.
    case defaultOfVariable(String)
    /// Only a variable; its value is set somewhere else.
    case variable(String)
    /// A reference to a Kubernetes Secret.
    case reference(secret: String, key: String)
    /// Somewhere else, for use in a sentence.
    case elsewhere(String)
    /// Derived from another value in the file; no key contains it.
    case inferred
    /// Something that cannot be taken for a value, and why.
    case unreadable(String)
  }

  /// From one.
  package let line: Int
  package let state: State
  /// The key path or variable name as written in the file.
  package let name: String
  /// Whether it equals the shipped default, so it need not be anyone's choice.
  package let isStock: Bool

  var leavesItElsewhere: Bool {
    switch state {
    case .variable, .reference, .elsewhere: true
    // What is there is not known, so it is not missing.
    case .unreadable: true
    case .value, .empty, .null, .defaultOfVariable, .inferred: false
    }
  }
}

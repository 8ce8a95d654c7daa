/// Where a file says what a field is, and how.
package struct Place: Equatable, Sendable {
  /// What stands there; these are different things to the server.
  package enum State: Equatable, Sendable {
    case value
    /// Nothing but quotes: an empty text.
    case empty
    /// Nothing at all, `null` or `~`.
    case null
    /// The default within `${NAME:-default}`, which counts while nobody sets the variable.
    case defaultOfVariable(String)
    /// A variable alone: what it holds stands elsewhere.
    case variable(String)
    /// A reference to a Kubernetes Secret.
    case reference(secret: String, key: String)
    /// It follows from another value of the file, and no key holds it.
    case inferred
    /// Something that cannot be taken for a value, and why.
    case unreadable(String)
  }

  /// From one.
  package let line: Int
  package let state: State
  /// The key's path or the variable's name, as it stands in the file.
  package let name: String
  /// Whether it says what the shipped files say, so that nobody need have chosen it.
  package let isStock: Bool

  var leavesItElsewhere: Bool {
    switch state {
    case .variable, .reference: true
    case .value, .empty, .null, .defaultOfVariable, .inferred, .unreadable: false
    }
  }
}

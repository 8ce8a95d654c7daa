/// What a user needs to know about a field, most important first.
package struct Help: Sendable, Equatable {
  /// What it is, in one or two sentences.
  package let definition: String
  package let examples: [String]
  /// Why it matters; empty where there is nothing to add to the definition.
  package let why: String
  package let notes: [String]
  /// What the server does with it, and where that differs from the documentation page.
  package let server: String
  /// Where to find the value in the provider's console; empty if it does not come from there.
  package let place: String
  /// What an option means with this provider, if not what the field's own note says; by value.
  let options: [String: String]

  package init(
    _ definition: String, examples: [String] = [], why: String = "", notes: [String] = [], server: String = "",
    place: String = "", options: [String: String] = [:]
  ) {
    self.definition = definition
    self.examples = examples
    self.why = why
    self.notes = notes
    self.server = server
    self.place = place
    self.options = options
  }
}

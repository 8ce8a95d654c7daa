/// What a person needs to know about a field, in the order they ask for it.
public struct Help: Sendable, Equatable {
  /// What it is, in one or two sentences.
  public let definition: String
  public let examples: [String]
  /// Why it matters; empty where there is nothing to add to the definition.
  public let why: String
  public let notes: [String]
  /// What the server does with it, and where that differs from the documentation page.
  public let server: String
  /// Where the value stands in the AWS console; empty where it does not come from there.
  public let place: String

  public init(
    _ definition: String, examples: [String] = [], why: String = "", notes: [String] = [], server: String = "",
    place: String = ""
  ) {
    self.definition = definition
    self.examples = examples
    self.why = why
    self.notes = notes
    self.server = server
    self.place = place
  }
}

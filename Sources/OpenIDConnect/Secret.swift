/// A password that cannot be printed, described, encoded or interpolated by accident.
///
/// `reveal` is the one way out; only the formats that write it and the client that sends it may call it.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let storage: String

  package init(_ text: String) {
    storage = text
  }

  package var description: String { "(secret)" }
  package var debugDescription: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }

  package var isEmpty: Bool { storage.isEmpty }
  /// The number of characters, for a row of dots and for rules on length.
  package var length: Int { storage.count }

  /// Passes the text to `use`, to write it to its file or send it to its provider.
  package func reveal<Result>(_ use: (String) throws -> Result) rethrows -> Result {
    try use(storage)
  }

  /// Whether every character satisfies a rule; reveals nothing else about the text.
  package func allSatisfy(_ rule: (Character) -> Bool) -> Bool {
    storage.allSatisfy(rule)
  }

  /// Whether it has the form of a UUID, which providers give to the IDs of secrets.
  package var isUUID: Bool { storage.isUUID }

  package func contains(_ character: Character) -> Bool {
    storage.contains(character)
  }
}

extension Secret: Equatable {
  /// Compares in time that depends only on the lengths.
  package static func == (left: Secret, right: Secret) -> Bool {
    let (ours, theirs) = (Array(left.storage.utf8), Array(right.storage.utf8))
    guard ours.count == theirs.count else { return false }
    return zip(ours, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension Secret {
  /// Distinguishes secrets within this run of the program, and reveals nothing outside it.
  package var fingerprint: Int {
    var hasher = Hasher()
    hasher.combine(storage)
    return hasher.finalize()
  }
}

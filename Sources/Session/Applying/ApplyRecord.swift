import SignOn

/// What was done to a server, step by step, and how it ended.
package struct ApplyRecord: Sendable {
  package var known: ApplyCase
  package internal(set) var results: [ApplyResult] = []
  package internal(set) var end = ApplyEnd.stopped
  /// Where the former settings are saved; nil if it did not come to that.
  package internal(set) var backup: String?
  /// Whether it has everything that is needed to put them back.
  package internal(set) var isBackupUsable = false
  /// Whether the write went unanswered, so that the server may still do it.
  package internal(set) var mayArrive = false

  init(_ known: ApplyCase) { self.known = known }
}

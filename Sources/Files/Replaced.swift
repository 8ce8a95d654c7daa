import Glibc
import Text
import TextUI

/// What became of a file that was replaced.
package struct Replaced: Equatable, Sendable {
  /// The file as it is now, for the next change.
  package let snapshot: FileSnapshot
  /// Where the old content is; nil where nothing had to be changed.
  package let backup: String?
  package let notes: [Note]

  /// What the user should know, though the file is written.
  package enum Note: Equatable, Sendable {
    /// It holds a secret, and its mode, which was kept, lets others read it.
    case readableByOthers(mode_t)
    /// Extended attributes that the new file does not have.
    case attributesLost([String])
    /// The file is written, but the folder could not be synced: a power loss now may bring the old file back.
    case notSynced

    package var message: String {
      switch self {
      case .readableByOthers(let mode):
        "It holds a secret, and others may read it (mode 0\(String(mode, radix: 8))). Allow only yourself: chmod go= FILE"
      case .attributesLost(let names): "It has lost the extended attributes \(names.joined(separator: ", "))."
      case .notSynced: "Its folder could not be synced: a power loss now may bring the old file back."
      }
    }
  }
}

extension Replaced {
  /// Says on standard error what was done to a file, and what is to be known of it.
  package func tell(_ done: String, _ path: String) {
    complain("\(done): \(visible(path))")
    if let backup { complain("what was there is kept as \(visible(backup))") }
    for note in notes { complain(visible(note.message)) }
  }
}

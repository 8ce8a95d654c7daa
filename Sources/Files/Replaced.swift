import Glibc
import Text
import TextUI

/// The result of replacing a file.
package struct Replaced: Equatable, Sendable {
  /// The file as it is now, for the next change.
  package let snapshot: FileSnapshot
  /// The backup; nil if nothing had to be changed.
  package let backup: String?
  package let notes: [Note]

  /// What the user should know, though the file is written.
  package enum Note: Equatable, Sendable {
    /// It contains a secret, and its mode, which was kept, lets others read it.
    case readableByOthers(mode_t)
    /// Extended attributes that the new file does not have.
    case attributesLost([String])
    /// The file is written, but the folder could not be synced: a power loss now may bring the old file back.
    case notSynced

    package var message: String {
      switch self {
      case .readableByOthers(let mode):
        "It contains a secret, but others can read it (mode 0\(String(mode, radix: 8))). Restrict it: chmod go= FILE"
      case .attributesLost(let names): "It lost the extended attributes \(names.joined(separator: ", "))."
      case .notSynced: "Its folder could not be synced: after a power loss now, the old file may be back."
      }
    }
  }
}

extension Replaced {
  /// Reports on standard error what was done to a file, with notes.
  package func tell(_ done: String, _ path: String) {
    complain("\(done): \(visible(path))")
    if let backup { complain("previous version saved as \(visible(backup))") }
    for note in notes { complain(visible(note.message)) }
  }
}

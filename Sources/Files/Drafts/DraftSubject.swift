import Glibc
import Text
import TextUI

/// What a draft belongs to: it is offered when the same is done again.
package struct DraftSubject: Equatable, Sendable {
  /// The absolute path of the edited file, or several, one per line; nil for a new one.
  package var path: String?
  /// Of the file as it was read.
  package var digest: String?
  package var isRehearsal = false

  package static func setup(isRehearsal: Bool) -> DraftSubject { DraftSubject(isRehearsal: isRehearsal) }

  package static func edit(_ files: [(path: String, bytes: [UInt8])], isRehearsal: Bool) -> DraftSubject {
    DraftSubject(
      path: files.map { whole($0.path) }.joined(separator: "\n"), digest: digest(files.flatMap(\.bytes)),
      isRehearsal: isRehearsal)
  }

  /// The same subject, even if the file has changed.
  package func isSame(as other: DraftSubject) -> Bool { path == other.path && isRehearsal == other.isRehearsal }

  /// The shell command that resumes it.
  package var command: String {
    let paths = path?.split(separator: "\n").map { " \(shellWord(visible(String($0))))" }
    let edit = paths.map { " edit\($0.joined())" } ?? ""
    return "openmetadata-sso\(edit)\(isRehearsal ? " --rehearse" : "")"
  }

  /// Links followed.
  private static func whole(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// FNV-1a: detects a changed file, and reveals nothing of its content.
  private static func digest(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "\(bytes.count)-\(String(hash, radix: 16))"
  }
}

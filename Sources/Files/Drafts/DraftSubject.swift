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
  /// What the command that resumes it needs besides; not saved.
  package var options: [String] = []

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
    let more = options.map { " \(shellWord(visible($0)))" }.joined()
    return "openmetadata-sso\(edit)\(isRehearsal ? " --rehearse" : "")\(more)"
  }

  /// The options of a command line that the draft does not hold: neither values nor what is written, which it brings
  /// back, nor the files. Files with secrets are named by their absolute paths.
  package static func options(of arguments: [String], without files: [String] = []) -> [String] {
    var words = arguments[...]
    if ["setup", "edit"].contains(words.first) { words.removeFirst() }
    var kept: [String] = []
    while let word = words.popFirst() {
      let name = String(word.prefix { $0 != "=" })
      if held.contains(name) {
        if name == word { _ = words.popFirst() }
      } else if word != "--rehearse", !files.contains(word) {
        kept.append(word)
        if word.hasSuffix("-file"), let path = words.popFirst() { kept.append(whole(path)) }
      }
    }
    return kept
  }

  private static let held: Set = ["--set", "--answers", "--openmetadata", "--format", "--output", "-o", "--summary"]

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

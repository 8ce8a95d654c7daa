import SignOn
import Synchronization
import Wizard

/// The files a wizard edits, as they were when they were last read or written.
package final class FilesOnDisk: Sendable {
  package let opened: OpenedFiles
  /// By path; of the latest content, read or written.
  private let snapshots: Mutex<[String: FileSnapshot]>
  private let replacer: FileReplacer
  private let isRehearsal: Bool

  /// - Throws: `Refusal` if one cannot be read, cannot be edited, or could not be written.
  ///
  /// - Parameters:
  ///   - kind: What a file is taken for that is not recognized.
  ///   - besides: Finds the files that belong to them.
  ///   - isRehearsal: nothing is then written, since nothing was checked with the real provider.
  package init(
    _ paths: [String], as kind: FileKind? = nil, besides: ([Document]) -> [Document] = { _ in [] },
    replacer: FileReplacer = FileReplacer(), isRehearsal: Bool = false
  ) throws {
    self.replacer = replacer
    self.isRehearsal = isRehearsal
    var snapshots: [String: FileSnapshot] = [:]
    do {
      let documents = try OpenedFiles.documents(paths, as: kind, besides: besides) { path in
        let (bytes, snapshot) = try replacer.read(path)
        try replacer.check(snapshot)
        snapshots[path] = snapshot
        return bytes
      }
      opened = try OpenedFiles(together: documents)
    } catch let error as FileError {
      throw Refusal(error)
    }
    self.snapshots = Mutex(snapshots)
  }

  /// Replaces the old contents, which are backed up, with the new ones; none if one could not be replaced.
  package func replace(_ replacements: [Replacement]) -> Event {
    guard !isRehearsal else {
      return .wrote(
        [], WriteFailure(message: "A rehearsal does not change existing files.", remedy: Self.rehearsalRemedy))
    }
    var written: [WrittenFile] = []
    do throws(FileError) {
      let known = snapshots.withLock { $0 }
      let due = replacements.compactMap { replacement in known[replacement.path].map { (replacement, $0) } }
      for (_, snapshot) in due { try replacer.check(snapshot) }
      for (replacement, snapshot) in due {
        let done = try replacer.replace(
          snapshot, with: replacement.bytes, holdsSecret: replacement.holdsSecret,
          verify: problem(path: replacement.path))
        snapshots.withLock { $0[replacement.path] = done.snapshot }
        written.append(
          WrittenFile(
            path: replacement.path, bytes: replacement.bytes.count, isPrivate: false, backup: done.backup,
            notes: done.notes.map(\.message)))
      }
    } catch {
      return .wrote(written, WriteFailure(message: error.message, remedy: error.remedy))
    }
    return .wrote(written, nil)
  }

  package static let rehearsalRemedy = "Run it again without --rehearse to write."

  /// What is read back must still be a configuration.
  private func problem(path: String) -> ([UInt8]) -> String? {
    let document = opened.documents.first { $0.path == path }
    return { bytes in
      do throws(DocumentError) {
        _ = try document?.reading(bytes)
        return nil
      } catch {
        return error.message
      }
    }
  }
}

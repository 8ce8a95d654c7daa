import SignOn
import Wizard

/// The files a wizard edits, as they were when they were read.
package struct FilesOnDisk: Sendable {
  package let opened: OpenedFiles
  /// By path.
  private let snapshots: [String: FileSnapshot]
  private let replacer: FileReplacer

  /// - Throws: `Refusal` if one cannot be read, cannot be edited, or could not be written.
  package init(_ paths: [String], replacer: FileReplacer = FileReplacer()) throws {
    self.replacer = replacer
    var snapshots: [String: FileSnapshot] = [:]
    do {
      let documents = try paths.map { path in
        let (bytes, snapshot) = try replacer.read(path)
        try replacer.check(snapshot)
        snapshots[path] = snapshot
        return try OpenedFiles.document(bytes, named: path)
      }
      opened = try OpenedFiles(together: documents)
    } catch let error as FileError {
      throw Refusal(error)
    }
    self.snapshots = snapshots
  }

  /// Replaces the old contents, which are backed up, with the new ones; none if one could not be replaced.
  package func replace(_ replacements: [Replacement]) -> Event {
    var written: [WrittenFile] = []
    do throws(FileError) {
      let due = replacements.compactMap { replacement in snapshots[replacement.path].map { (replacement, $0) } }
      for (_, snapshot) in due { try replacer.check(snapshot) }
      for (replacement, snapshot) in due {
        let done = try replacer.replace(
          snapshot, with: replacement.bytes, holdsSecret: replacement.holdsSecret,
          verify: Self.problem(path: replacement.path))
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

  /// What is read back must still be a configuration.
  private static func problem(path: String) -> ([UInt8]) -> String? {
    { bytes in
      do throws(DocumentError) {
        _ = try Document.read(bytes, named: path)
        return nil
      } catch {
        return error.message
      }
    }
  }
}

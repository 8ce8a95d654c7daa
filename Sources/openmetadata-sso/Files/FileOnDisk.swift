import SignOn
import Wizard

/// The file a wizard edits, as it was when it was read.
struct FileOnDisk: Sendable {
  let document: Document
  private let snapshot: FileSnapshot
  private let replacer: FileReplacer

  /// - Throws: `Refusal` when it cannot be read, is nothing that can be edited, or could not be written.
  init(_ path: String, replacer: FileReplacer = FileReplacer()) throws {
    self.replacer = replacer
    do {
      let (bytes, snapshot) = try replacer.read(path)
      try replacer.check(snapshot)
      self.snapshot = snapshot
      document = try Document.read(bytes, named: path)
    } catch let error as FileError {
      throw Refusal.file("\(error.message) \(error.remedy)")
    } catch let error as DocumentError {
      throw Refusal.file("\(path): \(error.message) \(error.remedy)")
    }
  }

  /// Puts the new content in the place of the old one, which is kept beside it.
  func replace(_ replacement: Replacement) -> Event {
    do {
      let done = try replacer.replace(
        snapshot, with: replacement.bytes, holdsSecret: replacement.holdsSecret,
        verify: Self.problem(path: replacement.path))
      let file = WrittenFile(
        path: replacement.path, bytes: replacement.bytes.count, isPrivate: false, backup: done.backup,
        notes: done.notes.map(\.message))
      return .wrote([file], nil)
    } catch {
      return .wrote([], WriteFailure(message: error.message, remedy: error.remedy))
    }
  }

  /// What is read back has to be a configuration still.
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

import Glibc
import Synchronization

/// The draft of this wizard: a file that is replaced whole, and locked as long as its wizard lives.
///
/// The lock (flock) is on the file itself and moves along when it is replaced: a new file is locked before it gets the
/// name. The system releases it however the wizard dies.
package final class Draft: Sendable {
  package let id: String
  private let folder: String
  private let system: FileSystem
  private let holding: Mutex<Holding>

  private struct Holding {
    /// The file on the disk, open and locked; nil where nothing is saved.
    var file: Int32?
    var saved: [UInt8]?
    var isRemoved = false
  }

  /// - Parameter file: the draft of an earlier wizard, open and locked; nil for a new one.
  package init(id: String, folder: String, system: FileSystem, file: Int32? = nil) {
    self.id = id
    self.folder = folder
    self.system = system
    holding = Mutex(Holding(file: file))
  }

  deinit { holding.withLock { Self.release($0.file, system) } }

  /// Whether there is something on the disk.
  package var isKept: Bool { holding.withLock { $0.file != nil } }

  private var path: String { "\(folder)/\(id).json" }

  /// What was saved last, by this wizard or the one before it; nil where that cannot be read.
  package func content() -> [UInt8]? {
    guard let opened = try? system.opened(path, for: path, limit: Drafts.largest) else { return nil }
    _ = system.close(opened.file)
    return opened.bytes
  }

  /// Whole and synced, or as it was before; true where it is saved. Nothing is saved after `remove`.
  @discardableResult
  package func save(_ bytes: [UInt8]) -> Bool {
    holding.withLock { holding in
      guard !holding.isRemoved, bytes.count <= Drafts.largest else { return false }
      if holding.saved == bytes { return true }
      guard let file = write(bytes) else { return false }
      Self.release(holding.file, system)
      holding.file = file
      holding.saved = bytes
      return true
    }
  }

  /// - Returns: the new file, open and locked; nil where it could not be made.
  private func write(_ bytes: [UInt8]) -> Int32? {
    guard let new = try? TemporaryFile(in: folder, mode: 0o600, for: path, system: system) else { return nil }
    do throws(FileError) {
      try system.fill(new.file, bytes, path)
      try system.checked(system.synchronize(new.file), path)
      try system.checked(system.rename(new.path, path), path)
    } catch {
      new.discard(system)
      return nil
    }
    system.synchronize(folder: folder)
    return new.file
  }

  /// The wizard is done: its draft is not offered any more.
  package func remove() {
    holding.withLock { holding in
      holding.isRemoved = true
      guard let file = holding.file.take() else { return }
      _ = system.remove(path)
      Self.release(file, system)
    }
  }

  private static func release(_ file: Int32?, _ system: FileSystem) {
    guard let file else { return }
    _ = system.unlock(file)
    _ = system.close(file)
  }
}

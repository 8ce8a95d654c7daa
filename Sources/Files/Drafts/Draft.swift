import Glibc
import Synchronization

/// The draft of this wizard: a file that is replaced completely, and locked while its wizard runs.
///
/// The lock (flock) is on the file itself and carries over when it is replaced: a new file is locked before it gets the
/// name. The system releases it however the wizard ends.
package final class Draft: Sendable {
  package let id: String
  private let folder: String
  private let system: FileSystem
  private let holding: Mutex<Holding>

  private struct Holding {
    /// The file on disk, open and locked; nil if nothing is saved.
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

  /// Whether there is something on disk.
  package var isKept: Bool { holding.withLock { $0.file != nil } }

  private var path: String { "\(folder)/\(id).json" }

  /// What was saved last, by this wizard or the one before it; nil if that cannot be read.
  package func content() -> [UInt8]? {
    guard let opened = try? system.opened(path, for: path, limit: Drafts.largest) else { return nil }
    _ = system.close(opened.file)
    return opened.bytes
  }

  /// Complete and synced, or unchanged; true if saved. Nothing is saved after `remove`.
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

  /// - Returns: the new file, open and locked; nil if it could not be created.
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

  /// The wizard is done: its draft is no longer offered.
  ///
  /// - Returns: whether there was one that is gone now.
  @discardableResult package func remove() -> Bool {
    holding.withLock { holding in
      holding.isRemoved = true
      guard let file = holding.file.take() else { return false }
      defer { Self.release(file, system) }
      return system.remove(path) == 0
    }
  }

  private static func release(_ file: Int32?, _ system: FileSystem) {
    guard let file else { return }
    _ = system.unlock(file)
    _ = system.close(file)
  }
}

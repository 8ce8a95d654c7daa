import Glibc
import Synchronization

/// The draft of this wizard: a file that is replaced as a whole, and locked against other wizards.
package final class Draft: Sendable {
  package let id: String
  private let folder: String
  private let system: FileSystem
  private let holding: Mutex<Holding>

  private struct Holding {
    var lock: DraftLock?
    var saved: [UInt8]?
    var isRemoved = false
    /// Whether there is something on the disk.
    var isKept: Bool
  }

  package init(id: String, folder: String, system: FileSystem, lock: DraftLock?) {
    self.id = id
    self.folder = folder
    self.system = system
    holding = Mutex(Holding(lock: lock, isKept: lock != nil))
  }

  deinit { holding.withLock { $0.lock?.release() } }

  package var isKept: Bool { holding.withLock { $0.isKept && !$0.isRemoved } }

  private var place: String { "\(folder)/\(id)" }

  /// What was saved last, by this wizard or the one before it; nil where that cannot be read.
  package func content() -> [UInt8]? {
    guard let opened = try? system.opened("\(place).json", for: place, limit: Drafts.largest) else { return nil }
    _ = system.close(opened.file)
    return opened.bytes
  }

  /// Whole and synced, or as it was before; true where it is saved. Nothing is saved after `remove`.
  @discardableResult
  package func save(_ bytes: [UInt8]) -> Bool {
    holding.withLock { holding in
      guard !holding.isRemoved, bytes.count <= Drafts.largest else { return false }
      if holding.saved == bytes { return true }
      if holding.lock == nil { holding.lock = DraftLock(place, system: system) }
      guard holding.lock != nil, write(bytes) else { return false }
      holding.saved = bytes
      holding.isKept = true
      return true
    }
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    guard let new = try? TemporaryFile(in: folder, mode: 0o600, for: place, system: system) else { return false }
    do throws(FileError) {
      try system.fill(new.file, bytes, place)
      try system.checked(system.synchronize(new.file), place)
      try system.checked(system.rename(new.path, "\(place).json"), place)
    } catch {
      new.discard(system)
      return false
    }
    _ = system.close(new.file)
    system.synchronize(folder: folder)
    return true
  }

  /// The wizard is done: its draft is not offered any more.
  package func remove() {
    holding.withLock { holding in
      holding.isRemoved = true
      guard let lock = holding.lock else { return }
      _ = system.remove("\(place).json")
      lock.release(removing: place)
      holding.lock = nil
    }
  }
}

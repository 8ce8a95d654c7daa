import Glibc

/// Held for a draft as long as its wizard lives; the system lets go of it when the wizard dies, however it dies.
package struct DraftLock: Sendable {
  private let file: Int32
  private let system: FileSystem

  /// Nil where somebody else has it, or it cannot be made.
  package init?(_ place: String, system: FileSystem) {
    let path = "\(place).lock"
    var isNew = false
    for _ in 0..<64 {
      var file = system.open(path)
      if file < 0, errno == ENOENT {
        file = system.create(path, 0o600)
        isNew = file >= 0
      }
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { return nil }
      guard system.lock(file) == 0 else {
        _ = system.close(file)
        // Who looks for drafts holds a new one for a moment.
        guard isNew else { return nil }
        sched_yield()
        continue
      }
      // Its last holder may have removed it between the opening and the locking.
      if let status = system.statusOfOpen(file), let named = system.status(path), status.inode == named.inode {
        self.file = file
        self.system = system
        return
      }
      _ = system.close(file)
    }
    return nil
  }

  package static func isHeld(_ place: String, system: FileSystem) -> Bool {
    let file = system.open("\(place).lock")
    guard file >= 0 else { return errno != ENOENT }
    defer { _ = system.close(file) }
    guard system.lock(file) == 0 else { return true }
    _ = system.unlock(file)
    return false
  }

  package func release() {
    _ = system.unlock(file)
    _ = system.close(file)
  }

  /// Lets go of a draft that is there no more.
  package func release(removing place: String) {
    _ = system.remove("\(place).lock")
    release()
  }
}

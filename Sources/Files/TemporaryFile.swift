import Glibc

/// A file that is written beside its destination and then moved there; locked while its process runs.
package struct TemporaryFile {
  package static let prefix = ".openmetadata-sso-"

  package let path: String
  package let file: Int32

  @Sendable package static func randomName() -> String {
    prefix + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// - Parameter path: its destination; errors name that.
  package init(
    in folder: String, mode: mode_t, for path: String, system: FileSystem, name: () -> String = randomName
  ) throws(FileError) {
    for _ in 0..<8 {
      let temporary = "\(folder)/\(name())"
      let file = try system.checked(system.create(temporary, mode), path)
      // A cleanup that came between creating and locking has removed it, or is about to.
      let isTaken = system.lock(file) != 0 && errno == EWOULDBLOCK
      if !isTaken, let status = system.statusOfOpen(file), status.links > 0 {
        self.path = temporary
        self.file = file
        return
      }
      _ = system.close(file)
    }
    throw FileError(path: path, cause: .other("its temporary file was removed"))
  }

  package func discard(_ system: FileSystem) {
    _ = system.remove(path)
    _ = system.close(file)
  }

  /// Removes what a killed program left in a folder: ours by name and owner, and not locked.
  package static func removeStale(in folder: String, system: FileSystem) {
    for name in system.names(folder) where name.hasPrefix(prefix) {
      let path = "\(folder)/\(name)"
      let file = system.open(path)
      guard file >= 0 else { continue }
      defer { _ = system.close(file) }
      guard let status = system.statusOfOpen(file), status.kind == .file else { continue }
      guard status.owner == geteuid() || geteuid() == 0, system.lock(file) == 0 else { continue }
      _ = system.remove(path)
      _ = system.unlock(file)
    }
  }
}

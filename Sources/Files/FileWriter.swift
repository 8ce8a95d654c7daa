import Glibc
import SignOn

/// Creates new files: complete and synced or not at all, and never over an existing one.
package struct FileWriter: Sendable {
  package var system = FileSystem.live
  /// Names the temporary file; must not repeat itself.
  package var temporaryName: @Sendable () -> String = TemporaryFile.randomName

  package init(
    system: FileSystem = .live, temporaryName: @escaping @Sendable () -> String = TemporaryFile.randomName
  ) {
    self.system = system
    self.temporaryName = temporaryName
  }

  /// Mode 0600 from the first byte if the text contains a secret, else 0644 minus the umask.
  package func create(_ path: String, _ text: FileText) throws(FileError) {
    let mode: mode_t = text.holdsSecret ? 0o600 : 0o644
    let result = text.reveal { bytes in
      Result { () throws(FileError) in try create(path, bytes, mode: mode) }
    }
    try result.get()
  }

  package func create(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(FileError) {
    try check(path)
    let folder = Path.folder(of: path)
    TemporaryFile.removeStale(in: folder, system: system)
    let temporary = try TemporaryFile(in: folder, mode: mode, for: path, system: system, name: temporaryName)
    do throws(FileError) {
      try complete(temporary.file, bytes, path)
      try place(temporary, bytes, mode: mode, at: path)
    } catch {
      temporary.discard(system)
      throw error
    }
    temporary.discard(system)
    system.synchronize(folder: folder)
  }

  private func place(
    _ temporary: TemporaryFile, _ bytes: [UInt8], mode: mode_t, at path: String
  ) throws(FileError) {
    if system.link(temporary.path, path) == 0 { return }
    guard Self.meansNoLinks(errno) else { throw FileError(writing: path, errno: errno) }
    let file = try system.checked(system.create(path, mode), path)
    defer { _ = system.close(file) }
    do throws(FileError) {
      try complete(file, bytes, path)
    } catch {
      _ = system.remove(path)
      throw error
    }
  }

  private func complete(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(FileError) {
    try system.fill(file, bytes, path)
    try system.checked(system.synchronize(file), path)
    try system.verify(file, holds: bytes, path)
  }

  /// Some file systems have no hard links; a new file under its own name is then the next best thing.
  package static func meansNoLinks(_ number: Int32) -> Bool {
    [EPERM, ENOSYS, ENOTSUP, EOPNOTSUPP, EMLINK].contains(number)
  }

  /// Rejects a path that cannot become a new file.
  package func check(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw FileError(path: path, cause: .other("no file name")) }
    if path.hasSuffix("/") { throw FileError(path: path, cause: .isDirectory) }
    if let status = system.status(path) {
      throw FileError(path: path, cause: status.kind == .directory ? .isDirectory : .exists)
    }
    let number = errno
    if number != ENOENT { throw FileError(writing: path, errno: number) }
  }
}

extension FileWriter {
  /// A typed path with `~` at its start expanded.
  package static func expanded(_ path: String, home: String?) -> String {
    guard let home, !home.isEmpty, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }
}

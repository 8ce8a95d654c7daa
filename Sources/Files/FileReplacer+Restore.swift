extension FileReplacer {
  /// Restores a previous version; what it replaces becomes a backup, so that this can be undone too.
  ///
  /// - Parameter backup: one of `Backups.list`; without it, the newest that differs from the file.
  package func restore(
    _ path: String, from backup: Backup? = nil, holdsSecret: Bool = true
  ) throws(FileError) -> Replaced {
    let all = try backups.list(for: path)
    if let backup, !all.contains(backup) { throw FileError(path: backup.path, cause: .notThere) }
    do throws(FileError) {
      let (now, snapshot) = try read(path)
      let bytes = try old(backup.map { [$0] } ?? all, differingFrom: now, of: path)
      return try replace(snapshot, with: bytes, holdsSecret: holdsSecret)
    } catch {
      guard error.cause == .notThere, let chosen = backup ?? all.first else { throw error }
      return try recreate(path, from: chosen)
    }
  }

  private func old(_ all: [Backup], differingFrom now: [UInt8], of path: String) throws(FileError) -> [UInt8] {
    for backup in all {
      let bytes = try backups.contents(backup)
      if bytes != now { return bytes }
    }
    throw FileError(path: path, cause: .noBackup)
  }

  /// If the file itself is gone, it is restored with its backup's mode.
  private func recreate(_ path: String, from backup: Backup) throws(FileError) -> Replaced {
    let opened = try system.opened(backup.path, for: backup.path)
    defer { _ = system.close(opened.file) }
    try FileWriter(system: system).create(path, opened.bytes, mode: opened.status.mode)
    return Replaced(snapshot: try read(path).snapshot, backup: nil, notes: [])
  }
}

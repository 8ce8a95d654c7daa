import Glibc

/// A previous version of a file, kept beside it.
package struct Backup: Equatable, Sendable {
  package let path: String
  /// In milliseconds since 1970.
  package let taken: Int64
  /// In bytes.
  package let size: Int

  /// When it was made, for people.
  package var time: String { BackupName.shown(taken) }
}

/// Keeps the previous versions of files: `NAME.yyyymmdd-hhmmss-mmm.bak` (UTC) beside each, so that names sort by age.
package struct Backups: Sendable {
  /// How many are kept per file.
  package static let limit = 5

  /// How far the clock may have been set back since a backup was made, in milliseconds.
  private static let clockTolerance: Int64 = 60_000

  package var system = FileSystem.live
  /// In milliseconds since 1970.
  package var now: @Sendable () -> Int64 = Backups.systemTime

  @Sendable package static func systemTime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Newest first; links are followed to the file that the backups belong to.
  package func list(for path: String) throws(FileError) -> [Backup] {
    do throws(FileError) {
      return found(beside: try system.target(of: path))
    } catch {
      guard error.cause == .notThere else { throw error }
      return found(beside: path)
    }
  }

  /// Only those of the file's owner or one's own, and none from the future: anyone else who may write to the folder
  /// could have planted them.
  package func found(beside target: String) -> [Backup] {
    let folder = Path.folder(of: target)
    let base = BackupName.base(Path.name(of: target))
    let owners = [geteuid(), system.status(target)?.owner ?? geteuid()]
    let latest = now() + Self.clockTolerance
    return system.names(folder).compactMap { name in
      guard let taken = BackupName.taken(name, base: base), taken <= latest else { return nil }
      let path = "\(folder)/\(name)"
      guard let status = system.status(path), status.kind == .file, owners.contains(status.owner) else { return nil }
      return Backup(path: path, taken: taken, size: status.size)
    }.sorted { $0.taken > $1.taken }
  }

  /// The content of a backup.
  package func contents(_ backup: Backup) throws(FileError) -> [UInt8] {
    let opened = try system.opened(backup.path, for: backup.path)
    _ = system.close(opened.file)
    return opened.bytes
  }

  /// Makes a complete, synced copy, unless the newest backup already is one.
  package func keep(
    _ old: OpenedFile, of snapshot: FileSnapshot, holdsSecret: Bool
  ) throws(FileError) -> (path: String, isNew: Bool) {
    let mode = old.status.mode & (holdsSecret ? 0o600 : 0o777)
    let newest = found(beside: snapshot.target).first
    if let newest, isCopy(newest, of: old, mode: mode) { return (newest.path, false) }
    let folder = Path.folder(of: snapshot.target)
    let copy = try TemporaryFile(in: folder, mode: 0o600, for: snapshot.path, system: system)
    defer { copy.discard(system) }
    try system.giveOwner(of: old.status, to: copy.file, snapshot.path)
    try system.fill(copy.file, old.bytes, snapshot.path)
    try system.verify(copy.file, holds: old.bytes, snapshot.path)
    _ = system.copyAttributes(old.file, copy.file)
    try system.checked(system.changeMode(copy.file, mode), snapshot.path)
    try system.checked(system.synchronize(copy.file), snapshot.path)
    return (try name(copy, snapshot, after: newest?.taken ?? 0), true)
  }

  private func isCopy(_ backup: Backup, of old: OpenedFile, mode: mode_t) -> Bool {
    guard backup.size == old.bytes.count, let status = system.status(backup.path) else { return false }
    guard status.owner == old.status.owner, status.mode & ~mode == 0 else { return false }
    return (try? contents(backup)) == old.bytes
  }

  /// Gives a copy its name, later than all before it even if the clock was set back.
  private func name(
    _ copy: TemporaryFile, _ snapshot: FileSnapshot, after newest: Int64
  ) throws(FileError) -> String {
    let base = BackupName.base(Path.name(of: snapshot.target))
    let first = max(now(), newest + 1)
    for taken in first..<(first + 100) {
      let path = "\(Path.folder(of: snapshot.target))/\(BackupName.name(base: base, taken: taken))"
      if system.link(copy.path, path) == 0 { return path }
      if FileWriter.meansNoLinks(errno) {
        guard system.status(path) == nil else { continue }
        try system.checked(system.rename(copy.path, path), snapshot.path)
        return path
      }
      guard errno == EEXIST else { throw FileError(writing: snapshot.path, errno: errno) }
    }
    throw FileError(path: snapshot.path, cause: .other("there is no free name for its backup"))
  }

  /// Removes the oldest ones; call it only after the file itself is written.
  package func prune(_ target: String) {
    for backup in found(beside: target).dropFirst(Self.limit) { _ = system.remove(backup.path) }
  }
}

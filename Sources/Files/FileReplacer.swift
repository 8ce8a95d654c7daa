import Glibc

/// Replaces a file atomically: it always has either the complete old or the complete new content; the old is backed up.
///
/// Links are followed; owner, group, mode and extended attributes are kept. The old file is locked (flock) from the
/// comparison until the rename, so that the second of two writers finds the file changed. Against programs that do
/// not lock, the file is compared once more, with no other call before the rename.
package struct FileReplacer: Sendable {
  package var system = FileSystem.live
  package var backups: Backups
  package var temporaryName: @Sendable () -> String = TemporaryFile.randomName
  /// How long to wait for another writer to finish, in milliseconds.
  package var patience = 10_000

  package init(system: FileSystem = .live, now: @escaping @Sendable () -> Int64 = Backups.systemTime) {
    self.system = system
    backups = Backups(system: system, now: now)
  }

  /// Reads a file in order to change it.
  package func read(
    _ path: String, limit: Int = InputFile.limit
  ) throws(FileError) -> (bytes: [UInt8], snapshot: FileSnapshot) {
    let target = try system.target(of: path)
    let opened = try system.opened(target, for: path, limit: limit)
    _ = system.close(opened.file)
    let hash = FileSnapshot.hash(opened.bytes)
    return (opened.bytes, FileSnapshot(path: path, target: target, status: opened.status, hash: hash))
  }

  /// Refuses early what `replace` would refuse.
  package func check(_ snapshot: FileSnapshot) throws(FileError) {
    let path = snapshot.path
    guard let status = system.status(snapshot.target), status.kind == .file else {
      throw FileError(path: path, cause: .changedMeanwhile)
    }
    guard status.links == 1 || links(of: snapshot.target) == 1 else {
      throw FileError(path: path, cause: .hasOtherNames(status.links))
    }
    guard system.isWritable(snapshot.target) else {
      throw FileError(path: path, cause: errno == EROFS ? .readOnly : .notWritable)
    }
    guard system.isWritable(Path.folder(of: snapshot.target)) else { throw FileError(writing: path, errno: errno) }
  }

  /// Without the second name that a program killed while it created the file has left.
  private func links(of target: String) -> Int? {
    TemporaryFile.removeStale(in: Path.folder(of: target), system: system)
    return system.status(target)?.links
  }

  /// - Parameters:
  ///   - holdsSecret: the old content or the new one.
  ///   - verify: checks what was read back; returns what is wrong with it, without a secret.
  /// - Throws: `FileError`; the file is then unchanged, and nothing is left beside it.
  package func replace(
    _ snapshot: FileSnapshot, with bytes: [UInt8], holdsSecret: Bool, verify: ([UInt8]) -> String? = { _ in nil }
  ) throws(FileError) -> Replaced {
    let folder = Path.folder(of: snapshot.target)
    TemporaryFile.removeStale(in: folder, system: system)
    let old = try current(snapshot)
    defer { _ = system.close(old.file) }
    try lock(old.file, of: snapshot)
    defer { _ = system.unlock(old.file) }
    guard old.bytes != bytes else { return Replaced(snapshot: snapshot, backup: nil, notes: []) }
    try check(snapshot)
    let backup = try backups.keep(old, of: snapshot, holdsSecret: holdsSecret)
    do throws(FileError) {
      let (file, lost) = try prepared(bytes, for: snapshot, like: old, verify: verify)
      let status = try exchange(file, snapshot, old)
      var notes: [Replaced.Note] = lost.isEmpty ? [] : [.attributesLost(lost)]
      if holdsSecret, status.mode & 0o077 != 0 { notes.append(.readableByOthers(status.mode)) }
      if !system.synchronize(folder: folder) { notes.append(.notSynced) }
      backups.prune(snapshot.target)
      let next = FileSnapshot(
        path: snapshot.path, target: snapshot.target, status: status, hash: FileSnapshot.hash(bytes))
      return Replaced(snapshot: next, backup: backup.path, notes: notes)
    } catch {
      if backup.isNew { _ = system.remove(backup.path) }
      throw error
    }
  }

  /// Keeps other writers out. A file system without such locks does not prevent writing.
  private func lock(_ file: Int32, of snapshot: FileSnapshot) throws(FileError) {
    let pause = 5
    for waited in stride(from: 0, through: patience, by: pause) {
      if system.lock(file) == 0 || errno != EWOULDBLOCK { break }
      guard waited + pause <= patience else { throw FileError(path: snapshot.path, cause: .busy) }
      usleep(useconds_t(pause * 1000))
    }
    // The previous holder of the lock may have replaced the file, which then has another name or none.
    guard let open = system.statusOfOpen(file), let named = system.status(snapshot.target), open.inode == named.inode
    else { throw FileError(path: snapshot.path, cause: .changedMeanwhile) }
  }

  /// The current file, which must be unchanged.
  private func current(_ snapshot: FileSnapshot) throws(FileError) -> OpenedFile {
    let changed = FileError(path: snapshot.path, cause: .changedMeanwhile)
    guard let target = try? system.target(of: snapshot.path), target == snapshot.target else { throw changed }
    let opened: OpenedFile
    do throws(FileError) {
      opened = try system.opened(target, for: snapshot.path)
    } catch {
      throw error.cause == .notThere || error.cause == .isNoFile ? changed : error
    }
    guard FileSnapshot.hash(opened.bytes) == snapshot.hash else {
      _ = system.close(opened.file)
      throw changed
    }
    return opened
  }

  /// The new file beside the old one: 0600 until it is complete, checked and synced.
  private func prepared(
    _ bytes: [UInt8], for snapshot: FileSnapshot, like old: OpenedFile, verify: ([UInt8]) -> String?
  ) throws(FileError) -> (file: TemporaryFile, lost: [String]) {
    let path = snapshot.path
    let folder = Path.folder(of: snapshot.target)
    let new = try TemporaryFile(in: folder, mode: 0o600, for: path, system: system, name: temporaryName)
    do throws(FileError) {
      try system.giveOwner(of: old.status, to: new.file, path)
      try system.fill(new.file, bytes, path)
      try system.verify(new.file, holds: bytes, path)
      if let reason = verify(bytes) { throw FileError(path: path, cause: .notAsMeant(reason)) }
      let lost = system.copyAttributes(old.file, new.file)
      try system.checked(system.changeMode(new.file, old.status.mode), path)
      try system.checked(system.synchronize(new.file), path)
      return (new, lost)
    } catch {
      new.discard(system)
      throw error
    }
  }

  /// Replaces the old file with the new one, unless the old one has changed.
  private func exchange(
    _ new: TemporaryFile, _ snapshot: FileSnapshot, _ old: OpenedFile
  ) throws(FileError) -> FileStatus {
    do throws(FileError) {
      guard let status = system.statusOfOpen(new.file) else { throw FileError(reading: snapshot.path, errno: errno) }
      let now = try current(snapshot)
      defer { _ = system.close(now.file) }
      guard now.status == old.status else { throw FileError(path: snapshot.path, cause: .changedMeanwhile) }
      try system.checked(system.rename(new.path, snapshot.target), snapshot.path)
      _ = system.close(new.file)
      return status
    } catch {
      new.discard(system)
      throw error
    }
  }
}

extension FileSystem {
  /// Gives a new file, still empty, to the owner and group of an old one.
  package func giveOwner(of old: FileStatus, to file: Int32, _ path: String) throws(FileError) {
    guard let new = statusOfOpen(file) else { throw FileError(reading: path, errno: errno) }
    guard new.owner != old.owner || new.group != old.group else { return }
    if changeOwner(file, old.owner, old.group) == 0 { return }
    throw errno == EPERM || errno == EINVAL
      ? FileError(path: path, cause: .ownerNotKept) : FileError(writing: path, errno: errno)
  }
}

import SignOn

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes new files: whole and synced or not at all, and never in the place of one that is there.
struct FileWriter: Sendable {
  var system = FileSystem.live
  /// Names the temporary file; must not repeat itself.
  var temporaryName: @Sendable () -> String = {
    ".openmetadata-sso-\(String(UInt64.random(in: .min ... .max), radix: 36))"
  }

  /// Mode 0600 from the first byte where the text holds a secret, else what the umask leaves of 0644.
  func create(_ path: String, _ text: FormatText) throws(FileError) {
    let mode: mode_t = text.holdsSecret ? 0o600 : 0o644
    let result = text.reveal { bytes in
      Result { () throws(FileError) in try create(path, bytes, mode: mode) }
    }
    try result.get()
  }

  func create(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(FileError) {
    try check(path)
    let folder = Self.folder(of: path)
    let temporary = "\(folder)/\(temporaryName())"
    try make(temporary, bytes, mode: mode, for: path)
    if system.link(temporary, path) == 0 {
      guard system.remove(temporary) == 0 else { throw failure(path, removing: path) }
    } else if Self.meansNoLinks(errno) {
      _ = system.remove(temporary)
      try make(path, bytes, mode: mode, for: path)
    } else {
      throw failure(path, removing: temporary)
    }
    synchronize(folder: folder)
  }

  private func make(_ name: String, _ bytes: [UInt8], mode: mode_t, for path: String) throws(FileError) {
    let file = try checked(system.create(name, mode), path)
    do {
      try fill(file, bytes, path)
    } catch {
      _ = system.close(file)
      _ = system.remove(name)
      throw error
    }
    guard system.close(file) == 0 || errno == EINTR else { throw failure(path, removing: name) }
  }

  /// Some file systems have no second names; a new file under its own name is then the next best thing.
  private static func meansNoLinks(_ number: Int32) -> Bool {
    [EPERM, ENOSYS, ENOTSUP, EOPNOTSUPP, EMLINK].contains(number)
  }

  /// Refuses a path that cannot become a new file.
  func check(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw FileError(path: path, cause: .other("no file name")) }
    if path.hasSuffix("/") { throw FileError(path: path, cause: .isDirectory) }
    if let kind = system.kind(path) {
      throw FileError(path: path, cause: kind == .directory ? .isDirectory : .exists)
    }
    let number = errno
    if number != ENOENT { throw FileError(path: path, errno: number) }
  }

  private func fill(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { system.write(file, UnsafeRawBufferPointer(rebasing: $0[done...])) }
      if count < 0, errno == EINTR { continue }
      guard count != 0 else { throw FileError(path: path, cause: .diskFull) }
      done += try checked(count, path)
    }
    try checked(system.synchronize(file), path)
    guard try contents(of: file, upTo: bytes.count + 1, path) == bytes else {
      throw FileError(path: path, cause: .differs)
    }
  }

  private func contents(of file: Int32, upTo limit: Int, _ path: String) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var done = 0
    while done < limit {
      let count = bytes.withUnsafeMutableBytes {
        system.read(file, UnsafeMutableRawBufferPointer(rebasing: $0[done...]), done)
      }
      if count < 0, errno == EINTR { continue }
      if count == 0 { break }
      done += try checked(count, path)
    }
    return Array(bytes[..<done])
  }

  /// The file is there and whole by now: a file system that cannot sync folders is no reason to say otherwise.
  private func synchronize(folder: String) {
    let directory = system.openDirectory(folder)
    guard directory >= 0 else { return }
    _ = system.synchronize(directory)
    _ = system.close(directory)
  }

  @discardableResult
  private func checked<Number: SignedInteger>(_ result: Number, _ path: String) throws(FileError) -> Number {
    guard result >= 0 else { throw FileError(path: path, errno: errno) }
    return result
  }

  private func failure(_ path: String, removing name: String) -> FileError {
    let error = FileError(path: path, errno: errno)
    _ = system.remove(name)
    return error
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension FileWriter {
  /// A typed path with `~` at its start put in full.
  static func expanded(_ path: String, home: String?) -> String {
    guard let home, !home.isEmpty, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }
}

extension FileError {
  fileprivate init(path: String, errno number: Int32) {
    self.path = path
    cause =
      switch number {
      case EEXIST: .exists
      case EISDIR: .isDirectory
      case ENOENT, ENOTDIR: .folderMissing
      case EACCES: .folderNotWritable
      case EROFS: .readOnly
      case ENOSPC, EDQUOT: .diskFull
      case ENAMETOOLONG: .nameTooLong
      case EPERM: .notPermitted
      default: .other(String(cString: strerror(number)))
      }
  }
}

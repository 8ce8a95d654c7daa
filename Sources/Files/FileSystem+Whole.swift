import Glibc

extension FileSystem {
  /// Writes all bytes, resuming after short and interrupted calls.
  package func fill(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { write(file, UnsafeRawBufferPointer(rebasing: $0[done...])) }
      if count < 0, errno == EINTR { continue }
      guard count != 0 else { throw FileError(path: path, cause: .diskFull) }
      done += try checked(count, path)
    }
  }

  /// The first bytes of an open file, up to a limit.
  package func contents(of file: Int32, upTo limit: Int, _ path: String) throws(FileError) -> [UInt8] {
    guard let bytes = contents(of: file, upTo: limit) else { throw FileError(reading: path, errno: errno) }
    return bytes
  }

  /// Reads back what was written; it must be the same.
  package func verify(_ file: Int32, holds bytes: [UInt8], _ path: String) throws(FileError) {
    guard let found = contents(of: file, upTo: bytes.count + 1) else {
      throw FileError(writing: path, errno: errno)
    }
    guard found == bytes else { throw FileError(path: path, cause: .differs) }
  }

  private func contents(of file: Int32, upTo limit: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: limit)
    var done = 0
    while done < limit {
      let count = bytes.withUnsafeMutableBytes {
        read(file, UnsafeMutableRawBufferPointer(rebasing: $0[done...]), done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      done += count
    }
    return Array(bytes[..<done])
  }

  /// The files in it are already complete: a file system that cannot sync folders is not an error.
  @discardableResult
  package func synchronize(folder: String) -> Bool {
    let directory = openDirectory(folder)
    guard directory >= 0 else { return false }
    defer { _ = close(directory) }
    return synchronize(directory) == 0
  }

  @discardableResult
  package func checked<Number: SignedInteger>(_ result: Number, _ path: String) throws(FileError) -> Number {
    guard result >= 0 else { throw FileError(writing: path, errno: errno) }
    return result
  }
}

/// Takes paths apart, by bytes.
package enum Path {
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }
}

import Glibc

/// Identifies a file and its content, to tell later whether it is still the same.
package struct FileSnapshot: Equatable, Sendable {
  /// As given.
  package let path: String
  /// Where the links lead to.
  package let target: String
  package let status: FileStatus
  /// Of the content; only valid within this run of the program.
  package let hash: Int

  package static func hash(_ bytes: [UInt8]) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

/// An open file with its content.
package struct OpenedFile {
  package let file: Int32
  package let status: FileStatus
  package let bytes: [UInt8]
}

extension FileSystem {
  /// Where a path leads through symbolic links; links among its folders are left to the system.
  package func target(of path: String) throws(FileError) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw FileError(path: path, cause: .other("no file name")) }
    var place = path
    for hop in 0..<40 {
      guard let found = status(place) else {
        let number = errno
        if hop > 0, number == ENOENT || number == ENOTDIR { throw FileError(path: path, cause: .danglingLink(place)) }
        throw FileError(reading: path, errno: number)
      }
      guard found.kind == .link else { return place }
      guard let next = readLink(place) else { throw FileError(reading: path, errno: errno) }
      place = next.hasPrefix("/") ? next : "\(Path.folder(of: place))/\(next)"
    }
    throw FileError(path: path, cause: .linkLoop)
  }

  /// Opens and reads an ordinary file; the caller closes it. Errors speak of `path`.
  package func opened(_ target: String, for path: String, limit: Int = InputFile.limit) throws(FileError) -> OpenedFile
  {
    if let kind = status(target)?.kind, kind != .file {
      throw FileError(path: path, cause: kind == .directory ? .isDirectory : .isNoFile)
    }
    let file = open(target)
    guard file >= 0 else { throw FileError(reading: path, errno: errno) }
    do throws(FileError) {
      return try read(file, for: path, limit: limit)
    } catch {
      _ = close(file)
      throw error
    }
  }

  private func read(_ file: Int32, for path: String, limit: Int) throws(FileError) -> OpenedFile {
    guard let status = statusOfOpen(file) else { throw FileError(reading: path, errno: errno) }
    switch status.kind {
    case .file: break
    case .directory: throw FileError(path: path, cause: .isDirectory)
    case .link, .other: throw FileError(path: path, cause: .isNoFile)
    }
    guard status.size <= limit else { throw FileError(path: path, cause: .tooLarge(limit)) }
    let bytes = try contents(of: file, upTo: status.size + 1, path)
    guard bytes.count == status.size else { throw FileError(path: path, cause: .changedMeanwhile) }
    return OpenedFile(file: file, status: status, bytes: bytes)
  }
}

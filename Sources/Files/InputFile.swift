import Glibc

/// Reads whole files, up to a size limit.
package enum InputFile {
  /// The longest configuration file that is read, in bytes.
  package static let limit = 64 << 20

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// - Throws: `FileError` if it cannot be read, is not a file, or is larger than `limit` bytes.
  package static func read(_ path: String, limit: Int = limit) throws(FileError) -> [UInt8] {
    var info = stat()
    guard stat(path, &info) == 0 else { throw FileError(reading: path, errno: errno) }
    guard info.st_mode & S_IFMT != S_IFDIR else { throw FileError(path: path, cause: .isDirectory) }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw FileError(reading: path, errno: errno) }
    defer { close(file) }
    return try read(descriptor: file, named: path, limit: limit)
  }

  package static func read(descriptor: Int32, named name: String, limit: Int = limit) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(reading: name, errno: errno) }
      if count == 0 { return bytes }
      bytes += block[..<count]
      guard bytes.count <= limit else { throw FileError(path: name, cause: .tooLarge(limit)) }
    }
  }
}

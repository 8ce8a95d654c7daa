import Glibc

/// The system calls for reading and writing files, so that a test can make each of them fail.
///
/// Each returns what the call itself returns: −1 or nil and `errno`, or else its result.
package struct FileSystem: Sendable {
  /// The status of a path, links not followed.
  package var status: @Sendable (_ path: String) -> FileStatus?
  package var statusOfOpen: @Sendable (_ file: Int32) -> FileStatus?
  /// The target of a symbolic link, as stored in it.
  package var readLink: @Sendable (_ path: String) -> String?
  /// For this program, as the user that it acts for.
  package var isWritable: @Sendable (_ path: String) -> Bool
  /// A new file for reading and writing; never an existing one, never through a link.
  package var create: @Sendable (_ path: String, _ mode: mode_t) -> Int32
  /// For reading; never through a link, and without blocking on what is not a file.
  package var open: @Sendable (_ path: String) -> Int32
  package var openDirectory: @Sendable (_ path: String) -> Int32
  /// Locks an open file until it is closed; −1 at once if it is already locked.
  package var lock: @Sendable (_ file: Int32) -> Int32
  /// Unlocks explicitly: closing does not unlock while a child process still has the file open.
  package var unlock: @Sendable (_ file: Int32) -> Int32
  package var changeOwner: @Sendable (_ file: Int32, _ owner: uid_t, _ group: gid_t) -> Int32
  package var changeMode: @Sendable (_ file: Int32, _ mode: mode_t) -> Int32
  /// Copies the extended attributes, access lists among them; the names of those that could not be.
  package var copyAttributes: @Sendable (_ from: Int32, _ to: Int32) -> [String]
  package var write: @Sendable (_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int
  package var read: @Sendable (_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int
  package var synchronize: @Sendable (_ file: Int32) -> Int32
  package var close: @Sendable (_ file: Int32) -> Int32
  /// Creates a hard link; fails if the name is taken, even by a dangling link.
  package var link: @Sendable (_ path: String, _ name: String) -> Int32
  /// Renames a file, replacing any file of that name.
  package var rename: @Sendable (_ path: String, _ name: String) -> Int32
  package var remove: @Sendable (_ path: String) -> Int32
  package var makeDirectory: @Sendable (_ path: String, _ mode: mode_t) -> Int32
  /// The names in a folder; none if it cannot be read.
  package var names: @Sendable (_ folder: String) -> [String]
}

extension FileSystem {
  package static let live = FileSystem(
    status: { path in
      var status = stat()
      return lstat(path, &status) == 0 ? FileStatus(status) : nil
    },
    statusOfOpen: { file in
      var status = stat()
      return fstat(file, &status) == 0 ? FileStatus(status) : nil
    },
    readLink: systemReadLink,
    isWritable: { faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS) == 0 },
    create: { Glibc.open($0, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_RDWR, $1) },
    open: { Glibc.open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) },
    openDirectory: { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) },
    lock: { flock($0, LOCK_EX | LOCK_NB) },
    unlock: { flock($0, LOCK_UN) },
    changeOwner: { fchown($0, $1, $2) },
    changeMode: { fchmod($0, $1) },
    copyAttributes: copyExtendedAttributes,
    write: { file, bytes in Glibc.write(file, bytes.baseAddress, bytes.count) },
    read: { file, bytes, offset in pread(file, bytes.baseAddress, bytes.count, off_t(offset)) },
    synchronize: { fsync($0) },
    close: { Glibc.close($0) },
    link: { Glibc.link($0, $1) },
    rename: { Glibc.rename($0, $1) },
    remove: { unlink($0) },
    makeDirectory: { mkdir($0, $1) },
    names: systemNames)
}

@Sendable private func systemReadLink(_ path: String) -> String? {
  var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = bytes.withUnsafeMutableBytes { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      characters.baseAddress.map { readlink(path, $0, characters.count) } ?? -1
    }
  }
  return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
}

@Sendable private func systemNames(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

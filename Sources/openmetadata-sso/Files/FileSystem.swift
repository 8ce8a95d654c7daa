#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system calls that writing a file takes, so that a test can let each of them fail.
///
/// Each answers as the call itself does: −1 and `errno`, else what it is for.
struct FileSystem: Sendable {
  enum Kind: Equatable, Sendable {
    case directory, other
  }

  /// What stands at a path itself, links not followed; nil with `errno`.
  var kind: @Sendable (_ path: String) -> Kind?
  /// A new file for reading and writing; never one that is there, never through a link.
  var create: @Sendable (_ path: String, _ mode: mode_t) -> Int32
  var write: @Sendable (_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int
  var read: @Sendable (_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int
  var synchronize: @Sendable (_ file: Int32) -> Int32
  var close: @Sendable (_ file: Int32) -> Int32
  /// A second name for a file; fails where that name is taken, if by a dangling link.
  var link: @Sendable (_ path: String, _ name: String) -> Int32
  var remove: @Sendable (_ path: String) -> Int32
  var openDirectory: @Sendable (_ path: String) -> Int32

  static let live = FileSystem(
    kind: { path in
      var status = stat()
      guard lstat(path, &status) == 0 else { return nil }
      return status.st_mode & S_IFMT == S_IFDIR ? .directory : .other
    },
    create: { path, mode in open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_RDWR, mode) },
    write: { file, bytes in systemWrite(file, bytes.baseAddress, bytes.count) },
    read: { file, bytes, offset in pread(file, bytes.baseAddress, bytes.count, off_t(offset)) },
    synchronize: { fsync($0) },
    close: { systemClose($0) },
    link: { path, name in systemLink(path, name) },
    remove: { unlink($0) },
    openDirectory: { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
private func systemClose(_ file: Int32) -> Int32 { close(file) }
private func systemLink(_ path: String, _ name: String) -> Int32 { link(path, name) }

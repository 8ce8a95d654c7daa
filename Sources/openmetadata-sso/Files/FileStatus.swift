import Glibc

/// What stands at a place: which file it is, whose it is, and when it last changed.
struct FileStatus: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case file, directory, link, other
  }

  var kind: Kind
  var device: UInt64
  var inode: UInt64
  var links: Int
  var owner: uid_t
  var group: gid_t
  /// The permission bits, the set-user ones included.
  var mode: mode_t
  var size: Int
  /// In nanoseconds since 1970.
  var modified: Int64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    links = Int(status.st_nlink)
    owner = status.st_uid
    group = status.st_gid
    mode = status.st_mode & 0o7777
    size = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }
}

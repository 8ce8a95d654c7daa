import Glibc

/// The status of a file: its identity, its owner, and when it last changed.
package struct FileStatus: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case file, directory, link, other
  }

  package var kind: Kind
  package var device: UInt64
  package var inode: UInt64
  package var links: Int
  package var owner: uid_t
  package var group: gid_t
  /// The permission bits, the set-user ones included.
  package var mode: mode_t
  package var size: Int
  /// In nanoseconds since 1970.
  package var modified: Int64

  package init(_ status: stat) {
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

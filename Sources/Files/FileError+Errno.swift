import Glibc

extension FileError {
  /// Why a file could not be read.
  package init(reading path: String, errno number: Int32) {
    self.path = path
    cause =
      switch number {
      case ENOENT, ENOTDIR: .notThere
      case EACCES, EPERM: .notReadable
      case EISDIR: .isDirectory
      case ELOOP: .linkLoop
      case ENXIO, ENODEV: .isNoFile
      case ENAMETOOLONG: .nameTooLong
      default: .other(String(cString: strerror(number)))
      }
  }

  /// Why a file could not be made or replaced.
  package init(writing path: String, errno number: Int32) {
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
      case EBUSY: .mounted
      case ELOOP: .linkLoop
      default: .other(String(cString: strerror(number)))
      }
  }
}

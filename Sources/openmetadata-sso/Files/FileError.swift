import Glibc

/// Why a file could not be written; nothing was left behind and nothing that was there has changed.
struct FileError: Error, Equatable {
  enum Cause: Equatable {
    case exists
    case isDirectory
    case folderMissing
    case folderNotWritable
    case readOnly
    case diskFull
    case nameTooLong
    case notPermitted
    /// What was read back is not what was written.
    case differs
    case notThere
    case notReadable
    /// Longer than so many bytes.
    case tooLarge(Int)
    /// With the system's own words.
    case other(String)
  }

  let path: String
  let cause: Cause

  var message: String {
    switch cause {
    case .exists: "There is a file \(path) already."
    case .isDirectory: "\(path) is a folder."
    case .folderMissing: "The folder of \(path) does not exist."
    case .folderNotWritable: "The folder of \(path) does not let you make files."
    case .readOnly: "\(path) is on a file system that cannot be written to."
    case .diskFull: "There is no room left for \(path)."
    case .nameTooLong: "The name \(path) is too long."
    case .notPermitted: "The system does not permit making \(path)."
    case .differs: "What was read back from \(path) is not what was written."
    case .notThere: "There is no file \(path)."
    case .notReadable: "\(path) may not be read."
    case .tooLarge(let limit): "\(path) is longer than \(limit) bytes."
    case .other(let words): "\(path) could not be written: \(words)."
    }
  }

  var remedy: String {
    switch cause {
    case .exists: "Give another name, or move that file away first. It was not touched."
    case .isDirectory: "Give the name of a file in it."
    case .folderMissing: "Make the folder first, or give another one."
    case .folderNotWritable, .readOnly, .notPermitted: "Give another folder."
    case .diskFull: "Make room, or give another folder."
    case .nameTooLong: "Give a shorter name."
    case .notThere: "Give the name of a file that is there."
    case .notReadable: "Ask its owner, or read it as another user."
    case .tooLarge: "Give the file that holds the settings."
    case .differs, .other: "Try again, or give another folder."
    }
  }
}

extension FileError {
  /// Why a file could not be read.
  init(reading path: String, errno number: Int32) {
    self.path = path
    cause =
      switch number {
      case ENOENT, ENOTDIR: .notThere
      case EACCES, EPERM: .notReadable
      case EISDIR: .isDirectory
      case ENAMETOOLONG: .nameTooLong
      default: .other(String(cString: strerror(number)))
      }
  }
}

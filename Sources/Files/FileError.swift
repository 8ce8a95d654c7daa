/// Why a file could not be read or written; nothing was left behind, and no existing file was changed.
package struct FileError: Error, Equatable {
  package enum Cause: Equatable {
    case exists
    case isDirectory
    /// A device, a pipe, a socket.
    case isNoFile
    case folderMissing
    case folderNotWritable
    case readOnly
    case diskFull
    case nameTooLong
    case notPermitted
    /// The file does not read back as written.
    case differs
    /// The new content failed a check; the reason contains no secret.
    case notAsMeant(String)
    case notThere
    case notReadable
    /// The file itself is read-only.
    case notWritable
    /// A symbolic link to this path, which does not exist.
    case danglingLink(String)
    case linkLoop
    /// The number of hard links to the file.
    case hasOtherNames(Int)
    /// Owned by another user or group, which cannot be restored after replacing it.
    case ownerNotKept
    /// A mount point of its own, as a single file in a container is.
    case mounted
    case changedMeanwhile
    /// Another program has it locked.
    case busy
    case noBackup
    /// Larger than this many bytes.
    case tooLarge(Int)
    /// With the system's message.
    case other(String)
  }

  package let path: String
  package let cause: Cause

  /// The exit code for this error.
  package var status: ExitStatus {
    cause == .changedMeanwhile || cause == .busy ? .fileChanged : .fileTrouble
  }
}

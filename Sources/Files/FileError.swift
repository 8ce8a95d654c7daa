/// Why a file could not be read or written; nothing was left behind and nothing that was there has changed.
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
    /// What was read back is not what was written.
    case differs
    /// What was read back does not mean what was meant, in words that hold no secret.
    case notAsMeant(String)
    case notThere
    case notReadable
    /// The file itself is marked as one that is not to be written.
    case notWritable
    /// A symbolic link to this, which is not there.
    case danglingLink(String)
    case linkLoop
    /// So many names for one file.
    case hasOtherNames(Int)
    /// Somebody else's, or another group's, and the system lets nobody give it back to them.
    case ownerNotKept
    /// A mount point of its own, as a single file in a container is.
    case mounted
    case changedMeanwhile
    /// Another program holds it locked.
    case busy
    case noBackup
    /// Longer than so many bytes.
    case tooLarge(Int)
    /// With the system's own words.
    case other(String)
  }

  package let path: String
  package let cause: Cause

  /// How a command ends that could not go on.
  package var status: ExitStatus {
    cause == .changedMeanwhile || cause == .busy ? .fileChanged : .fileTrouble
  }
}

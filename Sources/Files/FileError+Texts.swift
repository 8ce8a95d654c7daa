extension FileError {
  package var message: String {
    switch cause {
    case .exists: "\(path) already exists."
    case .isDirectory: "\(path) is a folder."
    case .isNoFile: "\(path) is not a regular file."
    case .folderMissing: "The folder of \(path) does not exist."
    case .folderNotWritable: "You cannot create files in the folder of \(path)."
    case .readOnly: "\(path) is on a read-only file system."
    case .diskFull: "There is no space left for \(path)."
    case .nameTooLong: "The name \(path) is too long."
    case .notPermitted: "The system does not allow writing \(path)."
    case .differs: "\(path) does not read back as it was written."
    case .notAsMeant(let reason): "The new content of \(path) failed a check: \(reason)."
    case .notThere: "\(path) does not exist."
    case .notReadable: "\(path) is not readable for you."
    case .notWritable: "\(path) is not writable."
    case .danglingLink(let target): "\(path) is a link to \(target), which does not exist."
    case .linkLoop: "\(path) is a link that points back to itself."
    case .hasOtherNames(let count): "\(path) is one of \(count) names of the same file (hard links)."
    case .ownerNotKept: "\(path) belongs to another user or group; writing it would change its owner."
    case .mounted: "\(path) is a mount point of its own, so it cannot be replaced."
    case .changedMeanwhile: "\(path) has changed since it was read."
    case .busy: "Another program is changing \(path)."
    case .noBackup: "\(path) has no backup that differs from it."
    case .tooLarge(let limit): "\(path) is larger than \(limit) bytes."
    case .other(let words): "\(path) could not be read or written: \(words)."
    }
  }

  package var remedy: String {
    switch cause {
    case .exists: "Choose another name, or move that file away first. It was not changed."
    case .isDirectory: "Choose a file in it."
    case .isNoFile: "Choose a regular file."
    case .folderMissing: "Create the folder first, or choose another one."
    case .folderNotWritable, .readOnly, .notPermitted: "Choose another folder."
    case .diskFull: "Free some space, or choose another folder."
    case .nameTooLong: "Choose a shorter name."
    case .notThere: "Choose an existing file."
    case .notReadable: "Ask its owner for access, or run this as another user."
    case .notWritable: "Allow writing with: chmod u+w FILE. It was not changed."
    case .danglingLink: "Create that file first, or fix the link."
    case .linkLoop: "Fix the link, or choose the file itself."
    case .hasOtherNames:
      "The other names would keep the old content. Find them with: find / -xdev -samefile FILE. Keep only one."
    case .ownerNotKept: "Run this as the file's owner. It was not changed."
    case .mounted: "Edit the file outside the container, where it comes from."
    case .changedMeanwhile: "Open it again and repeat the change. It was not changed."
    case .busy: "Try again when it is done. The file was not changed."
    case .noBackup: "A backup is made whenever this program changes a file."
    case .tooLarge: "Choose the file that contains the settings."
    case .notAsMeant: "Make the change by hand. The file was not changed."
    case .differs, .other: "Try again, or choose another folder."
    }
  }
}

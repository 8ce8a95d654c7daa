extension FileError {
  package var message: String {
    switch cause {
    case .exists: "There is a file \(path) already."
    case .isDirectory: "\(path) is a folder."
    case .isNoFile: "\(path) is no ordinary file."
    case .folderMissing: "The folder of \(path) does not exist."
    case .folderNotWritable: "The folder of \(path) does not let you make files."
    case .readOnly: "\(path) is on a file system that cannot be written to."
    case .diskFull: "There is no room left for \(path)."
    case .nameTooLong: "The name \(path) is too long."
    case .notPermitted: "The system does not permit writing \(path)."
    case .differs: "What was read back from \(path) is not what was written."
    case .notAsMeant(let reason): "\(path) would not hold what was meant: \(reason)."
    case .notThere: "There is no file \(path)."
    case .notReadable: "\(path) may not be read."
    case .notWritable: "\(path) may not be written to."
    case .danglingLink(let target): "\(path) is a link to \(target), which is not there."
    case .linkLoop: "\(path) is a link that leads back to itself."
    case .hasOtherNames(let count): "\(path) is one of \(count) names of the same file (hard links)."
    case .ownerNotKept: "\(path) belongs to another user or group, and would not any more once it is written."
    case .mounted: "\(path) is mounted by itself, so it cannot be replaced as a whole."
    case .changedMeanwhile: "\(path) has changed since it was read."
    case .busy: "Another program is changing \(path)."
    case .noBackup: "There is no backup of \(path) that differs from it."
    case .tooLarge(let limit): "\(path) is longer than \(limit) bytes."
    case .other(let words): "\(path) could not be read or written: \(words)."
    }
  }

  package var remedy: String {
    switch cause {
    case .exists: "Give another name, or move that file away first. It was not touched."
    case .isDirectory: "Give the name of a file in it."
    case .isNoFile: "Give the name of an ordinary file."
    case .folderMissing: "Make the folder first, or give another one."
    case .folderNotWritable, .readOnly, .notPermitted: "Give another folder."
    case .diskFull: "Make room, or give another folder."
    case .nameTooLong: "Give a shorter name."
    case .notThere: "Give the name of a file that is there."
    case .notReadable: "Ask its owner, or read it as another user."
    case .notWritable: "Allow it with: chmod u+w FILE. It was not touched."
    case .danglingLink: "Make that file first, or mend the link."
    case .linkLoop: "Mend the link, or give the file itself."
    case .hasOtherNames:
      "The other names would keep the old content. Find them with: find / -xdev -samefile FILE. Leave one only."
    case .ownerNotKept: "Run this as the file's owner. It was not touched."
    case .mounted: "Edit the file outside the container, where it comes from."
    case .changedMeanwhile: "Read it again, and make the change anew. It was not touched."
    case .busy: "Try again when it is done. The file was not touched."
    case .noBackup: "A backup is made whenever this program changes a file."
    case .tooLarge: "Give the file that holds the settings."
    case .notAsMeant: "Make the change by hand. The file was not touched."
    case .differs, .other: "Try again, or give another folder."
    }
  }
}

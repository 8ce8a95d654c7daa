import Glibc
import SignOn
import Wizard

extension FileWriter {
  /// Creates all files, or none: at the first failure those created before are removed. Existing files are never
  /// changed.
  package func write(_ files: [PlannedFile]) -> Event {
    var written: [WrittenFile] = []
    let home = getenv("HOME").map { String(cString: $0) }
    do throws(FileError) {
      for file in files { try check(Self.expanded(file.path, home: home)) }
      for file in files {
        let path = Self.expanded(file.path, home: home)
        try create(path, file.text)
        let bytes = file.text.reveal(\.count)
        written.append(WrittenFile(path: path, bytes: bytes, isPrivate: file.text.holdsSecret))
      }
    } catch {
      for file in written { _ = system.remove(file.path) }
      return .wrote([], WriteFailure(message: error.message, remedy: error.remedy))
    }
    return .wrote(written, nil)
  }
}

import Glibc
import SignOn
import Wizard

extension FileWriter {
  /// Creates all files, or none: at the first failure those created before are removed. Existing files are never
  /// changed.
  package func write(_ files: [PlannedFile]) -> Event {
    var written: [WrittenFile] = []
    do throws(FileError) {
      for file in files { try check(expanded(file.path)) }
      for file in files {
        let path = expanded(file.path)
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

  /// Those of the typed paths where there is a file.
  package func existing(_ paths: [String]) -> [String] {
    paths.filter { system.status(expanded($0))?.kind == .file }
  }

  /// A typed path with `~` at its start expanded.
  package func expanded(_ path: String) -> String {
    Self.expanded(path, home: getenv("HOME").map { String(cString: $0) })
  }
}

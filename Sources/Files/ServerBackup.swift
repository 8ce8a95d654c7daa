import OpenMetadataServer
import Text

/// The settings of a server before they are replaced, in a file that only its owner can read, and beside it a journal for
/// as long as it is not certain what the server has.
package struct ServerBackup: Sendable {
  package let path: String
  /// The file that is applied.
  private let file: String

  package init(_ path: String, of file: String = "") {
    self.path = path
    self.file = file
  }

  /// `NAME.server.20261126-174432-123.json` beside a file.
  ///
  /// - Parameter now: In milliseconds since 1970.
  package static func proposed(beside file: String, now: Int64 = Backups.systemTime()) -> ServerBackup {
    let name = BackupName.name(base: BackupName.base(Path.name(of: file)) + ".server", taken: now)
    let folder = file.contains("/") ? Path.folder(of: file) + "/" : ""
    return ServerBackup("\(folder)\(name.dropLast(".bak".count)).json", of: file)
  }

  /// - Throws: `Refusal` if the file exists, or cannot be written.
  package func write(_ configuration: SecurityConfiguration) throws {
    try create(path, configuration.reveal { $0.source(.document) })
  }

  private func create(_ path: String, _ text: String) throws {
    do throws(FileError) { try FileWriter().create(path, Array(text.utf8), mode: 0o600) } catch { throw Refusal(error) }
  }

  /// - Throws: `Refusal` if it is not a security configuration, or lacks a secret.
  package func read() throws -> SecurityConfiguration {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try InputFile.read(path, limit: 1 << 20) } catch { throw Refusal(error) }
    guard let json = try? JSON.parse(bytes), let configuration = SecurityConfiguration(json) else {
      throw Refusal.file("\(path) is not a security configuration in JSON, as apply saves it")
    }
    guard configuration.masks.isEmpty else {
      throw Refusal.file(
        "\(path) has asterisks in place of a secret; they are never sent. Write the secret in their place")
    }
    return configuration
  }

  // MARK: The journal

  private var journal: String { "\(Path.folder(of: path))/openmetadata-sso.applying.json" }

  /// Before the write: what a run leaves behind that is cut off, without secrets.
  ///
  /// - Throws: `Refusal` if it cannot be written.
  package func begin(at server: String) throws {
    let json = JSON.object([
      ("server", .text(server)), ("file", .text(file)), ("backup", .text(path)),
      ("began", .number(Int(Backups.systemTime()))),
    ])
    try create(journal, json.source(.document))
  }

  /// Once it is certain what the server has.
  package func finish() { _ = FileSystem.live.remove(journal) }

  /// A run that was cut off; nil if there is none in the folder of this backup.
  package var cutOff: CutOff? {
    guard let bytes = try? InputFile.read(journal, limit: 64 << 10), let json = try? JSON.parse(bytes),
      let server = json["server"]?.text, let file = json["file"]?.text, let backup = json["backup"]?.text,
      case .number(let digits) = json["began"]
    else { return nil }
    return CutOff(server: server, file: file, backup: ServerBackup(backup), time: BackupName.shown(Int64(digits) ?? 0))
  }

  package struct CutOff: Sendable {
    /// The server's URL.
    package let server: String
    /// The file that was applied.
    package let file: String
    package let backup: ServerBackup
    /// When the write began, for people.
    package let time: String
  }
}

import OpenMetadataServer
import Text

/// The settings of a server before they are replaced, in a file that only its owner can read, and beside it a journal for
/// as long as it is not certain what the server has.
package struct ServerBackup: Sendable {
  package let path: String
  private let writer = FileWriter()

  package init(_ path: String) { self.path = path }

  /// `NAME.server.20261126-174432-123.json` beside a file.
  ///
  /// - Parameter now: In milliseconds since 1970.
  package static func proposed(beside file: String, now: Int64 = Backups.systemTime()) -> ServerBackup {
    let name = BackupName.name(base: BackupName.base(Path.name(of: file)) + ".server", taken: now)
    return ServerBackup("\(Path.folder(of: file))/\(name.dropLast(".bak".count)).json")
  }

  package func write(_ configuration: SecurityConfiguration) throws(FileError) {
    try writer.create(path, configuration.reveal { Array($0.source(.document).utf8) }, mode: 0o600)
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
}

/// What a run that was cut off leaves behind: which server it was writing to, and where the backup is. Without secrets.
package struct ApplyJournal: Equatable, Sendable {
  package let server: String
  package let file: String
  package let backup: String
  /// When the write began, in milliseconds since 1970.
  package let began: Int64

  package init(server: String, file: String, backup: String, began: Int64 = Backups.systemTime()) {
    self.server = server
    self.file = file
    self.backup = backup
    self.began = began
  }

  /// When it was, for people.
  package var time: String { BackupName.shown(began) }

  /// In the folder of the backup, so that the next run finds it.
  package static func path(beside backup: String) -> String {
    "\(Path.folder(of: backup))/openmetadata-sso.applying.json"
  }

  package func write() throws(FileError) {
    let json = JSON.object([
      ("server", .text(server)), ("file", .text(file)), ("backup", .text(backup)), ("began", .number(Int(began))),
    ])
    try FileWriter().create(Self.path(beside: backup), Array(json.source(.document).utf8), mode: 0o600)
  }

  /// Nil if no run was cut off there.
  package static func left(beside backup: String) -> ApplyJournal? {
    guard let bytes = try? InputFile.read(path(beside: backup), limit: 64 << 10), let json = try? JSON.parse(bytes),
      let server = json["server"]?.text, let file = json["file"]?.text, let name = json["backup"]?.text,
      case .number(let digits) = json["began"]
    else { return nil }
    return ApplyJournal(server: server, file: file, backup: name, began: Int64(digits) ?? 0)
  }

  package static func remove(beside backup: String) { _ = FileSystem.live.remove(path(beside: backup)) }
}

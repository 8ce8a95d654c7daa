import ArgumentParser
import Files
import Glibc
import Session
import SignOn
import Text
import TextUI

/// Undoes a change to a file.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", _superCommandName: Program.name,
    abstract: "Restores a file from one of its backups.",
    discussion: """
      Every change saves the previous version beside the file. The newest backup that differs is restored, after you \
      have seen and confirmed the difference; what it replaces is backed up too, so this can be undone.

      Examples:

        openmetadata-sso restore openmetadata.yaml
        openmetadata-sso restore openmetadata.yaml --list
      """)

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Flag(help: "List the backups and change nothing.")
  var list = false

  @Option(help: ArgumentHelp("Restore this backup from the list.", valueName: "backup"), completion: .file())
  var backup: String?

  @Flag(name: .shortAndLong, help: "Do not prompt.")
  var yes = false

  @Flag(help: "Print the result as JSON; requires --list or --yes.")
  var json = false

  func validate() throws {
    if json, !list, !yes { throw ValidationError("--json requires --list or --yes") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let replacer = FileReplacer()
      do {
        let all = try replacer.backups.list(for: file)
        if list {
          if all.isEmpty { _ = try replacer.read(file) }
          return try put(all)
        }
        try restore(all, replacer)
      } catch let error as FileError {
        throw Refusal(error)
      }
    }
  }

  private func restore(_ all: [Backup], _ replacer: FileReplacer) throws {
    let now = try current(replacer)
    guard let chosen = try chosen(all, now, replacer.backups) else {
      if now == nil { _ = try replacer.read(file) }
      throw Refusal.file("there is no backup to restore for \(visible(file))")
    }
    let old = try replacer.backups.contents(chosen)
    let secrets = [now, old].compactMap { try? Document.read($0 ?? [], named: file) }.flatMap {
      OpenedFiles([$0]).secrets
    }
    let difference = Difference(old: now ?? [], new: old, secrets: secrets).shown(old: file, new: chosen.path)
    if !json { try Output.put(difference) }
    if !yes { try Confirmation.ask("Restore this version?") }
    let done = try replacer.restore(file, from: chosen)
    done.tell("restored", file)
    guard json else { return }
    try Output.put(
      JSON.result(
        .done,
        [
          ("file", .text(file)), ("restored", .text(chosen.path)), ("kept", .optional(done.backup)),
          ("difference", .text(difference)), ("notes", .texts(done.notes.map(\.message))),
        ]))
  }

  /// Nil if the file is gone.
  private func current(_ replacer: FileReplacer) throws -> [UInt8]? {
    do throws(FileError) {
      return try replacer.read(file).bytes
    } catch {
      guard error.cause == .notThere else { throw error }
      return nil
    }
  }

  private func chosen(_ all: [Backup], _ now: [UInt8]?, _ backups: Backups) throws -> Backup? {
    guard let backup else { return try all.first { try backups.contents($0) != now } }
    let name = Path.name(of: backup)
    guard let found = all.first(where: { Path.name(of: $0.path) == name }) else {
      throw Refusal.usage("\(visible(backup)) is not a backup of \(visible(file)); see --list")
    }
    return found
  }

  /// As JSON `{"status", "file", "backups": [{"file", "taken", "bytes"}]}`, newest first; `taken` in milliseconds since
  /// 1970.
  private func put(_ all: [Backup]) throws {
    if json {
      let items = all.map { backup in
        JSON.object([
          ("file", .text(backup.path)), ("taken", .number(Int(backup.taken))), ("bytes", .number(backup.size)),
        ])
      }
      return try Output.put(JSON.result(.done, [("file", .text(file)), ("backups", .list(items))]))
    }
    try Output.put(all.map { "\($0.time)  \($0.size) bytes  \(visible($0.path))\n" }.joined())
    if all.isEmpty { complain("there is no backup to restore for \(visible(file))") }
  }
}

/// A yes/no confirmation at the terminal.
enum Confirmation {
  /// - Throws: `Refusal` if the answer is not yes, or there is no terminal.
  static func ask(_ question: String) throws {
    guard try isYes("\(question) y/N ") else {
      throw Refusal(message: "cancelled; nothing was changed", status: .abandoned)
    }
  }

  /// - Parameter fallback: What an empty answer means.
  /// - Throws: `Refusal` if there is no terminal.
  static func isYes(_ question: String, fallback: Bool = false) throws -> Bool {
    let answer = try answer(question)
    return answer.isEmpty ? fallback : ["y", "yes"].contains(answer)
  }

  /// In small letters; empty if nothing is answered.
  ///
  /// - Throws: `Refusal` if there is no terminal.
  static func answer(_ question: String) throws -> String {
    try line(question, without: "use --yes to skip the prompt")?.trimmed.lowercased() ?? ""
  }

  /// What is typed without being shown.
  ///
  /// - Throws: `Refusal` if nothing is, or there is no terminal.
  static func secret(_ prompt: String) throws -> Secret {
    guard let text = try line(prompt, isSecret: true, without: "read it from a file"), !text.isEmpty else {
      throw Refusal(message: "cancelled; nothing was changed", status: .abandoned)
    }
    return Secret(text)
  }

  private static func line(_ prompt: String, isSecret: Bool = false, without way: String) throws -> String? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { throw Refusal.usage("there is no terminal to prompt on; \(way)") }
    defer { close(terminal) }
    return LineTerminal(input: terminal, output: terminal).ask(prompt, isSecret: isSecret)
  }
}

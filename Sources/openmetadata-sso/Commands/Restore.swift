import ArgumentParser
import Files
import Glibc
import Session
import SignOn
import Text
import TextUI

/// The way back from a change.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Brings back what a file held before.",
    discussion: """
      Every change keeps what was there beside the file. The newest of these that differs comes back, after the \
      difference was shown and confirmed; what it replaces is kept in the same way, so this can be undone too.
      """)

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Flag(help: "List what can be brought back, and change nothing.")
  var list = false

  @Option(help: ArgumentHelp("Bring back this one of the list.", valueName: "backup"), completion: .file())
  var backup: String?

  @Flag(name: .shortAndLong, help: "Ask nothing.")
  var yes = false

  @Flag(help: "The result as JSON; needs --list or --yes.")
  var json = false

  func validate() throws {
    if json, !list, !yes { throw ValidationError("--json goes with --list or --yes") }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let replacer = FileReplacer()
      do {
        let all = try replacer.backups.list(for: file)
        if list { return try put(all) }
        try restore(all, replacer)
      } catch let error as FileError {
        throw Refusal(error)
      }
    }
  }

  private func restore(_ all: [Backup], _ replacer: FileReplacer) throws {
    let now = try current(replacer)
    guard let chosen = try chosen(all, now, replacer.backups) else {
      throw Refusal.file("there is nothing to bring back for \(visible(file))")
    }
    let old = try replacer.backups.contents(chosen)
    let secrets = [now, old].compactMap { try? Document.read($0 ?? [], named: file) }.flatMap {
      OpenedFiles([$0]).secrets
    }
    let difference = Difference(old: now ?? [], new: old, secrets: secrets).shown(old: file, new: chosen.path)
    if !json { try Output.put(difference) }
    if !yes { try Confirmation.ask("Bring this back?") }
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

  /// Nil where the file is gone.
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
      throw Refusal.usage("\(visible(backup)) is not in the list of \(visible(file)); see --list")
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
    if all.isEmpty { complain("there is nothing to bring back for \(visible(file))") }
  }
}

/// A question that has to be answered with yes, at the terminal.
enum Confirmation {
  /// - Throws: `Refusal` where the answer is another, or nobody can be asked.
  static func ask(_ question: String) throws {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { throw Refusal.usage("there is no terminal to ask at; --yes goes on without asking") }
    defer { close(terminal) }
    let answer = LineTerminal(input: terminal, output: terminal).ask("\(question) y/N ", isSecret: false)
    guard ["y", "yes"].contains(answer?.trimmed.lowercased() ?? "") else {
      throw Refusal(message: "left; nothing was changed", status: .abandoned)
    }
  }
}

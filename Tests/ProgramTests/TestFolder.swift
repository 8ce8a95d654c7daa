import Foundation
import Testing

@testable import Files

/// A folder of its own for one test.
struct TestFolder {
  let path: String

  static func with(_ use: (TestFolder) async throws -> Void) async throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try await use(TestFolder(path: url.path))
  }

  subscript(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ name: String, _ text: String, mode: mode_t = 0o644) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: self[name]))
    try #require(chmod(self[name], mode) == 0)
  }

  func text(_ name: String) -> String { (try? String(contentsOfFile: self[name], encoding: .utf8)) ?? "" }

  func status(_ name: String) throws -> FileStatus { try #require(FileSystem.live.status(self[name])) }

  var names: [String] { FileSystem.live.names(path).sorted() }
  var backups: [String] { names.filter { $0.hasSuffix(".bak") } }
  var temporaries: [String] { names.filter { $0.hasPrefix(TemporaryFile.prefix) } }
}

extension FileReplacer {
  /// Reads and replaces in one go.
  @discardableResult
  func replace(
    _ path: String, with text: String, holdsSecret: Bool = false, verify: ([UInt8]) -> String? = { _ in nil }
  ) throws(FileError) -> Replaced {
    try replace(read(path).snapshot, with: Array(text.utf8), holdsSecret: holdsSecret, verify: verify)
  }
}

/// Why something could not be done; nil where it could.
func cause(_ body: () throws(FileError) -> some Any) -> FileError.Cause? {
  do throws(FileError) {
    _ = try body()
    return nil
  } catch {
    return error.cause
  }
}

func failing<Number: SignedInteger>(with number: Int32) -> Number {
  errno = number
  return -1
}

extension FileSystem {
  /// The same calls, each announced by its name before it is made.
  func announced(to hear: @escaping @Sendable (String) -> Void) -> FileSystem {
    @Sendable func announced<each Argument, Answer>(
      _ name: String, _ call: @escaping @Sendable (repeat each Argument) -> Answer
    ) -> @Sendable (repeat each Argument) -> Answer {
      { (argument: repeat each Argument) in
        hear(name)
        return call(repeat each argument)
      }
    }
    let live = self
    var system = self
    system.status = announced("status", live.status)
    system.statusOfOpen = announced("statusOfOpen", live.statusOfOpen)
    system.readLink = announced("readLink", live.readLink)
    system.isWritable = announced("isWritable", live.isWritable)
    system.create = announced("create", live.create)
    system.open = announced("open", live.open)
    system.openDirectory = announced("openDirectory", live.openDirectory)
    system.lock = announced("lock", live.lock)
    system.unlock = announced("unlock", live.unlock)
    system.changeOwner = announced("changeOwner", live.changeOwner)
    system.changeMode = announced("changeMode", live.changeMode)
    system.copyAttributes = announced("copyAttributes", live.copyAttributes)
    system.write = announced("write", live.write)
    system.read = announced("read", live.read)
    system.synchronize = announced("synchronize", live.synchronize)
    system.close = announced("close", live.close)
    system.link = announced("link", live.link)
    system.rename = announced("rename", live.rename)
    system.remove = announced("remove", live.remove)
    system.makeDirectory = announced("makeDirectory", live.makeDirectory)
    system.names = announced("names", live.names)
    return system
  }
}

import Foundation
import TestThreads
import Testing

@testable import Files

/// A program that is killed at any point of a replacement leaves the whole old or the whole new file.
@Suite(.waiting) struct ReplacementKillTests {
  private static let old = String(repeating: "old line\n", count: 600)
  private static let new = String(repeating: "new line, longer\n", count: 600)

  @Test func killedBeforeAndAfterEveryCallTheFileIsWhole() async throws {
    let calls = Heard<String>()
    try await TestFolder.with { folder in
      try Self.prepare(folder)
      try Self.replace(folder["a"], FileSystem.live.inHalves.announced { calls.hear($0) })
    }
    let steps: Set = [
      "status", "statusOfOpen", "readLink", "isWritable", "create", "open", "openDirectory", "lock", "changeMode",
      "copyAttributes", "write", "read", "synchronize", "close", "link", "rename", "remove", "names",
    ]
    #expect(steps.isSubset(of: calls.all))
    #expect(geteuid() != 0 || calls.all.contains("changeOwner"))
    let rename = try #require(calls.all.firstIndex(of: "rename"))
    #expect(calls.all.filter { $0 == "rename" }.count == 1)
    for stop in 0..<calls.all.count {
      try await TestFolder.with { folder in
        try Self.prepare(folder)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder["a"] as String, stop = stop as Int] in
          let count = Heard<String>()
          let system = FileSystem.live.inHalves.announced { call in
            if count.all.count == stop { kill(getpid(), SIGKILL) }
            count.hear(call)
          }
          try Self.replace(path, system)
        }
        let point: Comment = "killed before call \(stop), \(calls.all[stop])"
        try Self.judge(folder, isNew: stop > rename, point)
      }
    }
  }

  /// Five backups are there, so that the oldest has to go.
  private static func prepare(_ folder: TestFolder) throws {
    try folder.write("real", old, mode: 0o640)
    if geteuid() == 0 { #expect(chown(folder["real"], 1234, 2345) == 0) }
    symlink("real", folder["a"])
    for number in 1...5 {
      let name = BackupName.name(base: "real", taken: Int64(number) * 1000)
      try folder.write(name, "backup \(number)", mode: 0o600)
    }
  }

  private static func replace(_ path: String, _ system: FileSystem) throws {
    try FileReplacer(system: system).replace(path, with: new, holdsSecret: true)
  }

  private static func judge(_ folder: TestFolder, isNew: Bool, _ point: Comment) throws {
    #expect(folder.text("real") == (isNew ? new : old), point)
    #expect(try folder.status("real").mode == 0o640, point)
    #expect(try geteuid() != 0 || folder.status("real").owner == 1234, point)
    #expect(try folder.status("a").kind == .link, point)
    #expect(folder.temporaries.count <= 1, point)
    #expect((5...6).contains(folder.backups.count), point)
    for name in folder.temporaries { #expect(try folder.status(name).mode & ~0o640 == 0, point) }
    let added = folder.backups.filter { !folder.text($0).hasPrefix("backup ") }
    #expect(added.count <= 1, point)
    for name in added {
      #expect(folder.text(name) == old, point)
      #expect(try folder.status(name).mode == 0o600, point)
    }
    #expect(!isNew || added.count == 1, point)

    try FileReplacer().replace(folder["a"], with: "third", holdsSecret: true)
    #expect(folder.text("real") == "third", point)
    #expect(folder.temporaries == [], point)
    #expect(folder.backups.count == 5, point)
    _ = try FileReplacer().restore(folder["a"])
    #expect(folder.text("real") == (isNew ? new : old), point)
  }
}

extension FileSystem {
  /// Writes take half of what they are given, so that a file is seen half written.
  fileprivate var inHalves: FileSystem {
    var system = self
    system.write = { file, bytes in
      let half = bytes.count > 4000 ? bytes.count / 2 : bytes.count
      return FileSystem.live.write(file, UnsafeRawBufferPointer(rebasing: bytes[..<half]))
    }
    return system
  }
}

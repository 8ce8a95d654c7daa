import Foundation
import Synchronization
import Testing

@testable import Files

@Suite struct ReplacementRaceTests {
  @Test(arguments: ["content", "same size", "other file", "gone", "folder", "mode", "link"])
  func aFileThatChangedSinceItWasReadIsLeftAlone(change: String) async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      let snapshot = try FileReplacer().read(folder["a"]).snapshot
      try meddle(change, in: folder)
      let before = folder.names
      let found = cause { () throws(FileError) in
        try FileReplacer().replace(snapshot, with: Array("new".utf8), holdsSecret: false)
      }
      if change == "mode" {
        #expect(found == nil)
        #expect(try folder.status("a").mode == 0o600)
      } else {
        #expect(found == (change == "folder" ? .isDirectory : .changedMeanwhile))
        #expect(folder.names == before)
        #expect(folder.text("a") != "new")
      }
    }
  }

  @Test(arguments: ["content", "same size", "other file", "gone", "folder", "mode", "link"])
  func aFileThatChangesInTheLastMomentIsLeftAlone(change: String) async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      var system = FileSystem.live
      system.changeMode = { file, mode in
        if mode == 0o644, folder.temporaries.count == 1, folder.backups.count == 1 {
          try? meddle(change, in: folder)
        }
        return FileSystem.live.changeMode(file, mode)
      }
      let found = cause { () throws(FileError) in try FileReplacer(system: system).replace(folder["a"], with: "new") }
      #expect(found == (change == "folder" ? .isDirectory : .changedMeanwhile))
      #expect(folder.temporaries == [])
      #expect(folder.backups == [])
      #expect(folder.text("a") != "new")
    }
  }

  /// Each writer adds its own line to what it has read; what counts as written has to be in the file at the end.
  @Test(arguments: [2, 6, 12]) func ofManyWritersNoneLosesAnothersChange(writers: Int) async throws {
    let rounds = ProcessInfo.processInfo.environment["WRITER_ROUNDS"].flatMap { Int($0) } ?? 20
    for round in 0..<rounds {
      try await TestFolder.with { folder in
        try folder.write("a", "")
        let written = await withTaskGroup(of: String?.self) { group in
          for writer in 0..<writers {
            group.addTask {
              let line = "\(round).\(writer)\n"
              guard let (bytes, snapshot) = try? FileReplacer().read(folder["a"]) else { return nil }
              let new = bytes + Array(line.utf8)
              return (try? FileReplacer().replace(snapshot, with: new, holdsSecret: false)) == nil ? nil : line
            }
          }
          return await group.reduce(into: [String]()) { if let line = $1 { $0.append(line) } }
        }
        #expect(!written.isEmpty)
        #expect(folder.text("a").split(separator: "\n").map { "\($0)\n" }.sorted() == written.sorted())
        #expect(folder.temporaries == [])
      }
    }
  }

  @Test func aFileThatSomebodyHoldsLockedIsNotReplaced() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      let other = open(folder["a"], O_RDONLY)
      defer { close(other) }
      #expect(flock(other, LOCK_EX) == 0)
      var replacer = FileReplacer()
      replacer.patience = 0
      #expect(cause { () throws(FileError) in try replacer.replace(folder["a"], with: "new") } == .busy)
      #expect(folder.names == ["a"] && folder.text("a") == "old")
    }
  }

  @Test func aFileSystemWithoutLocksIsWrittenToAllTheSame() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      var system = FileSystem.live
      system.lock = { _ in failing(with: ENOLCK) }
      try FileReplacer(system: system).replace(folder["a"], with: "new")
      #expect(folder.text("a") == "new")
    }
  }

  @Test func onlyAChangedFileHasTheStatusOfItsOwn() {
    #expect(FileError(path: "a", cause: .changedMeanwhile).status == .fileChanged)
    #expect(FileError(path: "a", cause: .busy).status == .fileChanged)
    #expect(FileError(path: "a", cause: .diskFull).status == .fileTrouble)
  }

  @Test(arguments: [
    (ENOSPC, FileError.Cause.diskFull), (EDQUOT, .diskFull), (EROFS, .readOnly), (EACCES, .folderNotWritable),
    (EPERM, .notPermitted), (EBUSY, .mounted),
  ])
  func aFailureSaysWhyAndLeavesTheOldFile(number: Int32, expected: FileError.Cause) async throws {
    for (step, system) in systemsThatFail(with: number) {
      try await TestFolder.with { folder in
        try folder.write("a", "old")
        let found = cause { () throws(FileError) in try FileReplacer(system: system).replace(folder["a"], with: "new") }
        #expect(found == expected, "\(step)")
        #expect(folder.names == ["a"], "\(step)")
        #expect(folder.text("a") == "old", "\(step)")
      }
    }
  }

  /// Another program's cleanup has opened and locked it between creating and locking, and removes it a moment later.
  @Test func aTemporaryFileThatIsBeingRemovedIsNotUsed() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      var system = FileSystem.live
      let cleanups = Mutex<[Int32]>([])
      system.lock = { file in
        guard folder.temporaries.count == 1, cleanups.withLock({ $0.isEmpty }) else {
          return FileSystem.live.lock(file)
        }
        let other = open(folder[folder.temporaries[0]], O_RDONLY)
        cleanups.withLock { $0.append(other) }
        #expect(FileSystem.live.lock(other) == 0)
        return FileSystem.live.lock(file)
      }
      let new = try TemporaryFile(in: folder.path, mode: 0o600, for: "a", system: system)
      #expect(folder.temporaries.count == 2 && cleanups.withLock { $0.count } == 1)
      for name in folder.temporaries where folder[name] != new.path { unlink(folder[name]) }
      cleanups.withLock { $0.forEach { close($0) } }
      #expect(folder.temporaries.map { folder[$0] } == [new.path])
      new.discard(system)
    }
  }

  @Test func aTemporaryFileOfARunningProgramIsNotRemoved() async throws {
    try await TestFolder.with { folder in
      let live = try TemporaryFile(in: folder.path, mode: 0o600, for: "a", system: .live)
      try folder.write("\(TemporaryFile.prefix)stale", "")
      try folder.write(".other", "")
      try FileManager.default.createSymbolicLink(
        atPath: folder["\(TemporaryFile.prefix)link"], withDestinationPath: ".other")
      TemporaryFile.removeStale(in: folder.path, system: .live)
      #expect(folder.names == [Path.name(of: live.path), "\(TemporaryFile.prefix)link", ".other"].sorted())
      live.discard(.live)
    }
  }

  @Test func aTemporaryFileThatWasTakenAwayIsMadeAnew() async throws {
    try await TestFolder.with { folder in
      let locked = Heard<Int32>()
      var system = FileSystem.live
      system.lock = { file in
        if locked.all.isEmpty, let name = folder.temporaries.first { unlink(folder[name]) }
        locked.hear(file)
        return FileSystem.live.lock(file)
      }
      let file = try TemporaryFile(in: folder.path, mode: 0o600, for: "a", system: system)
      #expect(folder.temporaries == [Path.name(of: file.path)])
      #expect(locked.all.count == 2)
      file.discard(system)
      #expect(folder.names == [])
    }
  }
}

/// What another program does to the file `a` meanwhile.
private func meddle(_ change: String, in folder: TestFolder) throws {
  let handle = { FileHandle(forWritingAtPath: folder["a"]) }
  switch change {
  case "content": try handle()?.write(contentsOf: Data("theirs".utf8))
  case "same size": try handle()?.write(contentsOf: Data("OLD".utf8))
  case "other file":
    try folder.write("b", "their")
    rename(folder["b"], folder["a"])
  case "gone": unlink(folder["a"])
  case "folder":
    unlink(folder["a"])
    mkdir(folder["a"], 0o755)
  case "mode": chmod(folder["a"], 0o600)
  default:
    try folder.write("b", "old")
    unlink(folder["a"])
    symlink("b", folder["a"])
  }
}

/// A system for each step that can fail, by the step's name.
private func systemsThatFail(with number: Int32) -> [(String, FileSystem)] {
  func system(_ change: (inout FileSystem) -> Void) -> FileSystem {
    var system = FileSystem.live
    change(&system)
    return system
  }
  var all = [
    ("create", system { $0.create = { _, _ in failing(with: number) } }),
    ("write", system { $0.write = { _, _ in failing(with: number) } }),
    ("changeMode", system { $0.changeMode = { _, _ in failing(with: number) } }),
    ("synchronize", system { $0.synchronize = { _ in failing(with: number) } }),
    ("rename", system { $0.rename = { _, _ in failing(with: number) } }),
  ]
  if number != EPERM { all.append(("link", system { $0.link = { _, _ in failing(with: number) } })) }
  return all
}

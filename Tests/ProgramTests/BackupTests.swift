import Foundation
import Testing

@testable import Files

@Suite struct BackupTests {
  @Test func theNewestFiveAreKeptNewestFirst() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "0")
      for number in 1...8 as ClosedRange<Int64> {
        try FileReplacer(now: { Ticks.start + number * 1000 }).replace(folder["a"], with: "\(number)")
      }
      let list = try FileReplacer(now: { Ticks.start + 9000 }).backups.list(for: folder["a"])
      #expect(try list.map { try text(of: $0) } == ["7", "6", "5", "4", "3"])
      #expect(list.map(\.taken) == [8, 7, 6, 5, 4].map { Ticks.start + $0 * 1000 })
      #expect(list.map(\.size) == [1, 1, 1, 1, 1])
      #expect(list.map(\.path).sorted(by: >) == list.map(\.path))
      #expect(list[0].time == "2026-11-22 23:16:37 UTC")
      #expect(list[0].path == folder["a.20261122-231637-123.bak"])
    }
  }

  @Test func whatSomebodyElsePlantedIsNoBackup() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "0")
      try folder.write("a.20261122-231630-000.bak", "planted")
      var backups = FileReplacer(now: { Ticks.start + 9000 }).backups
      #expect(try backups.list(for: folder["a"]).count == 1)
      let mine = geteuid()
      backups.system.status = { path in
        var status = FileSystem.live.status(path)
        status?.owner = path.hasSuffix(".bak") ? mine + 1 : mine
        return status
      }
      #expect(try backups.list(for: folder["a"]).isEmpty)
    }
  }

  @Test func aBackupFromTheFutureIsNone() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "0")
      try folder.write("a.29991231-235959-999.bak", "planted")
      #expect(try FileReplacer(now: { Ticks.start }).backups.list(for: folder["a"]).isEmpty)
    }
  }

  @Test func theOldestGoesOnlyAfterTheNewFileIsWritten() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "0")
      for number in 1...5 { try FileReplacer().replace(folder["a"], with: "\(number)") }
      let before = folder.names
      var system = FileSystem.live
      system.rename = { _, _ in failing(with: EIO) }
      #expect(cause { () throws(FileError) in try FileReplacer(system: system).replace(folder["a"], with: "x") } != nil)
      #expect(folder.names == before)
    }
  }

  @Test func theirOrderHoldsThoughTheClockIsPutBack() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "0")
      for (time, content) in [(5000, "1"), (1000, "2"), (1000, "3")] as [(Int64, String)] {
        try FileReplacer(now: { time }).replace(folder["a"], with: content)
      }
      let list = try Backups().list(for: folder["a"])
      #expect(try list.map { try text(of: $0) } == ["2", "1", "0"])
      #expect(list.map(\.taken) == [5002, 5001, 5000])
    }
  }

  @Test func restoringCanItselfBeUndone() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "one", mode: 0o640)
      let replacer = FileReplacer()
      try replacer.replace(folder["a"], with: "two")
      for expected in ["one", "two", "one", "two"] {
        _ = try replacer.restore(folder["a"])
        #expect(folder.text("a") == expected)
        #expect(try folder.status("a").mode == 0o640)
      }
      let first = try #require(try replacer.backups.list(for: folder["a"]).last)
      #expect(try text(of: first) == "one")
      _ = try replacer.restore(folder["a"], from: first)
      #expect(folder.text("a") == "one")
      #expect(folder.temporaries == [])
    }
  }

  @Test func withoutABackupNothingIsRestored() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "one")
      let foreign = Backup(path: folder["b.20261122-231637-123.bak"], taken: 1, size: 1)
      #expect(cause { () throws(FileError) in try FileReplacer().restore(folder["a"]) } == .noBackup)
      #expect(cause { () throws(FileError) in try FileReplacer().restore(folder["a"], from: foreign) } == .notThere)
      #expect(cause { () throws(FileError) in try FileReplacer().restore(folder["none"]) } == .notThere)
      #expect(folder.names == ["a"])
    }
  }

  @Test func aFileThatIsGoneComesBack() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "one", mode: 0o600)
      try FileReplacer().replace(folder["a"], with: "two", holdsSecret: true)
      unlink(folder["a"])
      _ = try FileReplacer().restore(folder["a"])
      #expect(folder.text("a") == "one")
      #expect(try folder.status("a").mode == 0o600)
    }
  }

  @Test func aBackupThatIsThereAlreadyIsNotMadeAgain() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "one", mode: 0o644)
      try folder.write("a.20200101-000000-000.bak", "one", mode: 0o600)
      try FileReplacer().replace(folder["a"], with: "two", holdsSecret: true)
      #expect(folder.backups == ["a.20200101-000000-000.bak"])
      try FileReplacer().replace(folder["a"], with: "one", holdsSecret: true)
      #expect(folder.backups.count == 2)
    }
  }

  @Test(arguments: [
    "a.20261122-231629-123.bak.x", "a.2026-231629-123.bak", "a.bak", "b.20261122-231629-123.bak",
    "a.20261122-231629-12x.bak", "aa.20261122-231629-123.bak", "a.b.20261122-231629-123.bak",
  ])
  func aNameOfAnotherShapeIsNoBackup(name: String) {
    #expect(BackupName.taken(name, base: "a") == nil)
  }

  @Test func aNameTellsWhenItWasTaken() {
    #expect(BackupName.name(base: "a", taken: Ticks.start) == "a.20261122-231629-123.bak")
    for taken in [0, 999, 1000, 951_782_400_001, Ticks.start, 4_102_444_799_999] as [Int64] {
      #expect(BackupName.taken(BackupName.name(base: "x.y", taken: taken), base: "x.y") == taken)
    }
  }

  @Test func withoutSecondNamesABackupIsRenamedIntoPlace() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "one")
      var system = FileSystem.live
      system.link = { _, _ in failing(with: EPERM) }
      try FileReplacer(system: system).replace(folder["a"], with: "two")
      #expect(folder.backups.map(folder.text) == ["one"])
      #expect(folder.temporaries == [])
    }
  }

  private func text(of backup: Backup) throws -> String {
    String(decoding: try Backups().contents(backup), as: UTF8.self)
  }
}

private enum Ticks {
  /// 2026-11-22 23:16:29.123 UTC.
  static let start: Int64 = 1_795_389_389_123
}

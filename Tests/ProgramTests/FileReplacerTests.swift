import CAttributes
import Foundation
import Testing

@testable import Files

@Suite struct FileReplacerTests {
  @Test func theFileHoldsTheNewContentAndTheOldOneIsBesideIt() async throws {
    try await TestFolder.with { folder in
      try folder.write("a.yaml", "old", mode: 0o640)
      let replaced = try FileReplacer().replace(folder["a.yaml"], with: "new")
      #expect(folder.text("a.yaml") == "new")
      #expect(try folder.status("a.yaml").mode == 0o640)
      let backup = try #require(replaced.backup)
      #expect(try String(contentsOfFile: backup, encoding: .utf8) == "old")
      #expect(folder.names == ["a.yaml", Path.name(of: backup)])
      #expect(try folder.status(Path.name(of: backup)).mode == 0o640)
      #expect(replaced.notes == [])
      _ = try FileReplacer().replace(replaced.snapshot, with: Array("newer".utf8), holdsSecret: false)
      #expect(folder.text("a.yaml") == "newer")
    }
  }

  @Test func theSameContentIsNotWrittenAgain() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      let before = try folder.status("a")
      #expect(try FileReplacer().replace(folder["a"], with: "old").backup == nil)
      #expect(try folder.status("a") == before)
      #expect(folder.names == ["a"])
    }
  }

  @Test func linksAreFollowedAndStayLinks() async throws {
    try await TestFolder.with { folder in
      let files = FileManager.default
      try files.createDirectory(atPath: folder["real"], withIntermediateDirectories: false)
      try files.createSymbolicLink(atPath: folder["folder"], withDestinationPath: "real")
      try folder.write("real/a", "old")
      try files.createSymbolicLink(atPath: folder["real/second"], withDestinationPath: "a")
      try files.createSymbolicLink(atPath: folder["first"], withDestinationPath: folder["folder/second"])
      try FileReplacer().replace(folder["first"], with: "new")
      #expect(folder.text("real/a") == "new")
      #expect(try folder.status("first").kind == .link)
      #expect(try folder.status("real/second").kind == .link)
      #expect(folder.names == ["first", "folder", "real"])
      #expect(try Backups().list(for: folder["first"]).count == 1)
    }
  }

  @Test func whatIsNoFileIsRefused() async throws {
    try await TestFolder.with { folder in
      let files = FileManager.default
      for (name, target) in [("dangling", "nowhere"), ("loop", "loop"), ("in", "loop/x"), ("round", "dot/round")] {
        try files.createSymbolicLink(atPath: folder[name], withDestinationPath: target)
      }
      try files.createSymbolicLink(atPath: folder["dot"], withDestinationPath: ".")
      try files.createDirectory(atPath: folder["folder"], withIntermediateDirectories: false)
      #expect(mkfifo(folder["pipe"], 0o600) == 0)
      func read(_ name: String) -> FileError.Cause? {
        cause { () throws(FileError) in try FileReplacer().read(folder[name]) }
      }
      #expect(read("dangling") == .danglingLink(folder["nowhere"]))
      #expect(["loop", "in", "round"].map(read) == [.linkLoop, .linkLoop, .linkLoop])
      #expect(read("folder") == .isDirectory)
      #expect(read("pipe") == .isNoFile)
      #expect(read("missing") == .notThere)
      #expect(read(String(repeating: "n", count: 300)) == .nameTooLong)
      #expect(cause { () throws(FileError) in try FileReplacer().read("/dev/null") } == .isNoFile)
    }
  }

  @Test func aFileWithOtherNamesIsRefused() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      #expect(link(folder["a"], folder["b"]) == 0)
      let found = cause { () throws(FileError) in try FileReplacer().replace(folder["a"], with: "new") }
      #expect(found == .hasOtherNames(2))
      #expect(folder.names == ["a", "b"])
      #expect(folder.text("a") == "old")
    }
  }

  @Test func whatDoesNotMeanWhatWasMeantIsNotPutInPlace() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      let found = cause { () throws(FileError) in
        try FileReplacer().replace(folder["a"], with: "new") { $0 == Array("new".utf8) ? "no mapping" : nil }
      }
      #expect(found == .notAsMeant("no mapping"))
      #expect(folder.names == ["a"])
      #expect(folder.text("a") == "old")
    }
  }

  @Test func aSecretIsNeverMoreVisibleThanBefore() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old", mode: 0o644)
      let modes = Heard<mode_t>()
      var system = FileSystem.live
      system.write = { file, bytes in
        modes.hear(FileSystem.live.statusOfOpen(file)?.mode ?? 0)
        return FileSystem.live.write(file, bytes)
      }
      let replaced = try FileReplacer(system: system).replace(folder["a"], with: "s3cret", holdsSecret: true)
      #expect(modes.all == [0o600, 0o600])
      #expect(replaced.notes == [.readableByOthers(0o644)])
      #expect(try folder.status("a").mode == 0o644)
      #expect(try folder.status(folder.backups[0]).mode == 0o600)
      try folder.write("b", "old", mode: 0o400)
      chmod(folder["b"], 0o600)
      #expect(try FileReplacer().replace(folder["b"], with: "s3cret", holdsSecret: true).notes == [])
    }
  }

  @Test func theDefaultAccessListOfTheFolderLetsNobodyIn() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old", mode: 0o640)
      // Version 2; user::rwx, user:65534:rwx, group::r-x, mask::rwx, other::---.
      let entries: [(UInt8, UInt8, UInt32)] = [(1, 7, .max), (2, 7, 65534), (4, 5, .max), (16, 7, .max), (32, 0, .max)]
      let list: [UInt8] =
        [2, 0, 0, 0]
        + entries.flatMap { tag, rights, who -> [UInt8] in
          [tag, 0, rights, 0] + (0..<4).map { UInt8(truncatingIfNeeded: who >> ($0 * 8)) }
        }
      guard setxattr(folder.path, "system.posix_acl_default", list, list.count, 0) == 0 else { return }
      try FileReplacer().replace(folder["a"], with: "new")
      for name in ["a"] + folder.backups {
        #expect(getxattr(folder[name], "system.posix_acl_access", nil, 0) < 0)
        #expect(try folder.status(name).mode == 0o640)
      }
    }
  }

  @Test func aNameThatAKilledProgramLeftIsRemovedFirst() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      #expect(link(folder["a"], folder[".openmetadata-sso-x"]) == 0)
      let replacer = FileReplacer()
      let snapshot = try replacer.read(folder["a"]).snapshot
      try replacer.check(snapshot)
      #expect(folder.names == ["a"])
    }
  }

  @Test func extendedAttributesStayOrAreNamed() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      let isSupported = setxattr(folder["a"], "user.kept", "value", 5, 0) == 0
      #expect(try FileReplacer().replace(folder["a"], with: "newer").notes == [])
      #expect(!isSupported || getxattr(folder["a"], "user.kept", nil, 0) == 5)
      var system = FileSystem.live
      system.copyAttributes = { _, _ in ["user.kept"] }
      let replaced = try FileReplacer(system: system).replace(folder["a"], with: "new")
      #expect(replaced.notes == [.attributesLost(["user.kept"])])
      #expect(Replaced.Note.attributesLost(["user.kept"]).message.contains("user.kept"))
    }
  }

  @Test func aFolderThatCannotBeSyncedIsSaid() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      var system = FileSystem.live
      system.openDirectory = { _ in failing(with: EIO) }
      #expect(try FileReplacer(system: system).replace(folder["a"], with: "new").notes == [.notSynced])
      #expect(folder.text("a") == "new")
    }
  }

  @Test func aLongNameStillHasABackup() async throws {
    try await TestFolder.with { folder in
      let name = String(repeating: "ä", count: 127)
      try folder.write(name, "old")
      try FileReplacer().replace(folder[name], with: "new")
      #expect(folder.text(name) == "new")
      #expect(try Backups().list(for: folder[name]).count == 1)
      _ = try FileReplacer().restore(folder[name])
      #expect(folder.text(name) == "old")
    }
  }
}

/// What was heard by concurrent closures, in order.
final class Heard<Element: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var elements: [Element] = []

  func hear(_ element: Element) { lock.withLock { elements.append(element) } }
  var all: [Element] { lock.withLock { elements } }
}

import Foundation
import TestThreads
import Testing

@testable import Files

/// What only root can set up: other people's files, small disks, read-only folders.
@Suite(.waiting, .enabled(if: geteuid() == 0, "needs root")) struct ForeignFileTests {
  @Test func rootKeepsOwnerGroupAndMode() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      #expect(chown(folder["a"], 1234, 2345) == 0)
      #expect(chmod(folder["a"], 0o2640) == 0)
      try FileReplacer().replace(folder["a"], with: "new")
      for name in ["a"] + folder.backups {
        let status = try folder.status(name)
        #expect([status.owner, status.group] == [1234, 2345])
        #expect(status.mode & 0o777 == 0o640)
      }
      #expect(try folder.status("a").mode == 0o2640)
      #expect(folder.backups.count == 1)
    }
  }

  @Test func somebodyElseIsToldWhyTheyCannot() async throws {
    try await TestFolder.with { folder in
      for name in ["open", "closed", "locked"] { mkdir(folder[name], 0o755) }
      try folder.write("open/foreign", "old", mode: 0o666)
      try folder.write("open/group", "old", mode: 0o644)
      try folder.write("open/read-only", "old", mode: 0o444)
      try folder.write("open/secret", "old", mode: 0o600)
      try folder.write("locked/own", "old", mode: 0o644)
      for name in ["open", "open/read-only", "locked/own"] { #expect(chown(folder[name], 65534, 65534) == 0) }
      #expect(chown(folder["open/group"], 65534, 0) == 0)
      await #expect(processExitsWith: .success) { [path = folder.path as String] in
        try #require(setgroups(0, nil) == 0 && setgid(65534) == 0 && setuid(65534) == 0)
        func found(_ name: String) -> FileError.Cause? {
          cause { () throws(FileError) in try FileReplacer().replace("\(path)/\(name)", with: "new") }
        }
        #expect(found("open/foreign") == .ownerNotKept)
        #expect(found("open/group") == .ownerNotKept)
        #expect(found("open/read-only") == .notWritable)
        #expect(found("open/secret") == .notReadable)
        #expect(found("locked/own") == .folderNotWritable)
      }
      #expect(folder.names == ["closed", "locked", "open"])
      for name in ["open/foreign", "open/group", "open/read-only", "open/secret", "locked/own"] {
        #expect(folder.text(name) == "old")
      }
      #expect(FileSystem.live.names(folder["open"]).count == 4)
      #expect(FileSystem.live.names(folder["locked"]).count == 1)
    }
  }

  @Test func inAHomeThatCannotBeWrittenThereAreNoDrafts() async throws {
    try await TestFolder.with { folder in
      await #expect(processExitsWith: .success) { [path = folder.path as String] in
        try #require(setgroups(0, nil) == 0 && setgid(65534) == 0 && setuid(65534) == 0)
        let drafts = Drafts(environment: ["HOME": path])
        #expect(drafts.begin() == nil)
        #expect(drafts.note?.contains("\(path)/.local/state") == true)
      }
      #expect(folder.names == [])
    }
  }

  @Test func aFullDiskKeepsTheOldFile() async throws {
    try await TestFolder.with { folder in
      guard mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0 else { return }
      defer { umount2(folder.path, Int32(MNT_DETACH)) }
      let old = String(repeating: "o", count: 20_000)
      try folder.write("a", old)
      for size in [30_000, 60_000, 200_000] {
        let new = String(repeating: "n", count: size)
        let found = cause { () throws(FileError) in try FileReplacer().replace(folder["a"], with: new) }
        #expect(found == .diskFull)
        #expect(folder.names == ["a"])
        #expect(folder.text("a") == old)
      }
    }
  }

  @Test func aReadOnlyFileSystemIsSaid() async throws {
    try await TestFolder.with { folder in
      guard mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0 else { return }
      defer { umount2(folder.path, Int32(MNT_DETACH)) }
      try folder.write("a", "old")
      try #require(mount("tmpfs", folder.path, "tmpfs", UInt(MS_RDONLY | MS_REMOUNT), nil) == 0)
      let found = cause { () throws(FileError) in try FileReplacer().replace(folder["a"], with: "new") }
      #expect(found == .readOnly)
      #expect(folder.text("a") == "old")
    }
  }

  @Test func aFileMountedByItselfIsSaid() async throws {
    try await TestFolder.with { folder in
      try folder.write("a", "old")
      try folder.write("b", "b")
      guard mount(folder["a"], folder["b"], nil, UInt(MS_BIND), nil) == 0 else { return }
      defer { umount2(folder["b"], Int32(MNT_DETACH)) }
      let found = cause { () throws(FileError) in try FileReplacer().replace(folder["b"], with: "new") }
      #expect(found == .mounted)
      #expect(folder.names == ["a", "b"])
      #expect(folder.text("a") == "old")
    }
  }
}

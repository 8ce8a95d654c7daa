import Foundation
import SignOn
import Testing
import Wizard

@testable import Files

@Suite struct FileWriterTests {
  @Test func aFileHoldsWhatWasMeantAndNothingElseIsLeft() throws {
    try withFolder { folder in
      try FileWriter().create("\(folder)/a.yaml", Array("a: 1\n".utf8), mode: 0o600)
      #expect(contents(of: "\(folder)/a.yaml") == "a: 1\n")
      #expect(names(in: folder) == ["a.yaml"])
      #expect(mode(of: "\(folder)/a.yaml") == 0o600)
    }
  }

  @Test func aFileWithASecretIsForItsOwnerAlone() throws {
    try withFolder { folder in
      let format = try #require(FileKind.named("docker-env"))
      var settings = Settings()
      try FileWriter().create("\(folder)/open.env", format.newFile(settings))
      settings.typed["client-secret"] = .secret(Secret("s3cret"))
      try FileWriter().create("\(folder)/closed.env", format.newFile(settings))
      #expect(mode(of: "\(folder)/closed.env") == 0o600)
      #expect(mode(of: "\(folder)/open.env") & 0o400 == 0o400)
      #expect(mode(of: "\(folder)/open.env") & 0o133 == 0)
      #expect(contents(of: "\(folder)/closed.env").contains("=s3cret\n"))
    }
  }

  @Test func severalFilesAreWrittenTogetherOrNotAtAll() throws {
    try withFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/b"))
      for missing in ["b", "missing/c"] {
        let planned = ["a", missing].map { PlannedFile(path: "\(folder)/\($0)", text: FileText("new\n")) }
        guard case .wrote(let files, let failure?) = FileWriter().write(planned) else {
          Issue.record("\(missing): no failure")
          continue
        }
        #expect(files.isEmpty && failure.message.contains(missing))
        #expect(names(in: folder) == ["b"] && contents(of: "\(folder)/b") == "old")
      }
    }
  }

  @Test func nothingThatIsThereIsTouched() throws {
    try withFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/file"))
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "\(folder)/nowhere")
      try FileManager.default.createDirectory(atPath: "\(folder)/folder", withIntermediateDirectories: false)
      let found = ["file", "link", "folder", "folder/", "missing/file", "file/x", String(repeating: "n", count: 300)]
        .map { cause(of: "\(folder)/\($0)") }
      #expect(
        found == [.exists, .exists, .isDirectory, .isDirectory, .folderMissing, .folderMissing, .nameTooLong])
      #expect(names(in: folder) == ["file", "folder", "link"])
      #expect(contents(of: "\(folder)/file") == "old")
    }
  }

  @Test func aFileThatAppearsMeanwhileIsNotReplaced() throws {
    try withFolder { folder in
      var writer = FileWriter()
      writer.system.link = { temporary, path in
        _ = FileManager.default.createFile(atPath: path, contents: Data("theirs".utf8))
        return FileSystem.live.link(temporary, path)
      }
      #expect(cause(of: "\(folder)/a", writer) == .exists)
      #expect(names(in: folder) == ["a"])
      #expect(contents(of: "\(folder)/a") == "theirs")
    }
  }

  @Test(arguments: [
    (EACCES, FileError.Cause.folderNotWritable), (EROFS, .readOnly), (ENOSPC, .diskFull), (EDQUOT, .diskFull),
    (EPERM, .notPermitted), (EIO, .other(String(cString: strerror(EIO)))),
  ])
  func aFailureSaysWhyAndLeavesNothing(number: Int32, expected: FileError.Cause) throws {
    for (step, writer) in writersThatFail(with: number) where step != "link" || number != EPERM {
      try withFolder { folder in
        #expect(cause(of: "\(folder)/a", writer) == expected, "\(step)")
        #expect(names(in: folder) == [], "\(step)")
      }
    }
  }

  @Test func shortAndInterruptedCallsAreCarriedOn() throws {
    try withFolder { folder in
      let calls = Counter()
      var writer = FileWriter()
      writer.system.write = { file, bytes in
        if calls.next() % 2 == 0 { return failing(EINTR) }
        return FileSystem.live.write(file, UnsafeRawBufferPointer(rebasing: bytes[..<1]))
      }
      writer.system.read = { file, bytes, offset in
        if calls.next() % 2 == 0 { return failing(EINTR) }
        return FileSystem.live.read(file, UnsafeMutableRawBufferPointer(rebasing: bytes[..<1]), offset)
      }
      try writer.create("\(folder)/a", Array("some text".utf8), mode: 0o600)
      #expect(contents(of: "\(folder)/a") == "some text")
    }
  }

  @Test func whatIsReadBackMustBeWhatWasWritten() throws {
    try withFolder { folder in
      var writer = FileWriter()
      writer.system.write = { file, bytes in
        _ = FileSystem.live.write(file, UnsafeRawBufferPointer(rebasing: bytes[1..<2]))
        return bytes.count
      }
      #expect(cause(of: "\(folder)/a", writer) == .differs)
      #expect(names(in: folder) == [])
    }
  }

  @Test func aFileSystemWithoutLinksGetsTheFileUnderItsOwnName() throws {
    try withFolder { folder in
      var writer = FileWriter()
      writer.system.link = { _, _ in failing(EPERM) }
      try writer.create("\(folder)/a", Array("text".utf8), mode: 0o600)
      #expect(names(in: folder) == ["a"])
      #expect(mode(of: "\(folder)/a") == 0o600)
      #expect(cause(of: "\(folder)/a", writer) == .exists)
    }
  }

  @Test(arguments: [("~", "/h"), ("~/a", "/h/a"), ("~a", "~a"), ("a/~", "a/~"), ("/a", "/a"), ("", "")])
  func aTildeAtTheStartIsTheHomeFolder(path: String, expanded: String) {
    #expect(FileWriter.expanded(path, home: "/h") == expanded)
    #expect(FileWriter.expanded(path, home: nil) == path)
  }
}

/// A writer for each step that can fail, by the step's name.
private func writersThatFail(with number: Int32) -> [(String, FileWriter)] {
  func writer(_ change: (inout FileSystem) -> Void) -> FileWriter {
    var writer = FileWriter()
    change(&writer.system)
    return writer
  }
  return [
    ("create", writer { $0.create = { _, _ in failing(number) } }),
    ("write", writer { $0.write = { _, _ in failing(number) } }),
    ("synchronize", writer { $0.synchronize = { _ in failing(number) } }),
    ("read", writer { $0.read = { _, _, _ in failing(number) } }),
    ("link", writer { $0.link = { _, _ in failing(number) } }),
  ]
}

private func failing<Number: SignedInteger>(_ number: Int32) -> Number {
  errno = number
  return -1
}

/// Counts across concurrent closures; used by one test at a time.
private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}

private func cause(of path: String, _ writer: FileWriter = FileWriter()) -> FileError.Cause? {
  do throws(FileError) {
    try writer.create(path, Array("new".utf8), mode: 0o600)
    return nil
  } catch {
    return error.cause
  }
}

private func withFolder(_ use: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("writer-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try use(folder.path)
}

private func names(in folder: String) -> [String]? {
  try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

private func contents(of path: String) -> String {
  (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
}

private func mode(of path: String) -> Int {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path)
  return (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? -1
}

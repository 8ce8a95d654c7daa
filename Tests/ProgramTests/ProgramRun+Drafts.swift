import Foundation
import Glibc
import SignOn
import Testing
import Wizard

@testable import Files

extension ProgramRun {
  var draftFolder: String { Self.draftFolder(of: folder) }

  private static func draftFolder(of folder: URL) -> String { folder.path + ".state/openmetadata-sso/drafts" }

  /// Puts a draft where a program that ran before would have left it.
  static func keepDraft(_ clientID: String, of folder: URL) throws {
    let answers = DraftAnswers([Field.clientID.id: Field.clientID.value(from: clientID)])
    let place = URL(fileURLWithPath: draftFolder(of: folder))
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(DraftText(subject: .setup(isRehearsal: false), answers: answers).bytes)
      .write(to: place.appendingPathComponent("earlier.json"))
  }

  /// The text of every draft that is there.
  var drafts: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: draftFolder).sorted()) ?? []
    return names.filter { $0.hasSuffix(".json") }.compactMap {
      try? String(contentsOfFile: "\(draftFolder)/\($0)", encoding: .utf8)
    }
  }

  /// Goes on when the text has reached a draft on the disk.
  func seeDraft(_ wanted: String, at location: SourceLocation = #_sourceLocation) throws {
    let watch = inotify_init1(Int32(IN_CLOEXEC))
    defer { close(watch) }
    try #require(inotify_add_watch(watch, draftFolder, UInt32(IN_MOVED_TO)) >= 0, sourceLocation: location)
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !drafts.contains(where: { $0.contains(wanted) }) {
      var polled = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
      try #require(poll(&polled, 1, 20_000) > 0, "no draft holds \(wanted)", sourceLocation: location)
      read(watch, &buffer, buffer.count)
    }
  }
}

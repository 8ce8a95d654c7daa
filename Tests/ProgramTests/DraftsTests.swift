import Foundation
import TestThreads
import Testing

@testable import Files

@Suite(.waiting) struct DraftsTests {
  @Test func aDraftIsForItsOwnerAloneAndComesBackAfterItsWizard() async throws {
    try await TestFolder.with { folder in
      let drafts = Drafts(environment: ["HOME": folder.path])
      #expect(drafts.note == nil)
      var draft = drafts.begin()
      #expect(FileSystem.live.names(try #require(drafts.folder)) == [])
      #expect(draft?.save(bytes("one")) == true)
      #expect(draft?.save(bytes("two")) == true)
      let id = try #require(draft?.id)
      let place = ".local/state/openmetadata-sso/drafts"
      #expect(try folder.status(place).mode == 0o700)
      #expect(try folder.status("\(place)/\(id).json").mode == 0o600)
      #expect(drafts.offer() == [])
      draft = nil
      let offer = try #require(drafts.offer().first)
      #expect(offer.id == id)
      draft = drafts.resume(offer)
      #expect(draft?.content() == bytes("two"))
      #expect(drafts.resume(offer) == nil)
      #expect(drafts.offer() == [])
      #expect(draft?.save(bytes("three")) == true)
      draft?.remove()
      #expect(draft?.save(bytes("late")) == false)
      #expect(FileSystem.live.names(folder[place]) == [])
    }
  }

  @Test func twoWizardsDoNotDisturbEachOther() async throws {
    try await TestFolder.with { folder in
      let drafts = Drafts(environment: ["XDG_STATE_HOME": folder.path])
      let first = try #require(drafts.begin())
      let second = try #require(drafts.begin())
      #expect(first.id != second.id)
      first.save(bytes("first"))
      second.save(bytes("second"))
      #expect(drafts.offer() == [])
      drafts.remove(DraftOffer(id: first.id, saved: 0))
      second.remove()
      #expect(first.content() == bytes("first"))
    }
  }

  @Test func aKilledWizardsDraftIsOffered() async throws {
    try await TestFolder.with { folder in
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
        let draft = Drafts(environment: ["XDG_STATE_HOME": path]).begin()
        draft?.save(Array("answers".utf8))
        kill(getpid(), SIGKILL)
      }
      let drafts = Drafts(environment: ["XDG_STATE_HOME": folder.path])
      let offer = try #require(drafts.offer().first)
      #expect(drafts.resume(offer)?.content() == bytes("answers"))
    }
  }

  @Test func killedAtAnyCallOfASaveTheDraftIsWhole() async throws {
    let calls = Heard<String>()
    try await TestFolder.with { folder in
      try Self.saveTwice(folder.path, FileSystem.live.announced { calls.hear($0) }) {}
    }
    for stop in 0..<calls.all.count {
      try await TestFolder.with { folder in
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String, stop = stop as Int] in
          let count = Heard<String>()
          let system = FileSystem.live.announced { call in
            if count.all.count == stop { kill(getpid(), SIGKILL) }
            count.hear(call)
          }
          try Self.saveTwice(path, system) { mkdir("\(path)/saved", 0o700) }
        }
        let drafts = Drafts(environment: ["XDG_STATE_HOME": folder.path])
        let offers = drafts.offer()
        #expect(offers.count <= 1)
        let content = offers.first.flatMap { drafts.resume($0)?.content() }
        let isSaved = folder.names.contains("saved")
        let expected = isSaved ? ["one", "two"] : [nil, "one"]
        #expect(expected.contains(content.map { String(decoding: $0, as: UTF8.self) }), "killed before call \(stop)")
        let left = FileSystem.live.names(try #require(drafts.folder))
        #expect(left.count == (content == nil ? 0 : 1), "killed before call \(stop): \(left)")
      }
    }
  }

  private static func saveTwice(_ path: String, _ system: FileSystem, between: () -> Void) throws {
    let draft = try #require(Drafts(environment: ["XDG_STATE_HOME": path], system: system).begin())
    draft.save(Array("one".utf8))
    between()
    draft.save(Array("two".utf8))
  }

  @Test func theNewestTenAreKept() async throws {
    try await TestFolder.with { folder in
      let drafts = Drafts(environment: ["XDG_STATE_HOME": folder.path])
      var ids: [String] = []
      for number in 0..<13 {
        let draft = try #require(drafts.begin())
        draft.save(bytes("\(number)"))
        ids.append(draft.id)
        var times = [timeval(tv_sec: 1000 + number, tv_usec: 0), timeval(tv_sec: 1000 + number, tv_usec: 0)]
        #expect(utimes("\(try #require(drafts.folder))/\(draft.id).json", &times) == 0)
      }
      #expect(drafts.offer().map(\.id) == Array(ids.reversed().prefix(10)))
      #expect(FileSystem.live.names(try #require(drafts.folder)).filter { $0.hasSuffix(".json") }.count == 10)
    }
  }

  @Test(arguments: [[:], ["HOME": ""], ["XDG_STATE_HOME": "relative"], ["HOME": "/proc/none"], ["HOME": "/dev/null"]])
  func withoutAPlaceThereAreNoDraftsAndOneNote(environment: [String: String]) {
    let drafts = Drafts(environment: environment)
    #expect(drafts.begin() == nil)
    #expect(drafts.offer() == [])
    #expect(drafts.resume(DraftOffer(id: "a", saved: 0)) == nil)
    #expect(drafts.note?.hasPrefix("Drafts are off: ") == true)
  }

  @Test func aFullDiskIsNoError() async throws {
    try await TestFolder.with { folder in
      var system = FileSystem.live
      let drafts = Drafts(environment: ["XDG_STATE_HOME": folder.path])
      let first = try #require(drafts.begin())
      first.save(bytes("one"))
      system.write = { _, _ in failing(with: ENOSPC) }
      let full = Drafts(environment: ["XDG_STATE_HOME": folder.path], system: system)
      #expect(full.begin()?.save(bytes("two")) == false)
      #expect(first.content() == bytes("one"))
      #expect(FileSystem.live.names(try #require(drafts.folder)).filter { $0.hasPrefix(".") } == [])
    }
  }

  @Test func aFolderThatOthersCouldReadIsClosed() async throws {
    try await TestFolder.with { folder in
      try FileManager.default.createDirectory(
        atPath: folder["openmetadata-sso/drafts"], withIntermediateDirectories: true)
      chmod(folder["openmetadata-sso/drafts"], 0o777)
      #expect(Drafts(environment: ["XDG_STATE_HOME": folder.path]).note == nil)
      #expect(try folder.status("openmetadata-sso/drafts").mode == 0o700)
    }
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

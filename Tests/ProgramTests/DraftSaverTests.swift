import Foundation
import Testing

@testable import Files

@Suite struct DraftSaverTests {
  @Test(.timeLimit(.minutes(1))) func itSavesOnceASecondAndTheLastStateWins() async {
    let clock = Gate()
    let saved = Heard<String>()
    let keeper = DraftSaver(save: { save($0, in: saved) }, pause: { await clock.pause($0) })
    keeper.keep { Array("a".utf8) }
    #expect(await clock.nextPause() == .milliseconds(10))
    #expect(saved.all.isEmpty)
    clock.passOn()
    #expect(await clock.nextPause() == .milliseconds(990))
    #expect(saved.all == ["a"])
    for text in ["b", "c", "d"] { keeper.keep { Array(text.utf8) } }
    clock.passOn()
    #expect(await clock.nextPause() == .milliseconds(10))
    #expect(saved.all == ["a"])
    clock.passOn()
    #expect(await clock.nextPause() == .milliseconds(990))
    #expect(saved.all == ["a", "d"])
    keeper.keep { Array("e".utf8) }
    keeper.flush()
    #expect(saved.all == ["a", "d", "e"])
    keeper.flush()
    #expect(saved.all == ["a", "d", "e"])
    clock.passOn()
  }

  @Test(.timeLimit(.minutes(1))) func whatIsForgottenIsNotSaved() async {
    let clock = Gate()
    let saved = Heard<String>()
    let keeper = DraftSaver(save: { save($0, in: saved) }, pause: { await clock.pause($0) })
    keeper.keep { Array("a".utf8) }
    _ = await clock.nextPause()
    keeper.flush()
    keeper.keep { Array("b".utf8) }
    keeper.forget()
    keeper.flush()
    #expect(saved.all == ["a"])
    clock.passOn()
  }

  @Test(.timeLimit(.minutes(1))) func itSaysOnceThatNothingCanBeSaved() async {
    let told = Heard<Bool>()
    let keeper = DraftSaver(save: { _ in false }, failed: { told.hear(true) }, pause: { _ in })
    for _ in 0..<3 {
      keeper.keep { [] }
      keeper.flush()
    }
    #expect(told.all == [true])
  }

  @Test(.timeLimit(.minutes(1))) func aStateThatIsOutOfDateIsNotEvenMade() async {
    let made = Heard<Int>()
    let clock = Gate()
    let keeper = DraftSaver(save: { _ in true }, pause: { await clock.pause($0) })
    for number in 0..<100 {
      keeper.keep {
        made.hear(number)
        return []
      }
    }
    keeper.flush()
    #expect(made.all == [99])
    clock.passOn()
  }
}

@Sendable private func save(_ bytes: [UInt8], in saved: Heard<String>) -> Bool {
  saved.hear(String(decoding: bytes, as: UTF8.self))
  return true
}

/// A clock whose seconds pass when the test says so.
private final class Gate: Sendable {
  private let pauses = AsyncStream.makeStream(of: Duration.self)
  private let passes = AsyncStream.makeStream(of: Void.self)

  func pause(_ duration: Duration) async {
    pauses.continuation.yield(duration)
    for await _ in passes.stream { return }
  }

  func nextPause() async -> Duration? {
    for await duration in pauses.stream { return duration }
    return nil
  }

  func passOn() { passes.continuation.yield() }
}

import Emulator
import Glibc
import TestThreads
import Testing
import TextUI

@testable import Monkey

/// Random keys, pastes, clicks and sizes on the real program.
@Suite(.waiting) struct MonkeyProgramTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func noInputBreaksTheProgram(seed: UInt64) throws {
    var chance = Chance(seed)
    var size = Self.usual
    var run = try start()
    for _ in 0..<60 {
      if chance.number(0...4) == 0 {
        size = other(than: size, &chance)
        run.pty.resize(to: size)
        try run.seeThat("\(size) is painted in full") { $0.isPainted && $0.clearsInLastFrame }
      }
      guard batch(run, &chance, size) else {
        size = Self.usual
        run = try start()
        continue
      }
    }
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(run.isGivenBack)
  }

  private static let usual = Size(columns: 80, rows: 24)

  private func start() throws -> ProgramRun {
    let run = try ProgramRun(["--offline"], size: Self.usual)
    try run.seeThat("it is painted") { $0.isPainted && $0.clearsInLastFrame }
    return run
  }

  /// Fifteen inputs, then the whole screen once more; false at the end of the program, which has to be an orderly one.
  private func batch(_ run: ProgramRun, _ chance: inout Chance, _ size: Size) -> Bool {
    for _ in 0..<15 { send(input(&chance, size), to: run) }
    return repaints(run)
  }

  /// Has everything painted once more, after what was sent before; false when the program has ended.
  private func repaints(_ run: ProgramRun) -> Bool {
    let painted = run.emulator.received.count
    run.press(.control("l"))
    let isAlive = run.pty.waitUntil { $0.received.count > painted && $0.isPainted && $0.clearsInLastFrame }
    guard !isAlive else { return true }
    #expect([.exited(0), .exited(4), .signalled(SIGINT)].contains(run.pty.waitForExit()))
    #expect(run.isGivenBack)
    return false
  }

  private func send(_ input: Input, to run: ProgramRun) {
    switch input {
    case .key(let key): run.press(key)
    case .paste(let text): run.pty.paste(text)
    case .mouse(let event): run.pty.send(event)
    case .resized, .hangup: break
    }
  }

  /// Nothing that is written outside the folder, and nothing that paints all by itself.
  private func input(_ chance: inout Chance, _ size: Size) -> Input {
    while true {
      switch Inputs.any(&chance, size: size) {
      case .key(.control("z")), .key(.control("l")), .key(.control("c")), .key(.character("/")), .resized: continue
      case .paste(let text) where text.contains("/") || text.contains("\u{1B}") || text.utf8.count > 4_000: continue
      case let input: return input
      }
    }
  }

  private func other(than size: Size, _ chance: inout Chance) -> Size {
    var new = size
    // The emulator itself falls over a wide letter that gets into a single column.
    while new == size || new.columns < 2 { new = Inputs.size(&chance) }
    return new
  }
}

extension Emulator {
  /// Where the last frame begins in what was received.
  fileprivate var lastFrame: Int { received.lastRange(of: "\u{1B}[?2026h")?.lowerBound ?? 0 }

  fileprivate var clearsInLastFrame: Bool { received[lastFrame...].lastRange(of: "\u{1B}[2J") != nil }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Looked for from the end, where it is.
  fileprivate func lastRange(of text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    let place = (startIndex...endIndex - wanted.count).last { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    return place.map { $0..<$0 + wanted.count }
  }
}

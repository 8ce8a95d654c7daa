import Emulator
import Testing
import TextUI

@testable import Terminal

private let emulated: [Key] =
  [
    .character("a"), .character("/"), .character(" "), .character("é"), .character("値"), .character("👍"),
    .control("a"), .control("c"), .control("z"), .control("q"), .control("s"), .control("w"), .alt("b"), .alt("x"),
    .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
    .pageDown, .altUp, .altDown, .controlLeft, .controlRight,
  ] + (1...12).map(Key.function)

extension TerminalTests {
  @Suite(.serialized) @MainActor struct KeyTests {
    private nonisolated static let terms = [
      "xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100",
    ]

    @Test(arguments: terms) func everyKeyOfTheEmulatorIsKnown(term: String) throws {
      try withBench(Bench(term: term)) { bench in
        for key in emulated { #expect(bench.read { $0.press(key) } == [.key(key)], "\(key)") }
      }
    }

    @Test(arguments: [
      ("linux", "\u{1B}[[A", Key.function(1)), ("linux", "\u{1B}[1~", .home), ("linux", "\u{1B}[4~", .end),
      ("linux", "\u{7F}", .backspace), ("xterm", "\u{1B}OH", .home), ("xterm", "\u{1B}[H", .home),
      ("xterm", "\u{1B}[7~", .home), ("xterm", "\u{1B}[8~", .end), ("vt100", "\u{1B}[A", .up),
      ("vt100", "\u{1B}OA", .up), ("xterm", "\u{1B}[A", .up), ("tmux-256color", "\u{1B}\u{1B}[A", .altUp),
      ("xterm", "\u{8}", .control("h")), ("xterm", "\n", .enter), ("xterm", "\0", .control(" ")),
      ("xterm", "\u{1C}", .control("\\")), ("xterm", "\u{1B}\u{7F}", .control("w")),
      ("xterm", "\u{1B}[1;2P", .function(13)),
      ("xterm", "\u{1B}OM", .enter), ("xterm", "\u{1B}[", .alt("[")), ("xterm", "\u{1B}é", .alt("é")),
    ])
    func whatOtherTerminalsSendIsKnownToo(term: String, bytes: String, key: Key) throws {
      try withBench(Bench(term: term)) { #expect($0.read(bytes) == [.key(key)]) }
    }

    @Test func keysThatComeTogetherStayApart() throws {
      try withBench(Bench()) { bench in
        #expect(
          bench.read("ab\u{1B}[A\u{1B}x\ré") == [
            .key(.character("a")), .key(.character("b")), .key(.up), .key(.alt("x")), .key(.enter),
            .key(.character("é")),
          ])
        #expect(bench.read("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
        #expect(bench.read("\u{1B}\r") == [.key(.escape), .key(.enter)])
      }
    }

    @Test func anEscapeAloneIsAnsweredWithin50Milliseconds() throws {
      try withBench(Bench()) { bench in
        let times = (0..<5).map { _ in
          ContinuousClock().measure { #expect(bench.read("\u{1B}") == [.key(.escape)]) }
        }
        // The best of a few: the machine may be busy, the terminal may not.
        let time = try #require(times.min())
        #expect(time < .milliseconds(50))
      }
    }

    @Test(arguments: [
      "\u{1B}[1;6Z", "\u{1B}[99~", "\u{1B}[I", "\u{1B}[?62;4c", "\u{1B}Oz", "\u{1B}[1;5A", "\u{1B}[27;5;9~",
    ])
    func aSequenceThatNobodyKnowsIsNotTakenForText(bytes: String) throws {
      try withBench(Bench()) { #expect($0.read(bytes + "x") == [.key(.character("x"))]) }
    }

    @Test func aLetterWhoseBytesComeOneByOneIsOneLetter() throws {
      try withBench(Bench(locale: "C")) { bench in
        let inputs = Array("é値👍".utf8).map { bench.read([$0]) }
        #expect(inputs.flatMap { $0 } == [.key(.character("é")), .key(.character("値")), .key(.character("👍"))])
      }
    }

    @Test func whatIsNotUTF8IsMarked() throws {
      try withBench(Bench()) { bench in
        #expect(bench.read([0xFF, 0x61]) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
        #expect(bench.read([0xE5, 0x80, 0x61]) == [.key(.character("a"))])
        #expect(bench.read([0xED, 0xA0, 0x80]) == [])
      }
    }

    @Test(arguments: 0..<30) func anyBytesAreReadToTheirEnd(seed: UInt64) throws {
      try withBench(Bench()) { bench in
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let telling = Array("\u{1B}[O<;0129~MmAB\u{1B}".utf8)
        let bytes = (0..<4000).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let random = UInt8(truncatingIfNeeded: state >> 33)
          return random < 128 ? telling[Int(random) % telling.count] : UInt8(truncatingIfNeeded: state >> 45)
        }
        var inputs = bench.read(bytes)
        inputs += bench.read("\u{1B}[201~")
        #expect(inputs.count <= bytes.count && !inputs.contains(.hangup))
        #expect(bench.read("\u{1B}[A").last == .key(.up))
      }
    }

    @Test func aHangUpEndsTheInput() throws {
      try withBench(Bench()) { bench in
        #expect(bench.terminal.readInput() == [])
        let typed = bench.read("a")
        bench.hangUp()
        #expect(typed + bench.terminal.readInput() == [.key(.character("a")), .hangup])
      }
    }

    @Test(arguments: ["xterm-256color", "xterm", "screen-256color", "tmux-256color"])
    func clicksAndTheWheelAreSeenWhereTheyAre(term: String) throws {
      try withBench(Bench(term: term, size: Size(columns: 90, rows: 30))) { bench in
        #expect(bench.emulator.reportsMouse)
        for kind in [MouseEvent.Kind.press, .release, .wheelUp, .wheelDown] {
          let event = MouseEvent(kind: kind, position: Position(column: 85, row: 29))
          #expect(bench.read { $0.send(event) } == [.mouse(event)])
        }
      }
    }

    @Test func clicksThatArriveTogetherAreAllSeenInTheirOrder() throws {
      try withBench(Bench(size: Size(columns: 90, rows: 30))) { bench in
        let places = [Position(column: 3, row: 4), Position(column: 85, row: 29), Position(column: 0, row: 0)]
        let events = places.flatMap { place in
          [MouseEvent(kind: .press, position: place), MouseEvent(kind: .release, position: place)]
        }
        let turns = [MouseEvent](repeating: MouseEvent(kind: .wheelDown, position: places[0]), count: 3)
        for _ in 0..<2 {
          #expect(bench.read { emulator in events.forEach(emulator.send) } == events.map { .mouse($0) })
          #expect(bench.read { emulator in turns.forEach(emulator.send) } == turns.map { .mouse($0) })
        }
      }
    }

    @Test func withoutTheMouseTheTerminalKeepsItsOwnSelection() throws {
      try withBench(Bench(mouse: false)) { #expect(!$0.emulator.reportsMouse) }
    }
  }
}

import Emulator
import Glibc
import Testing
import TextUI

@testable import Terminal

extension TerminalTests {
  @Suite(.serialized) @MainActor struct ClosingTests {
    private nonisolated static let terms = [
      "xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100",
    ]

    @Test(arguments: terms) func closingGivesTheTerminalBack(term: String) throws {
      try withBench(Bench(term: term)) { bench in
        bench.draw(frame(Size(columns: 40, rows: 6), "text", style: .error))
        #expect(bench.emulator.showsAlternateScreen == !["linux", "vt100"].contains(term))
        #expect(bench.emulator.marksPastes)
        bench.terminal.close()
        bench.show()
        #expect(isPlain(bench.emulator))
        bench.terminal.close()
        bench.terminal.draw(frame())
        #expect(bench.show().isEmpty)
        #expect(bench.terminal.readInput() == [])
      }
    }

    @Test func theCursorIsSeenAgainWhereTheTerminalHadNotedItHidden() throws {
      try withBench(Bench()) { bench in
        bench.draw(frame())
        bench.emulator.feed(Array("\u{1B}7".utf8))
        bench.terminal.close()
        bench.show()
        #expect(bench.emulator.showsCursor && !bench.emulator.showsAlternateScreen)
      }
    }

    @Test func suspendingGivesItBackAndResumingTakesItAgain() throws {
      try withBench(Bench()) { bench in
        let drawn = frame(Size(columns: 40, rows: 6), "text")
        bench.draw(drawn)
        bench.terminal.suspend()
        bench.show()
        #expect(isPlain(bench.emulator))
        bench.draw(frame())
        #expect(isPlain(bench.emulator))
        bench.terminal.resume()
        bench.draw(drawn)
        #expect(bench.emulator.showsAlternateScreen && bench.emulator.marksPastes && bench.emulator.reportsMouse)
        #expect(!bench.emulator.showsCursor)
        #expect(bench.emulator.text == drawn.text)
        #expect(bench.read { $0.press(.up) } == [.key(.up)])
        bench.terminal.suspend()
        bench.terminal.close()
        bench.show()
        #expect(isPlain(bench.emulator))
      }
    }

    @Test func theScreenCanBeHadAgain() throws {
      for _ in 0..<3 {
        try withBench(Bench()) { bench in
          bench.draw(frame(Size(columns: 40, rows: 6), "again"))
          #expect(bench.emulator.text(ofRow: 0) == "again")
          #expect(throws: TerminalError.alreadyOpen) { try Bench() }
        }
      }
    }

    @Test(arguments: ["dumb", "", "no-such-terminal", "unknown", "../x"])
    func aTerminalThatCannotShowAScreenIsRefused(term: String) throws {
      #expect(throws: TerminalError.unusable(term)) { try Bench(term: term) }
      #expect(!"\(TerminalError.unusable(term))".isEmpty)
    }

    @Test func whatIsNoTerminalIsRefused() throws {
      let null = open("/dev/null", O_RDWR)
      defer { close(null) }
      #expect(throws: TerminalError.notATerminal) {
        try Terminal(term: "xterm", input: null, output: null, theme: .standard)
      }
    }

    @Test func theProgramsSignalHandlersStay() throws {
      func handlers() -> [UInt] {
        [SIGINT, SIGTERM, SIGTSTP, SIGWINCH].map { number in
          var action = sigaction()
          sigaction(number, nil, &action)
          return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
        }
      }
      let before = handlers()
      try withBench(Bench()) { bench in
        bench.draw(frame())
        #expect(handlers() == before)
        bench.terminal.suspend()
        bench.terminal.resume()
        bench.draw(frame())
        #expect(handlers() == before)
      }
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("é値", "w6nlgKQ=")])
    func textForTheClipboardIsEncoded(text: String, expected: String) throws {
      try withBench(Bench()) { bench in
        bench.show()
        #expect(bench.terminal.setClipboard(text))
        #expect(bench.show() == Array("\u{1B}]52;c;\(expected)\u{7}".utf8))
        #expect(!bench.terminal.setClipboard(String(repeating: "x", count: 50_000)))
        #expect(bench.show().isEmpty)
      }
    }

    private func isPlain(_ emulator: Emulator) -> Bool {
      !emulator.showsAlternateScreen && !emulator.marksPastes && !emulator.reportsMouse && emulator.showsCursor
    }
  }
}

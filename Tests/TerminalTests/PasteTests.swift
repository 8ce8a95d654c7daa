import Emulator
import Testing
import TextUI

@testable import Terminal

extension TerminalTests {
  @Suite(.serialized) @MainActor struct PasteTests {
    private nonisolated static let terms = [
      "xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100",
    ]

    @Test(arguments: terms) func aPasteIsOneInputWhateverIsInIt(term: String) throws {
      try withBench(Bench(term: term)) { bench in
        #expect(bench.emulator.marksPastes)
        let text = "client\r\n\tsecret\u{1B}[A\u{1B}x\u{3}値\n"
        #expect(bench.read { $0.paste(text) } == [.paste(text)])
        #expect(bench.read { $0.press(.up) } == [.key(.up)])
      }
    }

    @Test func keysBeforeAndAfterAPasteStayKeys() throws {
      try withBench(Bench()) { bench in
        #expect(
          bench.read("a\u{1B}[200~b\u{1B}[201~\u{1B}[A\u{1B}[200~\u{1B}[201~") == [
            .key(.character("a")), .paste("b"), .key(.up), .paste(""),
          ])
      }
    }

    @Test func aPasteInPiecesIsPutTogether() throws {
      try withBench(Bench()) { bench in
        #expect(bench.read("\u{1B}[200~") == [])
        let bytes = Array("é[201~\u{1B}[20\u{1B}[201~x".utf8)
        #expect(bytes.flatMap { bench.read([$0]) } == [.paste("é[201~\u{1B}[20"), .key(.character("x"))])
      }
    }

    @Test func aPasteIsBounded() throws {
      try withBench(Bench()) { bench in
        var inputs = bench.read("\u{1B}[200~")
        for _ in 0..<20 { inputs += bench.read(String(repeating: "0123456789abcdef", count: 512)) }
        inputs += bench.read("\u{1B}[201~")
        guard case .paste(let text)? = inputs.first else { return #expect(Bool(false), "no paste") }
        #expect(text.utf8.count == InputDecoder.longestPaste)
        #expect(inputs.count == 1)
      }
    }

    @Test func aPasteWhoseEndIsLostEndsWithCtrlC() throws {
      try withBench(Bench()) { bench in
        #expect(bench.read("\u{1B}[200~text") == [])
        #expect(bench.read("\u{3}") == [.paste("text"), .key(.control("c"))])
        #expect(bench.read("a") == [.key(.character("a"))])
      }
    }
  }
}

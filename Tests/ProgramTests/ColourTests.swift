import Emulator
import TestThreads
import Testing
import TextUI

/// Colours of what commands print.
@Suite(.waiting) struct ColourTests {
  private static let words = ["check", "--offline", "--set", "callback-url=nowhere"]

  @Test(
    arguments: [
      ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
    ] as [([String: String?], Bool)])
  func aTerminalShowsThemUnlessToldNotTo(environment: [String: String?], isColoured: Bool) throws {
    let run = try ProgramRun(Self.words, environment: environment)
    #expect(run.pty.waitForExit() == .exited(1))
    #expect(run.text.contains("error: callback-url"))
    #expect(run.emulator.received.holds("\u{1B}[1;31merror\u{1B}[m: callback-url") == isColoured)
    #expect(run.emulator.received.contains(0x1B) == isColoured)
  }

  /// Sentences are broken between words there; a pipe gets them whole.
  @Test(arguments: [40, 64, 120]) func linesAreAsLongAsTheTerminalIsWide(columns: Int) async throws {
    let run = try ProgramRun(Self.words, size: Size(columns: columns, rows: 60))
    #expect(run.pty.waitForExit() == .exited(1))
    let lines = run.text.split(separator: "\n").map { String($0).replacing(#/\ +$/#, with: "") }
    let whole = try await CommandRun(Self.words, in: "/", environment: [:]).text.split(separator: "\n")
    let said = lines.map { $0.replacing(#/^\ +/#, with: "") }.joined(separator: " ")
    for line in whole where line.hasPrefix("error") || line.hasPrefix("note") {
      #expect(said.contains(line), "\(line)")
    }
    #expect(lines.allSatisfy { $0.count <= columns })
    #expect(whole.contains { $0.count > 64 })
  }

  @Test func aPipeGetsNone() async throws {
    let run = try await CommandRun(Self.words, in: "/", environment: ["TERM": "xterm-256color"])
    #expect(!run.output.contains(0x1B) && run.text.contains("error: callback-url"))
  }
}

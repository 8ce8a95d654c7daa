import Emulator
import Foundation
import TestThreads
import Testing
import TextUI

/// Terminals that can do less, or nothing.
@Suite(.waiting) struct TerminalKindTests {
  @Test func inTheCLocaleTheSignsAreASCIIAndTypedLettersAreKept() throws {
    let run = try ProgramRun(environment: ["LC_ALL": "C"])
    try run.start()
    try run.see("> ? Discovery URI".replacingOccurrences(of: "> ?", with: ">?"))
    run.pty.type(ProgramRun.pool)
    run.press(.tab, .tab)
    try run.see(">  Provider Name")
    #expect(run.text.unicodeScalars.allSatisfy { $0.isASCII })
    run.pty.type("Société 値")
    try run.see("Société")
    run.press(.enter)
    try run.see(">? Client ID")
    run.pty.type("\(ProgramRun.clientID)\r\(ProgramRun.secret)\r\(ProgramRun.callback)\ralice\r")
    try run.see("7 of 7")
    #expect(run.text.unicodeScalars.allSatisfy { $0.isASCII })
    run.press(.function(9), .enter)
    try run.see("Next steps")
    #expect(try run.contents("openmetadata-sso.yaml").contains("Société 値"))
  }

  @Test func withNoColorNoCellHasOne() throws {
    let run = try ProgramRun(environment: ["NO_COLOR": "1"])
    try run.start()
    expectNoColour(run)
    run.pty.type("us-gov-west-1_Ab12Cd34E")
    run.press(.tab, .backTab)
    try run.see("✗")
    expectNoColour(run)
    run.press(.function(9))
    try run.see("Show        the summary")
    expectNoColour(run)
  }

  private func expectNoColour(_ run: ProgramRun) {
    for row in 0..<24 {
      for column in 0..<80 {
        let cell = run.emulator.seen(at: Position(column: column, row: row))
        #expect(cell.foreground == nil && cell.background == nil, "row \(row), column \(column): \(cell.text)")
      }
    }
  }

  @Test func withoutNoColorSomeCellsHaveOne() throws {
    let run = try ProgramRun(environment: ["NO_COLOR": ""])
    try run.start()
    #expect(run.emulator.seen(at: Position(column: 0, row: 3)).foreground != nil)
  }

  @Test(arguments: ["dumb", nil, "", "no-such-terminal", "\u{1B}]0;x\u{7}", "../../../etc/passwd"])
  func aTerminalThatCannotIsAskedInPlainLines(term: String?) throws {
    let run = try ProgramRun(environment: ["TERM": term])
    try run.see("Question 1 of 5")
    #expect(!run.emulator.received.contains(0x1B))
    run.press(.control("d"))
    #expect(run.pty.waitForExit() == .exited(4))
    #expect(!run.emulator.received.contains(0x1B))
    #expect(run.text.contains("cancelled; nothing was written"))
  }

  @Test func aTerminalTypeThatNobodyKnowsIsNamedVisibly() throws {
    let run = try ProgramRun(environment: ["TERM": "\u{1B}]0;x\u{7}"], script: "exec \"$0\" \"$@\" 2>errors")
    try run.see("Question 1 of 5")
    let errors = try run.contents("errors")
    #expect(errors.contains(#"TERM=\e]0;x\u{7} is unknown"#) && !errors.contains("\u{1B}"))
  }

  @Test(arguments: ["<&-", "</dev/null", ">/dev/null", ">&-", "<&- >&-", "</dev/zero"])
  func withoutAnyTerminalItSaysSoAndEnds(redirection: String) throws {
    let run = try ProgramRun(script: "exec setsid -w \"$0\" \"$@\" 2>errors \(redirection)")
    #expect(run.pty.waitForExit() == .exited(64))
    #expect(try run.contents("errors").hasPrefix("openmetadata-sso: there is no terminal to prompt on"))
    #expect(run.emulator.received == [])
  }

  @Test(arguments: ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100", "ansi", "rxvt"])
  func everyUsualTerminalShowsTheForm(term: String) throws {
    let run = try ProgramRun(environment: ["TERM": term])
    try run.start()
    run.pty.type(ProgramRun.pool)
    try run.see(ProgramRun.pool)
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(run.isGivenBack)
  }

  @Test(arguments: ["0", "121", "-1", "soon"]) func aWaitOutOfRangeIsAUsageError(seconds: String) throws {
    let run = try ProgramRun(["--timeout=\(seconds)"])
    #expect(run.pty.waitForExit() == .exited(64))
    #expect(run.text.contains("Usage:"))
  }
}

import Emulator
import Foundation
import Testing
import TextUI

/// Terminals that can do less, or nothing.
@Suite struct TerminalKindTests {
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
    try run.see("5 of 5")
    #expect(run.text.unicodeScalars.allSatisfy { $0.isASCII })
    run.press(.enter, .enter)
    try run.see("What makes it count")
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

  private static let refused: [(term: String?, says: String)] = [
    ("dumb", "TERM=dumb is unknown or cannot show a full screen"), (nil, "the variable TERM is not set"),
    ("", "the variable TERM is not set"), ("no-such-terminal", "TERM=no-such-terminal is unknown"),
    ("\u{1B}]0;x\u{7}", "TERM=\\e]0;x\\u{7} is unknown"), ("../../../etc/passwd", "is unknown"),
  ]

  @Test(arguments: Self.refused) func aTerminalThatCannotIsRefusedInPlainWords(term: String?, says: String) throws {
    let run = try ProgramRun(environment: ["TERM": term], script: "exec \"$0\" \"$@\" 2>errors")
    #expect(run.pty.waitForExit() == .exited(64))
    let errors = try run.contents("errors")
    #expect(errors.hasPrefix("openmetadata-sso: ") && errors.contains(says) && !errors.contains("\u{1B}"))
    #expect(run.emulator.received == [])
  }

  @Test(arguments: ["<&-", "</dev/null", ">/dev/null", ">&-", "<&- >&-", "</dev/zero"])
  func withoutATerminalItSaysSoAndEnds(redirection: String) throws {
    let run = try ProgramRun(script: "exec \"$0\" \"$@\" 2>errors \(redirection)")
    #expect(run.pty.waitForExit() == .exited(64))
    #expect(try run.contents("errors") == "openmetadata-sso: input and output are not a terminal\n")
    #expect(run.emulator.received == [])
  }

  @Test(arguments: ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100", "ansi", "rxvt"])
  func everyUsualTerminalShowsTheForm(term: String) throws {
    let run = try ProgramRun(environment: ["TERM": term])
    try run.start()
    run.pty.type(ProgramRun.pool)
    try run.see(ProgramRun.pool)
    run.press(.control("c"), .control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(run.isGivenBack)
  }

  @Test(arguments: ["0", "121", "-1", "soon"]) func aWaitOutOfRangeIsAUsageError(seconds: String) throws {
    let run = try ProgramRun(["--timeout=\(seconds)"])
    #expect(run.pty.waitForExit() == .exited(64))
    #expect(run.text.contains("Usage:"))
  }
}

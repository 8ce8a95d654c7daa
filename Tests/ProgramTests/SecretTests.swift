import Foundation
import TestThreads
import Testing
import TextUI

/// Nobody sees the secret who did not ask for it.
@Suite(.waiting) struct SecretTests {
  @Test func theSecretIsNeverSentToTheTerminalUnlessAskedFor() throws {
    let run = try ProgramRun()
    try run.answerAndReview()
    run.press(.up, .right)
    try run.see("◂ the text to be written ▸")
    run.press(.pageDown, .pageDown, .pageUp, .function(3), .function(6), .function(1))
    try run.see("Esc close")
    run.press(.escape)
    run.pty.resize(to: Size(columns: 200, rows: 60))
    try run.seeThat("the wide screen is there") { $0.text(ofRow: 59).contains("Esc") }
    #expect(!run.emulator.received.holds("canary"))
    run.press(.escape, .control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(!run.emulator.received.holds("canary"))
  }

  @Test func askedForTheSecretIsShownAndHiddenAgain() throws {
    let run = try ProgramRun()
    try run.answer()
    run.press(.pageUp, .pageUp, .pageUp, .pageUp)
    try run.see("Client Authentication Method")
    try run.see("F2 show")
    run.press(.function(2))
    try run.see("see0again0123456")
    run.press(.function(2))
    try run.seeThat("it is hidden") { !$0.text.contains("see0again") && $0.text.contains("•••") }
  }

  @Test func theSystemDoesNotSeeTheSecretAndNoCoreIsDumped() throws {
    let run = try ProgramRun()
    try run.answerAndReview()
    let process = "/proc/\(run.pty.process)"
    for file in ["cmdline", "environ", "comm"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(process)/\(file)"))
      #expect(!bytes.isEmpty && !bytes.holds("canary"))
    }
    let limits = try String(contentsOfFile: "\(process)/limits", encoding: .utf8)
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
    #expect(core.split(separator: " ")[4...5] == ["0", "0"])
  }
}

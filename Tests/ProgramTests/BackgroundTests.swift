import Emulator
import Glibc
import TestThreads
import Testing
import TextUI

/// The terminal's answer about its background (xterm's OSC 11), among the keys.
@Suite(.waiting) struct BackgroundTests {
  private static let question = "\u{1B}]11;?\u{1B}\\"
  private static let white = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"

  /// The colour of the focused field's mark.
  private func colour(_ emulator: Emulator) -> Int? {
    emulator.position(of: "▸?").flatMap { emulator.seen(at: $0).foreground }
  }

  @Test(arguments: [
    white, "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]11;rgb:ff/fe/f0\u{7}", "\u{1B}]11;rgb:f/f/e\u{7}",
  ])
  func onALightBackgroundTheLightThemeIsUsed(answer: String) throws {
    let run = try ProgramRun(["--offline"])
    try run.start()
    #expect(run.emulator.received.holds(Self.question))
    #expect(colour(run.emulator) == 63)
    run.pty.type(answer)
    try run.seeThat("the colours are for a light background") { colour($0) == 25 }
    run.pty.type("eu-west-1_Ab")
    try run.see("eu-west-1_Ab")
    #expect(!run.text.contains("rgb") && !run.text.contains("11;"))
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT) && run.isGivenBack)
  }

  @Test(arguments: [
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgba:ffff/ffff/ffff/ffff\u{7}", "\u{1B}]11;?\u{7}",
    "\u{1B}]11;" + String(repeating: "f", count: 200) + "\u{7}", "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]\u{7}",
  ])
  func otherAnswersChangeNothing(answer: String) throws {
    let run = try ProgramRun(["--offline"])
    try run.start()
    run.pty.type(answer)
    run.press(.control("u"))
    run.pty.type("eu-west-1_Ab")
    try run.see("eu-west-1_Ab")
    #expect(run.emulator.position(of: "Discovery URI").map { run.emulator.seen(at: $0).foreground } == 63)
  }

  @Test(arguments: [["--theme", "standard"], ["--theme", "mono"]])
  func whoChoseAThemeIsNotAsked(theme: [String]) throws {
    let run = try ProgramRun(["--offline"] + theme)
    try run.start()
    #expect(!run.emulator.received.holds(Self.question))
  }

  @Test(arguments: ["linux", "vt100", "xterm-mono"]) func terminalsThatMightShowTheQuestionAreNotAsked(type: String)
    throws
  {
    let run = try ProgramRun(["--offline"], environment: ["TERM": type])
    try run.start()
    #expect(!run.emulator.received.holds(Self.question))
  }

  @Test func anAnswerInPartsIsOneAnswer() throws {
    let run = try ProgramRun(["--offline"])
    try run.start()
    for part in ["\u{1B}]11;rgb:ff", "ff/ffff/", "ffff\u{1B}", "\\"] {
      run.pty.type(part)
      #expect(!run.text.contains("ff/"))
    }
    try run.seeThat("the colours are for a light background") { colour($0) == 25 }
    #expect(!run.text.contains("ff/") && !run.text.contains("rgb"))
  }
}

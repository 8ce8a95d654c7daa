import Emulator
import Glibc
import TestThreads
import Testing
import TextUI

@Suite(.waiting) struct LeavingTests {
  @Test(arguments: Way.all, Station.all)
  func everyWayOutGivesTheTerminalBackAndKeepsTheDraft(way: Way, station: Station) throws {
    let run = try station.start()
    try station.reach(run)
    #expect(run.emulator.showsAlternateScreen == station.isScreen && run.emulator.marksPastes == station.isScreen)
    if let scene = station.scene { try run.see(scene.mark) }
    if way.isCrash, let wanted = station.draft { try run.seeDraft(wanted) }
    way.act(run)
    #expect(run.pty.waitForExit() == way.ending)
    if !way.takesTerminal { #expect(run.isGivenBack) }
    #expect(run.files == station.files)
    #expect(run.drafts.count == (station.draft == nil ? 0 : 1))
    if let wanted = station.draft { #expect(run.drafts.first?.contains(wanted) == true) }
    let isTold = run.emulator.received.holds("answers saved as a draft; to resume: openmetadata-sso")
    #expect(isTold == (station.draft != nil && !station.isOffered && !way.takesTerminal))
    #expect(!run.drafts.joined().contains("canary"))
    #expect(!run.emulator.received.holds("canary"))
    #expect(!Self.titles.contains { run.emulator.received.holds($0) })
  }

  /// What sets the title of a window, which cannot be given back everywhere.
  private static let titles = ["\u{1B}]0;", "\u{1B}]1;", "\u{1B}]2;"]

  @Test(arguments: Way.all.filter { !$0.isCrash && !$0.takesTerminal }, [true, false])
  func aTerminalThatReadsNothingDoesNotHoldItUp(way: Way, isScreen: Bool) throws {
    let run = try ProgramRun(isScreen ? ["--offline"] : ["--offline", "--plain"])
    try run.see("Discovery URI")
    let fresh = run.pty.modes
    run.pty.type("eu-west-1_Ab")
    if !isScreen { run.press(.enter) }
    try run.seeThat("the answer is taken") { $0.text.contains(isScreen ? "eu-west-1_Ab" : "Client ID:") }
    run.pty.fill()
    // A key is not read any more while its predecessor is being painted.
    if !way.isKey { run.pty.type("x") }
    way.act(run)
    #expect(run.pty.waitForExit(timeout: 20) == way.ending)
    #expect(isScreen ? run.pty.modes.isCanonical && run.pty.modes.echoes : run.pty.modes == fresh)
    #expect(run.drafts.first?.contains("eu-west-1_Ab") == true)
  }

  @Test func withoutAnswersCtrlCLeavesAtOnce() throws {
    let run = try ProgramRun()
    try run.start()
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(run.isGivenBack)
  }

  @Test func escAloneAsksAndYLeaves() throws {
    let run = try ProgramRun()
    try run.start()
    run.pty.type("eu-west-1_Ab")
    try run.see("eu-west-1_Ab")
    run.press(.escape)
    try run.see(Way.leaveQuestion)
    run.press(.character("y"))
    #expect(run.pty.waitForExit() == .exited(4))
    #expect(run.isGivenBack)
    #expect(run.text.contains("openmetadata-sso: cancelled; nothing was written"))
    #expect(run.files == [])
  }

  @Test func escTwiceStaysAndKeepsWhatWasTyped() throws {
    let run = try ProgramRun()
    try run.start()
    run.pty.type("eu-west-1_Ab")
    run.press(.escape)
    try run.see(Way.leaveQuestion)
    run.press(.escape)
    try run.seeThat("the question is gone") { !$0.text.contains(Way.leaveQuestion) }
    run.pty.type("12Cd34E")
    try run.see(ProgramRun.pool)
  }

  @Test func aLostTerminalIsNoticedWhereTheSignalIsIgnored() throws {
    let run = try ProgramRun(script: "trap '' HUP; exec \"$0\" \"$@\"")
    try run.start()
    run.pty.hangUp()
    let ending = run.pty.waitForExit()
    #expect(ending == .signalled(SIGHUP) || ending == .exited(128 + SIGHUP))
  }

  @Test func stoppedByTheShellItComesBackWithEverything() throws {
    let script = "set -m; \"$0\" \"$@\"; echo stopped $?; read line; fg >/dev/null; echo ended $?"
    let run = try ProgramRun(script: script)
    try run.start()
    run.pty.type("eu-west-1_Ab")
    try run.see("eu-west-1_Ab")
    run.press(.control("z"))
    try run.see("stopped")
    #expect(run.isGivenBack)
    run.pty.resize(to: Size(columns: 100, rows: 30))
    run.press(.enter)
    try run.seeThat("it is painted again") { $0.showsAlternateScreen && $0.text(ofRow: 29).contains("Esc leave") }
    #expect(run.text.contains("eu-west-1_Ab"))
    run.pty.type("12Cd34E")
    try run.see(ProgramRun.pool)
    run.press(.escape)
    try run.see(Way.leaveQuestion)
    run.press(.character("y"))
    try run.see("ended 4")
    #expect(run.isGivenBack)
  }

  @Test func aStopFromOutsideLosesNothing() throws {
    let run = try ProgramRun()
    try run.start()
    run.pty.type("eu-west-1_Ab")
    try run.see("eu-west-1_Ab")
    let taken = run.pty.modes
    run.pty.signal(SIGSTOP)
    let shell = try Pty("/bin/sh", ["-c", "stty sane < \(run.pty.name)"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(shell.waitForExit() == .exited(0))
    #expect(run.pty.modes.isCanonical)
    run.pty.signal(SIGCONT)
    try run.seeThat("the modes are taken again") { _ in run.pty.modes == taken }
    run.pty.type("12Cd34E")
    try run.see(ProgramRun.pool)
  }
}

import Emulator
import Glibc
import TestThreads
import Testing
import TextUI

/// A way to end the program, and how it must end then.
struct Way: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let ending: Pty.Ending
  let act: @Sendable (ProgramRun) throws -> Void

  init(_ words: String, _ ending: Pty.Ending, _ act: @escaping @Sendable (ProgramRun) throws -> Void) {
    testDescription = words
    self.ending = ending
    self.act = act
  }

  static func signal(_ number: Int32, _ name: String) -> Way {
    Way("SIG\(name)", .signalled(number)) { $0.pty.signal(number) }
  }

  static let signals: [Way] = [
    .signal(SIGINT, "INT"), .signal(SIGTERM, "TERM"), .signal(SIGHUP, "HUP"), .signal(SIGQUIT, "QUIT"),
    .signal(SIGABRT, "ABRT"), .signal(SIGSEGV, "SEGV"),
  ]

  static let keys: [Way] = [
    Way("Ctrl-C", .signalled(SIGINT)) { $0.press(.control("c")) }
  ]

  static let leaveQuestion = "Leave without writing?"
}

/// Where the program can be when it ends.
enum Station: CaseIterable, Sendable {
  case firstAnswer, asking, help, review

  func reach(_ run: ProgramRun) throws {
    switch self {
    case .firstAnswer:
      try run.start()
      run.pty.type("eu-west-1_Ab")
      try run.see("eu-west-1_Ab")
    case .asking:
      try run.start()
      run.pty.type(ProgramRun.pool)
      run.press(.enter)
      try run.see("asking cognito-idp.eu-west-1.amazonaws.com")
    case .help:
      try run.start()
      run.pty.type("eu-west-1_Ab")
      run.press(.function(1))
      try run.see("Esc close")
    case .review: try run.answerAndReview()
    }
  }

  var arguments: [String] { self == .asking ? ["--rehearse", "--fault", "slow"] : ["--rehearse"] }
}

@Suite(.waiting) struct LeavingTests {
  @Test(arguments: Way.signals + Way.keys, Station.allCases)
  func everyWayOutGivesTheTerminalBackAndLeavesNoFile(way: Way, station: Station) throws {
    let run = try ProgramRun(station.arguments)
    try station.reach(run)
    #expect(run.emulator.showsAlternateScreen && run.emulator.marksPastes && run.emulator.reportsMouse)
    try way.act(run)
    #expect(run.pty.waitForExit() == way.ending)
    #expect(run.isGivenBack)
    #expect(run.files == [])
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
    #expect(run.text.contains("openmetadata-sso: left; nothing was written"))
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

  @Test(arguments: Station.allCases) func aLostTerminalEndsTheProgramByItsSignal(station: Station) throws {
    let run = try ProgramRun(station.arguments)
    try station.reach(run)
    run.pty.hangUp()
    #expect(run.pty.waitForExit() == .signalled(SIGHUP))
    #expect(run.files == [])
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

import Emulator
import Glibc
import TestThreads
import Testing
import TextUI

@Suite(.waiting) struct PtyTests {
  @Test func whatAProgramWritesIsSeenAndWhatIsTypedIsRead() throws {
    let pty = try Pty("/bin/cat")
    pty.type("hello")
    pty.send(.enter)
    #expect(pty.waitUntil { $0.text.hasPrefix("hello\nhello\n") })
    #expect(pty.emulator.position(of: "llo") == Position(column: 2, row: 0))
    pty.send(.control("d"))
    #expect(pty.waitForExit() == .exited(0))
  }

  @Test func aProgramHasItsTerminalItsSizeItsEnvironmentAndItsFolder() throws {
    let pty = try Pty(
      "/bin/sh", ["-c", "tty; stty size; echo $WORD; pwd; exit 3"],
      environment: ["WORD": "given", "PATH": "/usr/bin:/bin"], directory: "/usr",
      size: Size(columns: 60, rows: 10))
    #expect(pty.waitForExit() == .exited(3))
    #expect(pty.emulator.text.hasPrefix("/dev/pts/"))
    #expect(pty.emulator.text.contains("\n10 60\ngiven\n/usr\n"))
  }

  @Test func aSignalAndAResizeReachTheProgram() throws {
    let script = "trap 'stty size; exit 7' WINCH; echo ready; sleep 60 & wait"
    let pty = try Pty("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    #expect(pty.waitUntil { $0.text.hasPrefix("ready") })
    pty.resize(to: Size(columns: 50, rows: 9))
    #expect(pty.waitForExit() == .exited(7))
    #expect(pty.emulator.text.contains("9 50"))
    let other = try Pty("/bin/cat")
    other.signal(SIGTERM)
    #expect(other.waitForExit() == .signalled(SIGTERM))
  }

  @Test func theModesOfTheTerminalAreSeen() throws {
    let script = "read line; stty -echo raw; echo ready; read line"
    let pty = try Pty("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    #expect(pty.modes.echoes && pty.modes.isCanonical && pty.modes.sendsSignals)
    pty.send(.enter)
    #expect(pty.waitUntil { $0.text.contains("ready") })
    #expect(!pty.modes.echoes && !pty.modes.isCanonical && !pty.modes.sendsSignals)
  }

  @Test func waitingEndsWithTheTimeOrTheProgram() throws {
    let pty = try Pty("/bin/cat")
    #expect(!pty.waitUntil(timeout: 0.02) { _ in false })
    #expect(pty.waitForExit(timeout: 0.02) == nil)
    let ended = try Pty("/bin/true")
    #expect(!ended.waitUntil { _ in false })
    #expect(throws: Pty.Failure.self) { try Pty("/no/such/program") }
  }
}

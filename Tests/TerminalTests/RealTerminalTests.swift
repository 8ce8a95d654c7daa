import Emulator
import Glibc
import TestThreads
import Testing
import TextUI

/// A program of its own on a real terminal: how it starts, and how it leaves the terminal behind.
@Suite(.waiting) struct RealTerminalTests {
  /// It lies beside the tests.
  private static let probe: String = {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return own.prefix(upTo: own.lastIndex(of: "/") ?? own.endIndex) + "/TerminalProbe"
  }()

  private static func start(term: String = "xterm-256color", locale: String = "C.UTF-8") throws -> Pty {
    let pty = try Pty(probe, environment: ["TERM": term, "LC_ALL": locale, "SWIFT_BACKTRACE": "enable=no"])
    try #require(pty.waitUntil { $0.text(ofRow: 1) == "ready" }, "\(pty.emulator.text)")
    return pty
  }

  private func isGivenBack(_ pty: Pty) -> Bool {
    let emulator = pty.emulator
    let isPlain = !emulator.showsAlternateScreen && !emulator.marksPastes && !emulator.reportsMouse
    return isPlain && emulator.showsCursor && pty.modes.echoes && pty.modes.isCanonical && pty.modes.sendsSignals
  }

  @Test func theTerminalIsTakenAndGivenBackAsItWas() throws {
    let pty = try Self.start()
    #expect(pty.emulator.text(ofRow: 0) == "▸ 80×24")
    #expect(pty.emulator.showsAlternateScreen && pty.emulator.marksPastes && pty.emulator.reportsMouse)
    #expect(!pty.modes.echoes && !pty.modes.isCanonical && !pty.modes.sendsSignals)
    pty.send(.character("q"))
    #expect(pty.waitForExit() == .exited(3))
    #expect(isGivenBack(pty))
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
  func aFatalSignalGivesTheTerminalBackAndIsTheEnd(signal: Int32) throws {
    let pty = try Self.start()
    pty.signal(signal)
    #expect(pty.waitForExit() == .signalled(signal))
    #expect(isGivenBack(pty))
  }

  @Test func aTrapGivesTheTerminalBack() throws {
    let pty = try Self.start()
    pty.send(.character("t"))
    let ending = pty.waitForExit()
    #expect(ending == .signalled(SIGILL) || ending == .signalled(SIGTRAP))
    #expect(isGivenBack(pty))
    let end = Array("\u{1B}[?1049l".utf8)
    let after = pty.emulator.received.firstRange(of: end).map { pty.emulator.received[$0.upperBound...] }
    #expect(after?.firstRange(of: Array("Fatal error: on purpose".utf8)) != nil)
  }

  @Test func anExitWithoutClosingGivesTheTerminalBack() throws {
    let pty = try Self.start()
    pty.send(.character("x"))
    #expect(pty.waitForExit() == .exited(4))
    #expect(isGivenBack(pty))
  }

  @Test func aProgramThatOutlivesItsTerminalIsTold() throws {
    let script = "trap '' HUP; exec \(Self.probe)"
    let pty = try Pty("/bin/sh", ["-c", script], environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8"])
    #expect(pty.waitUntil { $0.text(ofRow: 1) == "ready" })
    pty.hangUp()
    #expect(pty.waitForExit() == .exited(5))
  }

  @Test func aResizeOfTheWindowIsFollowed() throws {
    let pty = try Self.start()
    for size in [Size(columns: 40, rows: 9), Size(columns: 132, rows: 50), Size(columns: 80, rows: 24)] {
      pty.resize(to: size)
      #expect(pty.waitUntil { $0.text(ofRow: 0) == "▸ \(size.columns)×\(size.rows)" }, "\(pty.emulator.text)")
    }
  }

  @Test func everythingThatAUserDoesArrives() throws {
    let pty = try Self.start()
    pty.send(.altUp)
    #expect(pty.waitUntil { $0.text(ofRow: 1).contains("altUp") })
    pty.send(.control("s"))
    #expect(pty.waitUntil { $0.text(ofRow: 1).contains("control(\"s\")") })
    pty.paste("é\nq")
    #expect(pty.waitUntil { $0.text(ofRow: 1).contains("paste(\"é\\nq\")") })
    pty.send(MouseEvent(kind: .press, position: Position(column: 70, row: 20)))
    #expect(pty.waitUntil { $0.text(ofRow: 1).contains("70, row: 20") })
    pty.send(.character("c"))
    let copied = Array("\u{1B}]52;c;Y29waWVk\u{7}".utf8)
    #expect(pty.waitUntil { $0.received.suffix(400).firstRange(of: copied) != nil })
  }

  @Test func nothingOfALongPasteIsLostOnTheWay() throws {
    let pty = try Self.start()
    pty.paste(String(repeating: "é値", count: 10_000) + "end")
    #expect(pty.waitUntil { $0.text(ofRow: 1) == "pasted 20003 end" }, "\(pty.emulator.text(ofRow: 1))")
  }

  @Test func aLocaleThatIsNotInstalledStillSaysWhatTheTerminalShows() throws {
    #expect(try Self.start(locale: "xx_XX.UTF-8").emulator.text(ofRow: 0) == "▸ 80×24")
    #expect(try Self.start(locale: "xx_XX.ISO-8859-1").emulator.text(ofRow: 0) == "> 80x24")
  }

  @Test func whereTheWindowHasNoSizeTheEnvironmentGivesIt() throws {
    let environment = ["TERM": "xterm", "LC_ALL": "C.UTF-8", "LINES": "12", "COLUMNS": "50"]
    let given = try Pty("/bin/sh", ["-c", "stty rows 0 cols 0; exec \(Self.probe)"], environment: environment)
    #expect(given.waitUntil { $0.text(ofRow: 0) == "▸ 50×12" }, "\(given.emulator.text)")
    let measured = try Pty(Self.probe, environment: environment)
    #expect(measured.waitUntil { $0.text(ofRow: 0) == "▸ 80×24" }, "\(measured.emulator.text)")
  }

  @Test func whereTheLocaleIsNotUTF8OurSignsAreASCII() throws {
    let pty = try Self.start(locale: "C")
    #expect(pty.emulator.text(ofRow: 0) == "> 80x24")
    pty.type("値")
    #expect(pty.waitUntil { $0.text(ofRow: 1).contains("値") })
  }

  @Test(arguments: ["dumb", "no-such-terminal"]) func aTerminalThatCannotIsRefusedWithAReason(term: String) throws {
    let pty = try Pty(Self.probe, environment: ["TERM": term])
    #expect(pty.waitForExit() == .exited(1))
    #expect(pty.emulator.text.contains("refused: the terminal type TERM=\(term) is unknown"))
  }

  @Test func afterAStopThatNobodyAskedForTheModesAreTakenAgain() throws {
    let pty = try Self.start()
    let taken = pty.modes
    pty.signal(SIGSTOP)
    let shell = try Pty("/bin/sh", ["-c", "stty sane < \(pty.name)"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(shell.waitForExit() == .exited(0))
    #expect(pty.modes.isCanonical)
    pty.signal(SIGCONT)
    #expect(pty.waitUntil { _ in !pty.modes.isCanonical })
    pty.send(.up)
    #expect(pty.waitUntil { $0.text(ofRow: 1).contains("up") })
    #expect(pty.modes == taken)
  }

  @Test func stoppedItGivesTheTerminalToTheShellAndContinuedItDrawsAgain() throws {
    let script = "set -m; \(Self.probe); echo stopped $?; read line; fg >/dev/null; echo ended $?"
    let environment = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    let pty = try Pty("/bin/bash", ["-c", script], environment: environment)
    #expect(pty.waitUntil { $0.text(ofRow: 1) == "ready" })
    pty.send(.control("z"))
    #expect(pty.waitUntil { $0.text.contains("stopped") })
    #expect(isGivenBack(pty))
    pty.resize(to: Size(columns: 60, rows: 12))
    pty.send(.enter)
    #expect(pty.waitUntil { $0.text(ofRow: 0) == "▸ 60×12" && $0.showsAlternateScreen }, "\(pty.emulator.text)")
    pty.send(.up)
    #expect(pty.waitUntil { $0.text(ofRow: 1).contains("up") })
    pty.send(.character("q"))
    #expect(pty.waitUntil { $0.text.contains("ended 3") }, "\(pty.emulator.text)")
    #expect(isGivenBack(pty))
  }
}

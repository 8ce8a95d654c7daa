import Emulator
import Glibc
import Testing
import TextUI

/// A way to end the program, and how it must end then.
struct Way: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let ending: Pty.Ending
  /// The program has no time to do anything about it.
  var isCrash = false
  var isKey = false
  /// There is no terminal any more.
  var takesTerminal = false
  let act: @Sendable (ProgramRun) -> Void

  static let all: [Way] = [
    Way(testDescription: "Ctrl-C", ending: .signalled(SIGINT), isKey: true) { $0.press(.control("c")) },
    .signal(SIGINT, "INT"), .signal(SIGTERM, "TERM"), .signal(SIGHUP, "HUP"), .signal(SIGQUIT, "QUIT"),
    .signal(SIGABRT, "ABRT", isCrash: true), .signal(SIGSEGV, "SEGV", isCrash: true),
    .signal(SIGILL, "ILL", isCrash: true),
    Way(testDescription: "closed terminal", ending: .signalled(SIGHUP), takesTerminal: true) { $0.pty.hangUp() },
  ]

  private static func signal(_ number: Int32, _ name: String, isCrash: Bool = false) -> Way {
    Way(testDescription: "SIG\(name)", ending: .signalled(number), isCrash: isCrash) { $0.pty.signal(number) }
  }

  static let leaveQuestion = "Leave without writing?"
}

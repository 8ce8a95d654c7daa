import Glibc
import Terminal

/// Hidden input; the echo is restored if a signal ends the program.
package enum Echo {
  nonisolated(unsafe) private static var saved: (file: Int32, modes: termios)?
  private static let crashes = [SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE]

  /// False if there is no echo to turn off.
  package static func off(_ file: Int32) -> Bool {
    var modes = termios()
    guard tcgetattr(file, &modes) == 0 else { return false }
    saved = (file, modes)
    for number in crashes + Signals.endings where crashes.contains(number) || isDefault(number) {
      signal(number) { number in
        Echo.end()
        Terminal.sayLastWords()
        Glibc.signal(number, SIG_DFL)
        Glibc.raise(number)
      }
    }
    modes.c_lflag &= ~tcflag_t(ECHO)
    return tcsetattr(file, TCSANOW, &modes) == 0
  }

  /// For other signal handlers: restores the echo too.
  private static func isDefault(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self) == 0
  }

  /// For exit: half a typed secret is not left for the shell to read and show.
  package static func end() {
    if let saved { tcflush(saved.file, TCIFLUSH) }
    restore()
  }

  package static func restore() {
    guard var last = saved else { return }
    tcsetattr(last.file, TCSANOW, &last.modes)
    saved = nil
  }
}

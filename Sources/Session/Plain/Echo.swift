import Glibc
import Terminal

/// Typing without being seen; given back when a signal ends the program meanwhile.
package enum Echo {
  nonisolated(unsafe) private static var saved: (file: Int32, modes: termios)?
  private static let crashes = [SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE]

  /// False where there is no echo to be turned off.
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

  /// Whoever takes a signal otherwise gives the echo back too.
  private static func isDefault(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self) == 0
  }

  /// For the end of the program: half a secret is not left for a shell to read and show.
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

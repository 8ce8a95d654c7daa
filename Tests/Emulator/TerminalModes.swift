import Glibc

/// What the kernel does with what is typed.
package struct TerminalModes: Equatable, Sendable {
  package let echoes: Bool
  /// Input comes in lines.
  package let isCanonical: Bool
  /// Ctrl-C and its like are signals.
  package let sendsSignals: Bool
  private let flags: [UInt32]

  init(_ state: termios) {
    echoes = state.c_lflag & UInt32(ECHO) != 0
    isCanonical = state.c_lflag & UInt32(ICANON) != 0
    sendsSignals = state.c_lflag & UInt32(ISIG) != 0
    flags = [state.c_iflag, state.c_oflag, state.c_cflag, state.c_lflag]
  }
}

import Glibc

/// What the kernel does with what is typed.
public struct TerminalModes: Equatable, Sendable {
  public let echoes: Bool
  /// Input comes in lines.
  public let isCanonical: Bool
  /// Ctrl-C and its like are signals.
  public let sendsSignals: Bool
  private let flags: [UInt32]

  init(_ state: termios) {
    echoes = state.c_lflag & UInt32(ECHO) != 0
    isCanonical = state.c_lflag & UInt32(ICANON) != 0
    sendsSignals = state.c_lflag & UInt32(ISIG) != 0
    flags = [state.c_iflag, state.c_oflag, state.c_cflag, state.c_lflag]
  }
}

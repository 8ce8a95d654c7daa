import Files
import Glibc
import Session
import SignOn
import Terminal
import Text

/// Writes a command's result to standard output, whole, and nothing else.
enum Output {
  /// Exits quietly, as by SIGPIPE, when the reader is gone.
  ///
  /// - Throws: `Refusal` if it cannot be written.
  static func put(_ text: String) throws { try put(Array(Charset.text(text, for: STDOUT_FILENO).utf8)) }

  /// Writes text for people, whose URLs a terminal can open.
  static func say(_ text: String) throws { try put(TerminalKind.withLinks(text, for: STDOUT_FILENO)) }

  static func put(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE: endBySignal(SIGPIPE)
      default: throw Refusal.file("standard output: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Writes what a reader may miss: nothing happens if it is gone, since something else must be finished first.
  static func offer(_ text: String) {
    var rest = Array(Charset.text(text, for: STDOUT_FILENO).utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        waitUntilWritable()
      } else if errno != EINTR {
        return
      }
    }
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private static func waitUntilWritable() {
    var wish = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    _ = poll(&wish, 1, -1)
  }
}

extension NextStep {
  /// Its sentence, and its command on a line of its own.
  var shown: String { visible(title) + (command.map { "\n    \(visible($0))" } ?? "") }
}

import Glibc
import TextUI

/// Lines in and lines out, on a terminal or a pipe; never an escape byte.
final class LineTerminal {
  private let input: Int32
  private let output: Int32
  let isTerminal: Bool
  private var waiting: [UInt8] = []
  private var isAtEnd = false

  /// The longest line that is read, in bytes; the rest of a longer one is dropped.
  static let limit = 65_536

  init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
    isTerminal = isatty(input) == 1
  }

  var columns: Int {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col >= 20 else { return 72 }
    return min(Int(window.ws_col), 100)
  }

  /// - Returns: false when nobody reads any more.
  @discardableResult func say(_ lines: [String]) -> Bool {
    lines.isEmpty || put(lines.joined(separator: "\n") + "\n")
  }

  /// The next line without its newline; nil at the end of the input.
  func ask(_ prompt: String, isSecret: Bool) -> String? {
    // Before the prompt: whoever answers at once must not be shown, nor lost.
    let echo = isSecret && isTerminal ? Echo.off(input) : nil
    put(prompt)
    defer { if echo != nil { Echo.restore() } }
    let line = readLine()
    if line == nil || echo != nil || !isTerminal { put("\n") }
    return line
  }

  private func readLine() -> String? {
    while true {
      if let end = waiting.firstIndex(of: 0x0A) {
        let line = waiting[..<end]
        waiting.removeSubrange(...end)
        return text(line)
      }
      if waiting.count > Self.limit { waiting.removeLast(waiting.count - Self.limit) }
      guard fill() else {
        defer { waiting = [] }
        return waiting.isEmpty ? nil : text(waiting[...])
      }
    }
  }

  private func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.prefix(Self.limit), as: UTF8.self)
  }

  private func fill() -> Bool {
    guard !isAtEnd else { return false }
    var block = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(input, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        isAtEnd = true
        return false
      }
      waiting += block[..<count]
      return true
    }
  }

  @discardableResult private func put(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

/// Typing without being seen; given back when a signal ends the program meanwhile.
private enum Echo {
  nonisolated(unsafe) private static var saved: (file: Int32, modes: termios)?

  static func off(_ file: Int32) -> Bool? {
    var modes = termios()
    guard tcgetattr(file, &modes) == 0 else { return nil }
    saved = (file, modes)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
      signal(number) { number in
        Echo.restore()
        Glibc.signal(number, SIG_DFL)
        Glibc.raise(number)
      }
    }
    modes.c_lflag &= ~tcflag_t(ECHO)
    return tcsetattr(file, TCSANOW, &modes) == 0
  }

  static func restore() {
    guard var (file, modes) = saved else { return }
    tcsetattr(file, TCSANOW, &modes)
    saved = nil
    file = -1
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { signal(number, SIG_DFL) }
  }
}

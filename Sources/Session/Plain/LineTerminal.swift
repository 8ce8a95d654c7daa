import Files
import Glibc
import Terminal
import TextUI

/// Lines in and lines out, on a terminal or a pipe; no escape byte but for links, where they are wanted.
package final class LineTerminal {
  private let input: Int32
  private let output: Int32
  package let isTerminal: Bool
  /// Whether URLs become links, if the terminal shows those.
  private let showsLinks: Bool
  /// Whether the lines go to standard output, rather than to a separate terminal.
  package var isStandardOutput: Bool { output == STDOUT_FILENO }
  private var waiting: [UInt8] = []
  private var isAtEnd = false
  /// Whether the terminal may have dropped the rest of the last line: it keeps no more than this of one.
  package private(set) var wasCut = false
  private static let longestTyped = 4_095
  /// Input is hidden until the prompt is closed.
  private var isHidden = false

  /// The longest line that is read, in bytes; the rest of a longer one is dropped.
  package static let limit = 65_536

  package init(input: Int32, output: Int32, showsLinks: Bool = false) {
    self.showsLinks = showsLinks
    self.input = input
    self.output = output
    isTerminal = isatty(input) == 1
  }

  package var columns: Int {
    guard let columns = windowColumns, columns >= 20 else { return 72 }
    return min(columns, 100)
  }

  /// Nil if the lines do not go to a window.
  package var windowColumns: Int? {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Int(window.ws_col)
  }

  /// There was a terminal, and it is gone.
  package var isLost: Bool { isTerminal && isatty(input) == 0 }

  /// - Returns: false if the reader is gone.
  @discardableResult package func say(_ lines: [String]) -> Bool {
    guard !lines.isEmpty else { return true }
    let text = lines.joined(separator: "\n") + "\n"
    return put(showsLinks ? TerminalKind.withLinks(text, for: output) : text)
  }

  /// The next line without its newline; nil at the end of the input.
  package func ask(_ prompt: String, isSecret: Bool) -> String? {
    open(prompt, isSecret: isSecret)
    let line = readLine()
    close(isBroken: line == nil)
    return line
  }

  private func readLine() -> String? {
    while true {
      switch takeLine() {
      case .line(let text): return text
      case .end: return nil
      case .part: fill()
      }
    }
  }

  /// The part of a line read so far.
  private func takeLine() -> Part {
    if let end = waiting.firstIndex(of: 0x0A) {
      let line = waiting[..<end]
      waiting.removeSubrange(...end)
      return .line(text(line))
    }
    if waiting.count > Self.limit { waiting.removeLast(waiting.count - Self.limit) }
    guard isAtEnd else { return .part }
    defer { waiting = [] }
    return waiting.isEmpty ? .end : .line(text(waiting[...]))
  }

  private func text(_ line: ArraySlice<UInt8>) -> String {
    wasCut = isTerminal && line.count >= Self.longestTyped
    let text = String(decoding: line.prefix(Self.limit), as: UTF8.self)
    // A terminal that marks pastes may do so here too.
    return text.replacing("\u{1B}[200~", with: "").replacing("\u{1B}[201~", with: "")
  }

  /// Waits for more of the input, or its end.
  private func fill() {
    guard !isAtEnd else { return }
    var block = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = Glibc.read(input, &block, block.count)
      if count < 0, errno == EINTR { continue }
      isAtEnd = count <= 0
      if count > 0 { waiting += block[..<count] }
      return
    }
  }

  private var isReadable: Bool {
    var wish = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&wish, 1, 0) > 0
  }

  @discardableResult private func put(_ text: String) -> Bool {
    var bytes = Array(Charset.text(text, for: output).utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

/// For prompts that an outside event may answer first.
extension LineTerminal {
  package enum Part {
    case line(String)
    case part
    case end
  }

  package func open(_ prompt: String, isSecret: Bool) {
    // Before the prompt: an immediate answer must be neither shown nor lost.
    isHidden = isSecret && isTerminal && Echo.off(input)
    put(prompt)
  }

  /// - Parameter isBroken: whether no typed newline ended the prompt's line.
  package func close(isBroken: Bool) {
    if isBroken || isHidden || !isTerminal { put("\n") }
    if isHidden { Echo.restore() }
    isHidden = false
  }

  /// What has been typed so far, without waiting.
  package func read() -> Part {
    let part = takeLine()
    guard case .part = part, isReadable else { return part }
    fill()
    return takeLine()
  }

  /// Watches for more to read.
  package func watch(_ report: @escaping @Sendable () -> Void) -> InputWatch { InputWatch(input, report) }
}

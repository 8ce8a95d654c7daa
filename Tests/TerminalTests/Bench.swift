import Emulator
import Glibc
import TextUI

@testable import Terminal

/// A terminal between a pipe to type into and an emulator to look at.
@MainActor final class Bench {
  let terminal: Terminal
  let emulator: Emulator
  private let keys: Int32
  private let input: Int32
  private let output: UnsafeMutablePointer<FILE>
  private var seen = 0
  private var isTyping = true

  init(
    term: String = "xterm-256color", size: Size = Size(columns: 40, rows: 6), theme: Theme = .standard,
    mouse: Bool = true, links: Bool = true, locale: String = "C.UTF-8"
  ) throws {
    var pipe: [Int32] = [0, 0]
    guard Glibc.pipe(&pipe) == 0, let file = tmpfile() else { throw Failure() }
    input = pipe[0]
    keys = pipe[1]
    output = file
    emulator = Emulator(size: size)
    terminal = try Terminal(
      anyInput: input, output: fileno(file), term: term, theme: theme, mouse: mouse, links: links,
      locale: locale)
    terminal.resize(to: size)
    show()
  }

  struct Failure: Error {}

  /// Gives the screen back, so that the next test can have it.
  func end() {
    terminal.close()
    hangUp()
    Glibc.close(input)
    fclose(output)
  }

  func hangUp() {
    if isTyping { Glibc.close(keys) }
    isTyping = false
  }

  /// Lets the emulator see what was written since.
  @discardableResult func show() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = pread(fileno(output), &buffer, buffer.count, seen), count > 0 {
      bytes += buffer[..<count]
      seen += count
    }
    emulator.feed(bytes)
    return bytes
  }

  @discardableResult func draw(_ frame: Frame) -> [UInt8] {
    terminal.draw(frame)
    return show()
  }

  func read(_ bytes: [UInt8]) -> [Input] {
    bytes.withUnsafeBytes { _ = write(keys, $0.baseAddress, $0.count) }
    defer { show() }
    return terminal.readInput()
  }

  func read(_ text: String) -> [Input] { read(Array(text.utf8)) }

  /// What the terminal makes of what the emulator sends.
  func read(_ press: (Emulator) -> Void) -> [Input] {
    press(emulator)
    return read(emulator.takeAnswers())
  }
}

/// Runs with a terminal and gives it back in any case.
@MainActor func withBench(_ bench: Bench, _ body: (Bench) throws -> Void) rethrows {
  defer { bench.end() }
  try body(bench)
}

func frame(_ size: Size = Size(columns: 40, rows: 6), _ lines: String..., style: Style = .normal) -> Frame {
  var frame = Frame(size: size)
  for (row, line) in lines.enumerated() { frame.put(line, at: Position(column: 0, row: row), style: style) }
  return frame
}

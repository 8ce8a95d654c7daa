import CVTerm
import Glibc
import TextUI

/// A program that runs on a terminal of its own.
package final class Pty {
  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  package enum Failure: Error { case noTerminal, notStarted(Int32) }

  package let emulator: Emulator
  package let process: pid_t
  /// The path of the program's terminal.
  package let name: String
  /// Whether what the program writes is read.
  package var isReading = true
  private let descriptor: Int32
  private let processDescriptor: Int32
  private var isHungUp = false
  private var isOpen = true
  private var ending: Ending?

  /// Starts the program in a session of its own, with no other descriptor and no other environment than given.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = ["TERM": "xterm-256color"],
    directory: String? = nil, size: Size = Size(columns: 80, rows: 24)
  ) throws {
    var name = [CChar](repeating: 0, count: 64)
    descriptor = pty_open(&name, name.count)
    guard descriptor >= 0, pty_resize(descriptor, Int32(size.rows), Int32(size.columns)) == 0 else {
      throw Failure.noTerminal
    }
    self.name = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    emulator = Emulator(size: size)
    do {
      process = try start(program, arguments, environment, directory, terminal: name)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    processDescriptor = process_descriptor(process)
  }

  deinit {
    if ending == nil {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
    Glibc.close(processDescriptor)
  }

  /// Shows what the program writes until the condition holds; false when the time, in seconds, or the program ended.
  package func waitUntil(timeout: Double = 30, _ condition: (Emulator) -> Bool) -> Bool {
    let deadline = now() + timeout
    while !condition(emulator) {
      let left = deadline - now()
      guard left > 0, !isHungUp else { return false }
      pump(for: left)
    }
    return true
  }

  /// How the program ended; nil when it still runs after so many seconds.
  package func waitForExit(timeout: Double = 30) -> Ending? {
    let deadline = now() + timeout
    while ending == nil, now() < deadline {
      pump(for: deadline - now())
      reap()
    }
    while ending != nil, !isHungUp, pump(for: 0) { continue }
    return ending
  }

  package func send(_ key: Key) {
    emulator.press(key)
    flush()
  }

  /// Types the text, a key a character.
  package func type(_ text: String) {
    for character in text { emulator.press(.character(character)) }
    flush()
  }

  package func paste(_ text: String) {
    emulator.paste(text)
    flush()
  }

  package func send(_ event: MouseEvent) {
    emulator.send(event)
    flush()
  }

  /// Reads meanwhile what the program writes, so that neither waits for the other.
  package func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, !isHungUp {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 { rest = rest.dropFirst(written) }
      if written < 0, errno != EAGAIN { isHungUp = true }
      pump(for: rest.isEmpty ? 0 : 0.01)
    }
  }

  package func resize(to size: Size) {
    emulator.resize(to: size)
    _ = pty_resize(descriptor, Int32(size.rows), Int32(size.columns))
  }

  /// Takes the terminal away from the program, as a lost connection does.
  package func hangUp() {
    if isOpen { Glibc.close(descriptor) }
    isOpen = false
    isHungUp = true
  }

  package func signal(_ number: Int32) {
    kill(process, number)
  }

  /// The modes that the terminal is in now.
  package var modes: TerminalModes {
    var state = termios()
    tcgetattr(descriptor, &state)
    return TerminalModes(state)
  }

  /// Writes to the terminal beside the program until it takes no more, and reads nothing from here on.
  package func fill() {
    isReading = false
    let other = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK)
    let blanks = [UInt8](repeating: 0x20, count: 4096)
    while write(other, blanks, blanks.count) > 0 { continue }
    Glibc.close(other)
  }

  private func flush() {
    send(bytes: emulator.takeAnswers())
  }

  /// Reads once; false when there was nothing to read.
  @discardableResult private func pump(for seconds: Double) -> Bool {
    var polled = [
      pollfd(fd: isHungUp || !isReading ? -1 : descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ending == nil ? processDescriptor : -1, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&polled, 2, Int32(max(0, min(seconds, 60)) * 1000) + (seconds > 0 ? 1 : 0))
    guard ready > 0, polled[0].revents != 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { emulator.feed(buffer[..<count]) } else { isHungUp = count == 0 || errno != EAGAIN }
    let answers = emulator.takeAnswers()
    if !answers.isEmpty { _ = answers.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }
    return count > 0
  }

  private func reap() {
    var status: Int32 = 0
    guard ending == nil, waitpid(process, &status, WNOHANG) == process else { return }
    ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

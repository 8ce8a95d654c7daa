import Glibc
import Terminal
import Text
import TextUI

/// A pipe that a signal writes to, so that a wait that is about to begin ends as well.
nonisolated(unsafe) private var wakeUp: (reading: Int32, writing: Int32) = (-1, -1)

/// Shows what it is given on a real terminal, and ends in as many ways as a program can.
@main @MainActor struct Probe {
  static func main() throws {
    let terminal: Terminal
    do {
      terminal = try Terminal(theme: .standard)
    } catch {
      print("refused: \(error)")
      exit(1)
    }
    Terminal.restoreOnCrash()
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    wakeUp = (ends[0], ends[1])
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in _ = write(wakeUp.writing, "w", 1) }
    sigaction(SIGWINCH, &action, nil)
    sigaction(SIGCONT, &action, nil)
    run(terminal)
  }

  private static func run(_ terminal: Terminal) {
    var last = "ready"
    while true {
      var frame = Frame(size: terminal.size)
      frame.put("▸ \(terminal.size.columns)×\(terminal.size.rows)", at: Position(column: 0, row: 0), style: .title)
      frame.put(truncated(last, to: terminal.size.columns, keeping: .end), at: Position(column: 0, row: 1))
      frame.cursor = Position(column: 2, row: 1)
      terminal.draw(frame)
      wait()
      terminal.resume()
      for input in terminal.readInput() {
        last = "\(input)"
        act(on: input, terminal, &last)
      }
    }
  }

  private static func wait() {
    var polled = [0, wakeUp.reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, 2, -1) > 0, polled[1].revents != 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 64)
    read(wakeUp.reading, &bytes, bytes.count)
  }

  private static func act(on input: Input, _ terminal: Terminal, _ last: inout String) {
    switch input {
    case .key(.character("q")):
      terminal.close()
      exit(3)
    case .key(.character("x")): exit(4)
    case .key(.character("t")): fatalError("on purpose")
    case .key(.character("c")): terminal.setClipboard("copied")
    case .key(.control("z")):
      terminal.suspend()
      _ = Terminal.stopProcess()
      terminal.resume()
    case .paste(let text) where text.count > 100: last = "pasted \(text.count) \(text.suffix(3))"
    case .hangup:
      terminal.close()
      exit(5)
    default: break
    }
  }
}

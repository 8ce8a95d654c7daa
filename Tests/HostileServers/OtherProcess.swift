import CSpawn
import Glibc

/// A process of this machine that a test did not start itself.
package struct OtherProcess {
  package let number: pid_t

  package init(_ number: pid_t) {
    self.number = number
  }

  /// Whether it ends in that time, in seconds; its parent may still have to notice.
  package func ends(within seconds: Int32 = 60) -> Bool {
    let descriptor = process_descriptor(number)
    guard descriptor >= 0 else { return errno == ESRCH }
    defer { close(descriptor) }
    var end = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&end, 1, seconds * 1000) == 1
  }

  /// Whether it ends in that time, in seconds, and its parent has noticed.
  package func isReaped(within seconds: Int32 = 60) -> Bool {
    guard ends(within: seconds) else { return false }
    let deadline = time(nil) + time_t(seconds)
    while kill(number, 0) == 0, time(nil) < deadline { sched_yield() }
    return kill(number, 0) == -1
  }
}

/// A named pipe through which a script says one line.
package final class NamedPipe {
  private let descriptor: Int32

  /// Whoever writes to it does not wait.
  package init(_ path: String) {
    mkfifo(path, 0o600)
    descriptor = open(path, O_RDWR | O_NONBLOCK)
  }

  deinit { close(descriptor) }

  /// What was written, if it comes in that time, in seconds.
  package func line(within seconds: Int32 = 120) -> Substring? {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 4096)
    guard poll(&ready, 1, seconds * 1000) == 1 else { return nil }
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self).prefix { !$0.isNewline } : nil
  }

  /// The process whose number was written.
  package func process() -> OtherProcess? {
    line().flatMap { pid_t($0) }.map(OtherProcess.init)
  }
}

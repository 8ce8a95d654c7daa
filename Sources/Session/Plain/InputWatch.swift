import Dispatch
import Glibc

/// Reports when there is something to read, for terminals, pipes and files, without reading.
package final class InputWatch: Sendable {
  private let signal = DispatchSemaphore(value: 0)
  private let bell: (end: Int32, start: Int32)

  package init(_ input: Int32, _ report: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    bell = (ends[0], ends[1])
    let (signal, end) = (signal, ends[0])
    DispatchQueue.global().async {
      var wishes = [input, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      while true {
        let count = poll(&wishes, 2, -1)
        if count < 0, errno == EINTR { continue }
        guard count > 0, wishes[1].revents == 0 else { break }
        report()
        signal.wait()
      }
      close(end)
    }
  }

  /// Everything available has been read.
  package func goOn() { signal.signal() }

  package func stop() {
    close(bell.start)
    signal.signal()
  }
}

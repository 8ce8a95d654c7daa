import Dispatch
import Files
import Glibc
import Processes
import Terminal

/// Where a handler stores the number of its signal.
nonisolated(unsafe) private var mailbox: Int32 = -1

/// How the program handles signals, and ends by them.
package enum Signals {
  /// Those that ask the program to end.
  package static let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// Reports each arrival, on any queue; the signals' default actions no longer happen.
  ///
  /// There is one such listener at a time. The signal sources of Dispatch are no substitute: until they are set up,
  /// beside the caller, a signal is lost.
  package static func heard(
    _ numbers: [Int32], _ tell: @escaping @Sendable (Int32) -> Void
  ) -> any DispatchSourceRead {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    mailbox = ends[1]
    let source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: .global())
    source.setEventHandler { [reading = ends[0]] in
      var arrived = [UInt8](repeating: 0, count: 64)
      let count = read(reading, &arrived, arrived.count)
      for number in arrived.prefix(max(0, count)) { tell(Int32(number)) }
    }
    source.resume()
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      let before = errno
      withUnsafePointer(to: UInt8(truncatingIfNeeded: number)) { _ = write(mailbox, $0, 1) }
      errno = before
    }
    action.sa_flags = SA_RESTART
    for number in numbers { sigaction(number, &action, nil) }
    return source
  }

  /// Restores their default actions.
  package static func leave(_ numbers: [Int32], _ source: any DispatchSourceRead) {
    for number in numbers { signal(number, SIG_DFL) }
    source.cancel()
  }

  /// Ends the program within two seconds if it does not end by itself, e.g. because the terminal does not read.
  package static func endInAnyCase(by number: Int32, _ draftStore: DraftStore?) {
    let queue = DispatchQueue.global()
    queue.asyncAfter(deadline: .now() + .seconds(1)) { Terminal.unblock() }
    queue.asyncAfter(deadline: .now() + .seconds(2)) {
      draftStore?.flush()
      Terminal.abandon()
      endBySignal(number)
    }
  }
}

/// Ends what was started, and the program as the signal would have, so that a shell or script sees it.
package func endBySignal(_ number: Int32) -> Never {
  ChildProcess.endAll()
  var set = sigset_t()
  sigemptyset(&set)
  sigaddset(&set, number)
  signal(number, SIG_DFL)
  // The threads of Dispatch block signals; on this one it has to arrive before the next line.
  pthread_sigmask(SIG_UNBLOCK, &set, nil)
  raise(number)
  exit(128 + number)
}

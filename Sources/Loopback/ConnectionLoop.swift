import Glibc

/// Serves all connections of one server on one thread, asleep in poll(2) while nothing happens.
final class ConnectionLoop: @unchecked Sendable {
  private let listener: Int32
  private let stopSignal: Int32
  private let answer: @Sendable (LoopbackRequest) -> LoopbackResponse
  private let whenEnded: @Sendable () -> Void
  /// Only used on the loop's thread.
  private var connections: [Connection] = []

  private static let mostConnections = 256

  init(
    listener: Int32, stopSignal: Int32, answer: @escaping @Sendable (LoopbackRequest) -> LoopbackResponse,
    whenEnded: @escaping @Sendable () -> Void
  ) {
    self.listener = listener
    self.stopSignal = stopSignal
    self.answer = answer
    self.whenEnded = whenEnded
  }

  /// The thread blocks signals, so that handlers run where the program expects them.
  func start() -> Bool {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let result = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ConnectionLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard result == 0 else {
      context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  func closeAll() {
    for connection in connections { close(connection.socket) }
    connections = []
    close(listener)
    close(stopSignal)
  }

  private func run() {
    while true {
      var watched = [
        pollfd(fd: stopSignal, events: Int16(POLLIN), revents: 0),
        pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
      ]
      watched += connections.map { pollfd(fd: $0.socket, events: $0.events(at: Self.now()), revents: 0) }
      _ = poll(&watched, nfds_t(watched.count), patience())
      if watched[0].revents != 0 { break }
      serve(watched.dropFirst(2).map(\.revents))
      if watched[1].revents != 0 { acceptAll() }
    }
    closeAll()
    whenEnded()
  }

  /// Milliseconds until a connection needs attention without an event; -1 for never.
  private func patience() -> Int32 {
    let now = Self.now()
    return connections.map { $0.nextLook(after: now) }.min().map { Int32(max(0, min($0 - now, 60_000))) } ?? -1
  }

  private func serve(_ events: [Int16]) {
    let now = Self.now()
    for (index, event) in events.enumerated() { connections[index].serve(event, at: now, answer: answer) }
    for connection in connections where connection.isOver { close(connection.socket) }
    connections.removeAll(where: \.isOver)
  }

  private func acceptAll() {
    while true {
      let socket = accept(listener, nil, nil)
      guard socket >= 0 else { return }
      LoopbackServer.keepToOurselves(socket)
      if connections.count >= Self.mostConnections {
        let oldest = connections.firstIndex(where: \.isUnfinished) ?? 0
        close(connections.remove(at: oldest).socket)
      }
      connections.append(Connection(socket: socket, began: Self.now()))
    }
  }

  /// Milliseconds on a monotonic clock.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

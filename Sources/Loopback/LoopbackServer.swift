import Glibc

/// Why no server could be started.
package enum LoopbackError: Error, Equatable, Sendable {
  case portTaken(UInt16)
  /// The system's error number.
  case system(Int32)

  /// Whether this machine has no addresses of that family.
  var meansNoSuchFamily: Bool {
    [EAFNOSUPPORT, EPROTONOSUPPORT, EADDRNOTAVAIL].contains { self == .system($0) }
  }
}

/// A small HTTP server only on 127.0.0.1 or ::1, on its own thread, with one request per connection.
package final class LoopbackServer: Sendable {
  package enum Family: Sendable { case v4, v6 }

  package let port: UInt16
  private let wakeUp: Int32
  private let ended: AsyncStream<Never>

  /// `answer` runs on the server's thread, so it must not block; port 0 picks a free port.
  package init(
    port: UInt16 = 0, family: Family = .v4, answer: @escaping @Sendable (LoopbackRequest) -> LoopbackResponse
  ) throws(LoopbackError) {
    let listener = try Self.listen(port, family)
    var pair: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 else {
      close(listener)
      throw .system(errno)
    }
    pair.forEach(Self.keepToOurselves)
    let (ended, ending) = AsyncStream<Never>.makeStream()
    self.port = Self.port(of: listener)
    wakeUp = pair[1]
    self.ended = ended
    let loop = ConnectionLoop(listener: listener, stopSignal: pair[0], answer: answer) { ending.finish() }
    guard loop.start() else {
      loop.closeAll()
      throw .system(EAGAIN)
    }
  }

  deinit {
    askToStop()
    close(wakeUp)
  }

  /// Closes the port and all connections; returns when that is done.
  package func stop() async {
    askToStop()
    for await _ in ended {}
  }

  private func askToStop() {
    var byte: UInt8 = 0
    _ = send(wakeUp, &byte, 1, Int32(MSG_NOSIGNAL))
  }

  /// Not inherited by child processes, and only poll(2) waits on it.
  static func keepToOurselves(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  private static func listen(_ port: UInt16, _ family: Family) throws(LoopbackError) -> Int32 {
    let listener = socket(family == .v4 ? AF_INET : AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { throw .system(errno) }
    keepToOurselves(listener)
    var isOn: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
    guard bind(listener, to: port, family), Glibc.listen(listener, 128) == 0 else {
      let number = errno
      close(listener)
      throw number == EADDRINUSE ? .portTaken(port) : .system(number)
    }
    return listener
  }

  private static func bind(_ listener: Int32, to port: UInt16, _ family: Family) -> Bool {
    switch family {
    case .v4:
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      return bind(listener, &address)
    case .v6:
      setsockopt(listener, Int32(IPPROTO_IPV6), IPV6_V6ONLY, [Int32(1)], socklen_t(MemoryLayout<Int32>.size))
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_addr = in6addr_loopback
      return bind(listener, &address)
    }
  }

  private static func bind<Address>(_ listener: Int32, _ address: inout Address) -> Bool {
    withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { Glibc.bind(listener, $0.baseAddress, socklen_t(bytes.count)) == 0 }
    }
  }

  /// The port has the same offset in the addresses of both families.
  private static func port(of listener: Int32) -> UInt16 {
    var address = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    _ = withUnsafeMutableBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { getsockname(listener, $0.baseAddress, &length) }
    }
    return UInt16(bigEndian: address.sin6_port)
  }
}

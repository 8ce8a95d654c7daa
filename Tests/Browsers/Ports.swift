import Glibc

/// Ports of this machine for a test's own use.
package enum Ports {
  struct NoneFree: Error {}

  /// A port that nobody has at the moment.
  package static func free() throws -> UInt16 {
    let (handle, port) = try take()
    close(handle)
    return port
  }

  /// A port that is in use until its socket is closed.
  package static func take() throws -> (socket: Int32, port: UInt16) {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(handle, $0, length) == 0 && listen(handle, 1) == 0 && getsockname(handle, $0, &length) == 0
      }
    }
    guard isBound else { throw NoneFree() }
    return (handle, UInt16(bigEndian: address.sin_port))
  }
}

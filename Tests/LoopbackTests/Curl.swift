import Browsers
import Foundation
import Glibc

extension Curl {
  static func get(_ address: String) async throws -> (status: Int, text: String) {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try run(address) }) }
    }
  }

  private static func run(_ address: String) throws -> (status: Int, text: String) {
    let text = try run(["--path-as-is", "--max-time", "20", "--write-out", "\n%{http_code}", address])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.last.flatMap { Int($0) } ?? 0, lines.dropLast().joined(separator: "\n"))
  }
}

/// Connects, sends half a request and waits.
struct IdleClient {
  private let socket: Int32

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { connect(socket, $0.baseAddress, socklen_t(bytes.count)) }
    }
    guard result == 0 else { throw Curl.Failed(code: errno) }
    _ = send(socket, "GET /cal", 8, Int32(MSG_NOSIGNAL))
  }

  func close() { _ = Glibc.close(socket) }
}

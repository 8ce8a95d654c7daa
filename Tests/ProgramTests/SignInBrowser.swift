import Foundation
import Glibc

/// As much of a browser as the sign-in page of the rehearsal needs, by curl.
enum SignInBrowser {
  struct Answer {
    let location: String?
    let text: String
  }

  struct Lost: Error { let address: String }

  /// - Returns: where the browser ends; that address itself is not opened.
  static func signIn(at address: String, as login: String) throws -> String {
    var address = address
    var answer = try open(address)
    while let location = answer.location, location.hasPrefix("/") {
      address = origin(address) + location
      answer = try open(address)
    }
    guard let start = answer.text.range(of: "action=\"") else { throw Lost(address: address) }
    let action = answer.text[start.upperBound...].prefix { $0 != "\"" }.replacingOccurrences(of: "&amp;", with: "&")
    let form = "username=\(login.replacingOccurrences(of: "@", with: "%40"))&password=any"
    answer = try open(action.hasPrefix("/") ? origin(address) + action : action, form: form)
    guard let end = answer.location else { throw Lost(address: action) }
    return end
  }

  static func open(_ address: String, form: String? = nil) throws -> Answer {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["curl", "--silent", "--include", "--noproxy", "*", "--max-time", "20"] + (form.map { ["--data", $0] } ?? [])
      + [address]
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
    let location = parts[0].components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("location: ") }
    return Answer(
      location: location.map { String($0.dropFirst(10)) }, text: parts.dropFirst().joined(separator: "\r\n\r\n"))
  }

  private static func origin(_ address: String) -> String {
    address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
  }

  /// A port that nobody has at the moment.
  static func freePort() throws -> UInt16 {
    let (handle, port) = try takePort()
    close(handle)
    return port
  }

  /// A port that is in use until its socket is closed.
  static func takePort() throws -> (socket: Int32, port: UInt16) {
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
    guard isBound else { throw Lost(address: "no free port") }
    return (handle, UInt16(bigEndian: address.sin_port))
  }
}

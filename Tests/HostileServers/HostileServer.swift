import Foundation

/// The misbehaving servers of `Servers/`, started once for the whole test run and ended with it.
package struct HostileServer: Decodable, Sendable {
  package let ports: [String: UInt16]
  /// PEM file of the authority behind all good leaves.
  package let authority: String

  private static let started = Result { try ServerProcess("hostile_server.py") }

  /// Throws where it could not be started, so that no test passes without it.
  package static func shared() throws -> HostileServer {
    try JSONDecoder().decode(HostileServer.self, from: Data(started.get().greeting.utf8))
  }

  package static var speaksIPv6: Bool {
    guard let server = try? shared() else { return true }
    return server.ports["http6"] != nil
  }

  package func url(_ listener: String, _ path: String, host: String = "127.0.0.1") throws -> String {
    guard let port = ports[listener] else {
      throw ServerProcess.Unavailable(description: "no listener called \(listener)")
    }
    let plain = ["http", "http6", "kept", "dropped", "reset", "silent", "greeting", "closed", "full"]
    let isPlain = plain.contains(listener)
    return "\(isPlain ? "http" : "https")://\(host):\(port)\(path)"
  }
}

import Foundation

/// The proxy of `Servers/recording_proxy.py`, started once: it speaks for every provider and keeps what was asked.
package struct RecordingProxy: Decodable, Sendable {
  private let port: UInt16
  /// PEM file of the authority that it is to be trusted by.
  package let authority: String
  private let folder: String

  /// What no request may hold but those that are marked.
  package static let secret = "canary0secret0that0nobody0may0ever0see0again0123456"
  private static let started = Result { try ServerProcess("recording_proxy.py", secret) }

  package static func shared() throws -> RecordingProxy {
    try JSONDecoder().decode(RecordingProxy.self, from: Data(started.get().greeting.utf8))
  }

  /// For `HTTPS_PROXY`: everything goes to a port of this machine and is kept under the name.
  package func address(to port: UInt16, as name: String) -> String {
    "http://\(port)-\(name):x@127.0.0.1:\(self.port)"
  }

  /// Method, host and path of each request, in order; ` secret` at the end of those that held it.
  package func requests(to port: UInt16, as name: String) -> [String] {
    let text = try? String(contentsOfFile: "\(folder)/\(port)-\(name)", encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
}

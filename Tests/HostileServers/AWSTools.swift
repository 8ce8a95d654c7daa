import Foundation
import TestThreads

/// A folder with an `aws` that is a shell script, for `PATH`.
package final class ScriptedTool: Sendable {
  package let folder: String
  package var path: String { "\(folder)/aws" }

  package init(_ script: String) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("aws-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    try Self.write(script, as: path)
  }

  /// Makes a program of a shell script that can be started at once.
  package static func write(_ script: String, as path: String) throws {
    let launcher = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Servers/launch.sh")
    try Data("\(script)\n".utf8).write(to: URL(fileURLWithPath: path + ".sh"))
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: launcher.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// Moto, a Cognito that others wrote, with 90 pools in eu-west-1; where it is installed, and in CI it has to be.
///
/// `pool-75` has 64 app clients, of which `openmetadata` is the last, a domain, users and a group; in `pool-76` are two
/// users whom OpenMetadata would take for one; `far-away` is a pool in ap-southeast-2.
package final class MotoServer: Sendable {
  /// The folder with `aws`, `moto_server` and their Python, from OPENMETADATA_SSO_AWS.
  package static let folder = ProcessInfo.processInfo.environment["OPENMETADATA_SSO_AWS"]
  package static let isAvailable = folder != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  package static let hint: String = "OPENMETADATA_SSO_AWS is not set: pip install awscli 'moto[server,cognitoidp]'"

  private let server: ServerProcess
  private let folder: String

  private init() throws {
    guard let folder = Self.folder else { throw ServerProcess.Unavailable(description: Self.hint) }
    self.folder = folder
    server = try ServerProcess("moto_launcher.py", folder)
  }

  private static let started = Task {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try MotoServer() }) }
    }
  }

  /// One for all tests of a run.
  package static var shared: MotoServer { get async throws { try await started.value } }

  /// The real `aws`, led to this server; calls with one of these words in them get an answer of their own instead.
  package func tool(answering scripts: [String: String] = [:]) throws -> ScriptedTool {
    let cases = scripts.sorted { $0.key < $1.key }.map { "*\" \($0.key) \"*) \($0.value);;" }.joined(separator: "\n")
    return try ScriptedTool(
      """
      case " $* " in
      \(cases)
      esac
      export AWS_ENDPOINT_URL=http://127.0.0.1:\(server.greeting) AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
      export AWS_CONFIG_FILE="${AWS_CONFIG_FILE:-/dev/null}" AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
      exec '\(folder)/aws' "$@"
      """)
  }
}

import Foundation

/// The misbehaving servers of `Servers/`, started once for the whole test run and ended with it.
public struct HostileServer: Decodable, Sendable {
  public let ports: [String: UInt16]
  /// PEM file of the authority behind all good leaves.
  public let authority: String
  let folder: String

  public struct Unavailable: Error, CustomStringConvertible {
    public let description: String
  }

  private static let started = Result { try start() }
  nonisolated(unsafe) private static var input: Pipe?

  public static func shared() throws -> HostileServer { try started.get() }

  public func url(_ listener: String, _ path: String, host: String = "127.0.0.1") throws -> String {
    guard let port = ports[listener] else { throw Unavailable(description: "no listener called \(listener)") }
    let scheme =
      ["http", "http6", "reset", "silent", "greeting", "closed", "full"].contains(listener) ? "http" : "https"
    return "\(scheme)://\(host):\(port)\(path)"
  }

  /// The child ends when its standard input is closed, which the end of this process does.
  private static func start() throws -> HostileServer {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Servers/hostile_server.py").path
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    Self.input = input
    guard let line = try output.fileHandleForReading.firstLine() else {
      throw Unavailable(description: "the hostile server did not start: python3 and openssl are needed for these tests")
    }
    return try JSONDecoder().decode(HostileServer.self, from: line)
  }
}

extension FileHandle {
  /// Up to the line's end; nil if the stream ends before it.
  func firstLine() throws -> Data? {
    var line = Data()
    while let byte = try read(upToCount: 1), let value = byte.first {
      if value == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
    return nil
  }
}

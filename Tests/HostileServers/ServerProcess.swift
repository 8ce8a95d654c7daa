import Foundation
import TestThreads

/// A Python script of `Servers/` that says one line when it is ready and ends when its standard input is closed.
package final class ServerProcess: @unchecked Sendable {
  /// What the script said: one line of its standard output.
  package let greeting: String
  private let input = Pipe()
  private let process = Process()

  package struct Unavailable: Error, CustomStringConvertible {
    package let description: String
  }

  /// The end of this process closes the script's standard input too.
  package init(_ script: String, _ arguments: String...) throws {
    let output = Pipe()
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Servers")
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", folder.appendingPathComponent(script).path] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.runAlone()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8), !byte.isEmpty {
      line.append(byte)
    }
    greeting = String(decoding: line, as: UTF8.self)
    guard !greeting.isEmpty else {
      throw Unavailable(description: "\(script) did not start; these tests need python3 and openssl")
    }
  }

  package func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

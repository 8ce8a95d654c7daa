import Emulator
import Foundation
import TestThreads
import Testing

/// A command of the program without a terminal: what it wrote and how it ended.
struct CommandRun: Sendable {
  /// As a shell gives it: 128 and more where a signal ended it.
  let status: Int32
  let output: [UInt8]
  let messages: String

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Runs a shell's script in the folder, the program being `$0` and the arguments `$@`.
  init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], script: String = #""$0" "$@""#
  ) async throws {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (out, err) = (scratch.appendingPathComponent("out"), scratch.appendingPathComponent("err"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
    process.arguments =
      ["--wait", "/bin/bash", "-c", "{ \(script)\n} >'\(out.path)' 2>'\(err.path)'", ProgramRun.program] + arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
      .merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    let ended = AsyncStream<Void> { stream in
      process.terminationHandler = { _ in stream.finish() }
    }
    try process.runAlone()
    for await _ in ended {}
    status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    output = Array(try Data(contentsOf: out))
    messages = String(decoding: try Data(contentsOf: err), as: UTF8.self)
  }

  /// The result as JSON.
  func json() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any])
  }
}

extension TestFolder {
  func run(_ arguments: String...) async throws -> CommandRun {
    try await CommandRun(arguments, in: path)
  }

  /// A configuration of each kind, all with the same values and the same secret.
  func writeSamples() throws {
    for (name, text) in CommandsSamples.all { try write(name, text) }
    try write("secret", ProgramRun.secret)
  }
}

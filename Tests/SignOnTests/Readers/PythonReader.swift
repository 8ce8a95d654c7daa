import Foundation
import TestThreads

/// Readers of configuration files that are not ours: Python's, called with all cases at once.
package struct PythonReader {
  private let script: String
  private let packages: [String: String]

  private let interpreter: String?

  /// - Parameters:
  ///   - packages: Debian packages by the module they bring: `["yaml": "python3-yaml"]`.
  ///   - interpreter: The Python that has them, if it is not the system's.
  package init(_ script: String, packages: [String: String] = [:], interpreter: String? = nil) {
    self.script = script
    self.packages = packages
    self.interpreter = interpreter
  }

  /// What the script says about the cases.
  package func read<Answer: Decodable>(_ cases: some Encodable, as type: Answer.Type = Answer.self) async throws
    -> Answer
  {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let python = try await python()
    let output = try await run(
      [python, "-B", "-X", "utf8", folder.appendingPathComponent(script).path], input: JSONEncoder().encode(cases))
    return try JSONDecoder().decode(type, from: output)
  }

  private func python() async throws -> String {
    if let interpreter { return interpreter }
    let test = "import \(packages.keys.joined(separator: ", "))"
    for candidate in ["/usr/bin/python3", "python3"] {
      if (try? await run([candidate, "-c", test], input: Data())) != nil { return candidate }
    }
    let missing = packages.map { "\($0) (\($1))" }.sorted().joined(separator: ", ")
    throw ReaderError("no python3 with the modules \(missing) was found")
  }

  private func run(_ command: [String], input: Data) async throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reader-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
    for file in files { try (file == files[0] ? input : Data()).write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.runAlone() } catch { continuation.resume(throwing: error) }
    }
    guard status == 0 else {
      throw ReaderError(String(decoding: try Data(contentsOf: files[2]).suffix(2000), as: UTF8.self))
    }
    return try Data(contentsOf: files[1])
  }
}

/// Why a reader gave no answer.
package struct ReaderError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

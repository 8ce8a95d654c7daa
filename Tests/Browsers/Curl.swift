import Foundation
import TestThreads

/// Asks by the command curl, so that nothing of the program under test is on this side.
package enum Curl {
  package struct Failed: Error, Equatable {
    let code: Int32

    package init(code: Int32) { self.code = code }
  }

  /// What curl wrote; `input` is its standard input.
  package static func run(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    let (from, to) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["curl", "--silent", "--globoff", "--noproxy", "*"] + arguments
    process.standardInput = to
    process.standardOutput = from
    try process.runAlone()
    try to.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try to.fileHandleForWriting.close()
    let bytes = try from.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(code: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

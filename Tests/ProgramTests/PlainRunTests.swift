import Emulator
import Foundation
import TestThreads
import Testing
import TextUI

/// Whole runs in plain lines, by a reader of text who types lines.
@Suite(.waiting) struct PlainRunTests {
  @Test func aWholeRunAtFortyColumnsWithAnErrorCorrectedOnTheWay() throws {
    let run = try ProgramRun(
      ["--rehearse", "--summary", "none"], environment: ["TERM": "dumb"], size: Size(columns: 40, rows: 400))
    let answers = [
      ("Discovery URI:", ProgramRun.pool), ("Client ID:", ProgramRun.clientID), ("Client Secret:", ProgramRun.secret),
      ("Callback URL:", "https://catalog.example.com/"), ("Callback URL:", "fix"), ("Admin Principals:", "?"),
      ("Admin Principals:", "Alice@example.com"), ("Admin Principals:", "fix"), ("Test, yes or no:", "no"),
      ("Format:", "docker-env"), ("File:", ""), ("Summary:", ""), ("Write, yes or no:", "answers"),
      ("Write, yes or no:", "yes"),
    ]
    for (prompt, line) in answers {
      try run.seeThat("'\(prompt)' is asked") { $0.said.hasSuffix("\n\(prompt) ") }
      run.pty.type(line + "\r")
      let isShown = !line.isEmpty && line != ProgramRun.secret
      try run.seeThat("'\(line)' is taken") { !isShown || $0.said.contains("\n\(prompt) \(line)\n") }
    }
    #expect(run.pty.waitForExit() == .exited(0))
    #expect(run.files == ["openmetadata-sso.env", "openmetadata-sso.env.answers.json"])
    let said = run.emulator.said
    #expect(!said.contains("\u{1B}") && !said.contains("\r") && !said.contains(ProgramRun.secret))
    try expectTranscript(said, "plain-40")
  }
}

extension Emulator {
  /// Everything that the program wrote, in lines.
  fileprivate var said: String { String(decoding: received, as: UTF8.self).replacing("\r\n", with: "\n") }
}

/// Compares what was said with its file beside the tests; `RECORD_SCREENS=1` writes the file instead.
private func expectTranscript(_ said: String, _ name: String) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts/\(name).txt")
  let said = said.replacing(/\d+ ms/, with: "9 ms").replacing(/\d+ bytes/, with: "999 bytes")
    .replacing(/in\n  9 ms|in 9\n  ms/, with: "in 9 ms")
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil { return try Data(said.utf8).write(to: file) }
  let expected = try String(contentsOf: file, encoding: .utf8)
  let (old, new) = (expected.split(separator: "\n"), said.split(separator: "\n"))
  let differences = new.difference(from: old).map { "\($0)" }
  #expect(expected == said, "\(differences.joined(separator: "\n"))")
}

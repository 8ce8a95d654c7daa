import Foundation
import Glibc
import SignOn
import TestThreads
import Testing
import TextUI

@testable import Files

/// Answers that come back at the next start, as a user meets them.
@Suite(.waiting) struct DraftRunTests {
  private static let secretAgain = "enter the client secret again"

  private func places(_ run: ProgramRun) -> [String: String?] { ["XDG_STATE_HOME": run.folder.path + ".state"] }

  /// A run that ends by Ctrl-C after three answers.
  private func interrupted(_ arguments: [String] = ["--offline"]) throws -> ProgramRun {
    let run = try ProgramRun(arguments)
    try run.start()
    run.pty.type([ProgramRun.pool, ProgramRun.clientID, ProgramRun.secret].map { $0 + "\r" }.joined())
    try run.see("▸? Callback URL")
    run.press(.control("c"))
    try #require(run.pty.waitForExit() == .signalled(SIGINT))
    return run
  }

  @Test func theAnswersComeBackAndTheDraftGoesWhenTheyAreWritten() throws {
    let first = try interrupted()
    let run = try ProgramRun(["--offline"], environment: places(first))
    try run.see("Resume the draft saved today at ")
    run.press(.enter)
    try run.see("▸? Client Secret")
    try run.see(Self.secretAgain)
    run.pty.type([ProgramRun.secret, ProgramRun.callback, "alice"].map { $0 + "\r" }.joined())
    try run.see("Provider checks")
    run.press(.function(9), .enter)
    try run.see("Next steps")
    #expect(first.drafts == [])
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    #expect(try run.contents("openmetadata-sso.yaml").contains(ProgramRun.clientID))
    #expect(first.drafts == [])
  }

  @Test func aFreshStartLeavesTheDraftAndRemovingItIsAKeyAway() throws {
    let first = try interrupted()
    let run = try ProgramRun(["--offline"], environment: places(first))
    try run.see("Resume the draft")
    run.press(.character("n"))
    try run.see("will be offered again")
    run.press(.escape)
    #expect(run.pty.waitForExit() == .exited(4))
    #expect(first.drafts.count == 1)
    let other = try ProgramRun(["--offline"], environment: places(first))
    try other.see("Resume the draft")
    other.press(.function(8))
    try other.see("Deleted the draft")
    #expect(first.drafts == [])
  }

  @Test func leavingAtTheQuestionLeavesTheDraftAsItWas() throws {
    let first = try interrupted()
    let before = first.drafts
    let run = try ProgramRun(["--offline"], environment: places(first))
    try run.see("Resume the draft")
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(run.isGivenBack && first.drafts == before)
  }

  @Test func aDraftTakenUpAndKilledIsOfferedAgain() throws {
    let first = try interrupted()
    let run = try ProgramRun(["--offline"], environment: places(first))
    try run.see("Resume the draft")
    run.press(.enter)
    try run.see("2 answers restored")
    run.pty.signal(SIGKILL)
    #expect(run.pty.waitForExit() == .signalled(SIGKILL))
    let again = try ProgramRun(["--offline"], environment: places(first))
    try again.see("It has 2 answers")
  }

  @Test func aRehearsalsDraftIsNotOfferedToTheRealThing() throws {
    let first = try interrupted(["--rehearse"])
    let run = try ProgramRun(["--offline"], environment: places(first))
    try run.start()
    try run.seeThat("the first screen is whole") { $0.isPainted && !$0.text.contains("Resume") }
  }

  @Test func theDraftOfARunningWizardIsLeftToIt() throws {
    let first = try ProgramRun(["--offline"])
    try first.start()
    first.pty.type("eu-west-1_Ab")
    try first.seeDraft("eu-west-1_Ab")
    let run = try ProgramRun(["--offline"], environment: places(first))
    try run.start()
    try run.seeThat("the first screen is whole") { $0.isPainted && !$0.text.contains("Resume") }
    run.pty.type("us-east-1_Cd")
    try run.see("us-east-1_Cd")
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    first.press(.control("c"))
    #expect(first.pty.waitForExit() == .signalled(SIGINT))
    #expect(first.drafts.count == 2)
  }

  /// The draft brings back the answers of the file too; the secret comes from its own file.
  @Test func whatCtrlCPrintsResumesEverything() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("given-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (answers, secret) = (folder.path + "/a.json", folder.path + "/s")
    try Data(#"{"callback-url": "\#(ProgramRun.callback)"}"#.utf8).write(to: URL(fileURLWithPath: answers))
    try Data(ProgramRun.secret.utf8).write(to: URL(fileURLWithPath: secret))
    let size = Size(columns: 200, rows: 40)
    let given = ["--offline", "--answers", answers, "--secret-file", secret]
    let first = try ProgramRun(given, size: size)
    try first.start()
    first.pty.type([ProgramRun.pool, ProgramRun.clientID].map { $0 + "\r" }.joined())
    try first.see("▸? Admin Principals")
    first.press(.control("c"))
    #expect(first.pty.waitForExit() == .signalled(SIGINT))
    let line = "to resume: openmetadata-sso --offline --secret-file \(secret)"
    #expect(first.text.contains(line), "\(first.text)")
    let run = try ProgramRun(["--offline", "--secret-file", secret], environment: places(first), size: size)
    try run.see("Resume the draft")
    run.press(.enter)
    try run.see("3 answers restored")
    #expect(!run.text.contains(Self.secretAgain) && run.text.contains("▸? Admin Principals"))
    // Whoever gives answers in a file means those.
    let other = try ProgramRun(given, environment: places(first), size: size)
    try other.start()
    try other.seeThat("the first screen is whole") { $0.isPainted && !$0.text.contains("Resume") }
  }

  @Test func anUnattendedRunTouchesNoDraft() throws {
    let first = try interrupted()
    let before = first.drafts
    let run = try ProgramRun(
      ["setup", "--offline", "--set", "client-id=abc", "--yes", "--output", "x.yaml"], environment: places(first))
    #expect(run.pty.waitForExit() == .exited(1))
    let piped = try ProgramRun(
      ["--offline", "--plain"], environment: places(first), script: #"printf '%s\n' \#(ProgramRun.pool) | "$0" "$@""#)
    #expect(piped.pty.waitForExit() == .exited(4))
    #expect(!piped.text.contains("draft"))
    #expect(first.drafts == before)
  }

  @Test(arguments: [["HOME": nil, "XDG_STATE_HOME": nil], ["XDG_STATE_HOME": "/proc/nowhere"]])
  func withoutAPlaceForDraftsItWorksAndSaysSoOnce(environment: [String: String?]) throws {
    let run = try ProgramRun(["--offline"], environment: environment)
    try run.see("Drafts are off: ")
    run.pty.type("eu-west-1_Ab")
    try run.seeThat("the note is gone") { $0.text.contains("eu-west-1_Ab") && !$0.text.contains("Drafts are off") }
    run.press(.escape)
    try run.see("1 answer will be lost")
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(run.isGivenBack && run.files == [])
  }

  @Test func theDraftOfAnEditComesBackOverTheFileAsItIsNow() throws {
    let file = (name: "sso.env", text: CommandsSamples.env)
    let first = try ProgramRun(["edit", "sso.env", "--offline"], file: file)
    try first.start()
    first.press(.pageDown)
    try first.see("▸  Client ID")
    first.press(.control("u"))
    first.pty.type("changed-id")
    try first.see("changed-id")
    first.pty.signal(SIGTERM)
    #expect(first.pty.waitForExit() == .signalled(SIGTERM))
    #expect(first.emulator.received.holds("to resume: openmetadata-sso ed"))
    let changed = file.text.replacingOccurrences(of: "[alice]", with: "[bob]")
    try Data(changed.utf8).write(to: first.folder.appendingPathComponent("sso.env"))
    let script = "cd '\(first.folder.path)' && exec \"$0\" \"$@\""
    let run = try ProgramRun(["edit", "sso.env", "--offline"], environment: places(first), script: script)
    try run.see("sso.env has changed since")
    run.press(.enter)
    try run.see("1 answer restored")
    run.press(.function(9))
    try run.see("+ OIDC_CLIENT_ID=changed-id")
    #expect(!run.text.contains("bob"))
    let fresh = try ProgramRun(["--offline"], environment: places(first))
    try fresh.start()
    try fresh.seeThat("no draft of a file is offered") { $0.isPainted && !$0.text.contains("Resume") }
  }

  @Test func ofTwoThatEditOneFileTheSecondToWriteIsToldAndLosesNothing() throws {
    let first = try ProgramRun(["edit", "sso.env", "--offline"], file: (name: "sso.env", text: CommandsSamples.env))
    let script = "cd '\(first.folder.path)' && exec \"$0\" \"$@\""
    let second = try ProgramRun(["edit", "sso.env", "--offline"], environment: places(first), script: script)
    for (run, id) in [(first, "7r4m1xw9example2c6v8b3"), (second, "9z8y7x6w5example4v3u2t1s")] {
      try run.start()
      run.press(.pageDown)
      try run.see("▸  Client ID")
      run.press(.control("u"))
      run.pty.type(id)
      try run.see(id)
      run.press(.function(9))
      try run.see("+ OIDC_CLIENT_ID=\(id)")
    }
    first.press(.enter)
    try first.see("Next steps")
    #expect(try first.contents("sso.env").contains("OIDC_CLIENT_ID=7r4m1xw9example2c6v8b3"))
    second.press(.enter)
    try second.see("changed")
    #expect(try first.contents("sso.env").contains("OIDC_CLIENT_ID=7r4m1xw9example2c6v8b3"))
    second.press(.control("c"))
    #expect(second.pty.waitForExit() == .signalled(SIGINT))
    let again = try ProgramRun(["edit", "sso.env", "--offline"], environment: places(first), script: script)
    try again.see("sso.env has changed since")
    again.press(.enter)
    try again.see("1 answer restored")
    again.press(.function(9))
    try again.see("- OIDC_CLIENT_ID=7r4m1xw9example2c6v8b3")
    try again.see("+ OIDC_CLIENT_ID=9z8y7x6w5example4v3u2t1s")
    again.press(.enter)
    try again.see("Next steps")
    #expect(try first.contents("sso.env").contains("OIDC_CLIENT_ID=9z8y7x6w5example4v3u2t1s"))
  }

  @Test func plainLinesOfferItAsAQuestionAndQuitAsksToKeep() throws {
    let first = try interrupted()
    let run = try ProgramRun(["--offline", "--plain"], environment: places(first))
    try run.see("Resume it, yes or no:")
    run.pty.type("maybe\r")
    try run.see("Answer yes, no or remove.")
    run.pty.type("\r")
    try run.see("2 answers restored")
    try run.see("Client Secret:")
    run.pty.type("quit\r")
    try run.see("Keep them, yes or no:")
    run.pty.type("stay\r")
    try run.seeThat("the question comes again") { $0.text.hasSuffixLine("Client Secret:") }
    run.pty.type("quit\r")
    try run.seeThat("it asks again") { $0.text.hasSuffixLine("Keep them, yes or no:") }
    run.pty.type("no\r")
    #expect(run.pty.waitForExit() == .exited(4))
    #expect(first.drafts == [])
    #expect(!run.emulator.received.contains(0x1B))
  }
}

extension String {
  /// Whether that is the last line with something on it.
  fileprivate func hasSuffixLine(_ wanted: String) -> Bool {
    split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }.map { String($0).trimmed == wanted } ?? false
  }
}

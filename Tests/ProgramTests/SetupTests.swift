import Foundation
import TestThreads
import Testing
import TextUI

/// From nothing to files, against the look-alike of Cognito inside the program.
@Suite(.waiting) struct SetupTests {
  @Test func fiveAnswersAndEnterEndInAFileAndItsSummary() throws {
    let run = try ProgramRun()
    try run.answerAndReview()
    try run.see("ready to write")
    run.press(.enter)
    try run.see("Next steps")
    #expect(run.files == ["openmetadata-sso.yaml", "openmetadata-sso.yaml.summary.md"])
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    #expect(run.isGivenBack)
    #expect(run.text.contains("written: openmetadata-sso.yaml\n"))
    #expect(run.text.contains("written: openmetadata-sso.yaml.summary.md\n"))
    try expectWritten(run, "openmetadata-sso.yaml")
    #expect(try run.contents("openmetadata-sso.yaml").contains("/\(ProgramRun.pool)/.well-known/openid-configuration"))
  }

  /// The screen that tells them is gone with the program.
  @Test func theNextStepsStandInTheShellAfterwards() throws {
    let run = try ProgramRun(
      ["edit", "sso.env", "--offline", "--set", "admin-principals=bob"], size: Size(columns: 180, rows: 40),
      file: (name: "sso.env", text: CommandsSamples.env))
    try run.start()
    run.press(.function(9), .enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    let places = ["written: sso.env", "next steps:", "--env-file sso.env up -d", "restore sso.env", "run --rm"].map {
      run.text.range(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil }, "\(run.text)")
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func theFormatChosenOnReviewIsTheOneWritten() throws {
    let run = try ProgramRun()
    try run.answerAndReview()
    run.press(.up, .up, .up, .up, .up)
    try run.see("◂ OpenMetadata YAML ▸")
    run.press(.right)
    try run.see("◂ Docker env file ▸")
    run.press(.down, .down, .down, .down, .down, .enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    #expect(run.text.contains("written: openmetadata-sso.env\n"))
    try expectWritten(run, "openmetadata-sso.env")
    #expect(try run.contents("openmetadata-sso.env").contains("OIDC_CLIENT_ID=\(ProgramRun.clientID)\n"))
  }

  private func expectWritten(_ run: ProgramRun, _ name: String) throws {
    #expect(run.files == [name, name + ".summary.md"])
    #expect(try run.mode(name) == 0o600)
    #expect(try run.contents(name).contains(ProgramRun.secret))
    #expect(try run.contents(name).contains(ProgramRun.callback))
    let summary = try run.contents(name + ".summary.md")
    #expect(!summary.contains(ProgramRun.secret))
    #expect(summary.contains(ProgramRun.clientID))
  }

  @Test func aFileThatIsThereIsLeftAloneAndAnotherNameWorks() throws {
    let run = try ProgramRun()
    let existing = run.folder.appendingPathComponent("openmetadata-sso.yaml")
    try Data("mine\n".utf8).write(to: existing)
    try run.answerAndReview()
    run.press(.enter)
    try run.see("openmetadata-sso.yaml already exists.")
    #expect(run.files == ["openmetadata-sso.yaml"])
    run.press(.up, .up, .up, .up)
    try run.see("▸ File")
    run.press(.control("u"))
    run.pty.type("other.yaml")
    try run.see("other.yaml.summary.md")
    run.press(.down, .down, .down, .down, .enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    #expect(run.files == ["openmetadata-sso.yaml", "other.yaml", "other.yaml.summary.md"])
    #expect(try run.contents("openmetadata-sso.yaml") == "mine\n")
    #expect(try run.mode("other.yaml") == 0o600)
  }

  @Test func whatIsTypedAheadOfTheScreenArrivesAllTheSame() throws {
    let run = try ProgramRun()
    run.pty.type("\(ProgramRun.pool)\r\(ProgramRun.clientID)\r\(ProgramRun.secret)\r\(ProgramRun.callback)\ralice\r")
    try run.see("7 of 7")
    run.press(.function(9), .enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    try expectWritten(run, "openmetadata-sso.yaml")
  }
}

import Emulator
import TestThreads
import Testing
import TextUI

/// A setup whose file is there already changes that file, after the difference was shown.
@Suite(.waiting) struct MergeTests {
  private static let old = "# ours\nAUTHENTICATION_PROVIDER=basic\nOM_HEAP=4g\n"

  /// With a file of that name and all answers, after Enter on the Review screen.
  private func reviewed(_ text: String) throws -> ProgramRun {
    let run = try ProgramRun(["--offline", "--format", "docker-env", "-o", "om.env"], file: ("om.env", text))
    try run.start()
    run.answerAhead()
    try run.see("▸Checks")
    run.press(.function(9))
    try run.see("[ Show the change ]")
    run.press(.enter)
    return run
  }

  @Test func theFileKeepsItsOtherLines() throws {
    let run = try reviewed(Self.old)
    try run.see("om.env exists; this is the change to it")
    #expect(try run.contents("om.env") == Self.old)
    run.press(.up, .enter)
    try run.see("Next steps")
    let new = try run.contents("om.env")
    #expect(new.hasPrefix("# ours\nAUTHENTICATION_PROVIDER=aws-cognito\n") && new.contains("\nOM_HEAP=4g\n"))
    #expect(new.contains("\nOIDC_CLIENT_SECRET=\(ProgramRun.secret)\n"))
    // The mode of an existing file is its owner's affair.
    try run.see("others can read it")
  }

  @Test func inPlainLinesToo() throws {
    let run = try ProgramRun(
      ["--offline", "--plain", "--format", "docker-env", "-o", "om.env"], file: ("om.env", Self.old))
    try run.answerPlainly(upTo: "Summary:")
    run.pty.type("none\r")
    try run.see("Write, yes or no:")
    #expect(run.emulator.received.holds("om.env exists; this is the change to it."))
    #expect(try run.contents("om.env") == Self.old)
    run.pty.type("yes\r")
    try run.see("Next steps.")
    #expect(try run.contents("om.env").contains("\nOM_HEAP=4g\n"))
  }

  @Test func whatIsNoConfigurationIsLeftAlone() throws {
    let run = try reviewed("shopping list\n")
    try run.see("✗ not written")
    #expect(try run.contents("om.env") == "shopping list\n")
  }
}

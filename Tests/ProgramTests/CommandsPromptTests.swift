import TestThreads
import Testing

/// `restore` at a terminal.
@Suite(.waiting) struct CommandsPromptTests {
  @Test(arguments: [("y", Int32(0)), ("n", 4), ("", 4)])
  func theOldContentComesBackOnlyIfThatIsConfirmed(_ answer: String, _ code: Int32) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let old = folder.text("sso.env")
      let edit = try await folder.run("edit", "sso.env", "--offline", "--yes", "--set", "admin-principals=bob")
      try #require(edit.status == 0)
      let new = folder.text("sso.env")
      let run = try ProgramRun(
        ["restore", "sso.env"], environment: ["PLACE": folder.path], script: #"cd "$PLACE"; "$0" "$@""#)
      try run.see("Restore this version? y/N")
      run.pty.type(answer + "\r")
      #expect(run.pty.waitForExit() == .exited(code))
      #expect(folder.text("sso.env") == (code == 0 ? old : new))
      #expect(run.text.contains("-AUTHORIZER_ADMIN_PRINCIPALS=[bob]") && !run.emulator.received.holds("canary"))
      #expect(!run.emulator.received.contains(0x1B))
    }
  }
}

import Foundation
import TestThreads
import Testing

/// The same answers on the screen, in plain lines and from a file end in the same bytes.
@Suite(.waiting) struct ThreeWaysTests {
  static let formats = ["openmetadata-yaml", "docker-env", "helm-values", "security-config-json"]

  /// By hand, as an administrator would write them.
  private static func answers(_ type: String) -> String {
    """
    {"discovery-uri": "\(ProgramRun.pool)", "client-type": "\(type)", "client-id": "\(ProgramRun.clientID)",
     "callback-url": "\(ProgramRun.callback)", "admin-principals": ["alice"]}
    """
  }

  @Test(arguments: formats, ["confidential", "public"])
  func theFilesAreTheSame(_ format: String, _ type: String) async throws {
    let isPublic = type == "public"
    let screen = try onTheScreen(format, isPublic: isPublic)
    let made = try screen.contents("new")
    let kept = try screen.contents("kept.json")
    #expect(made.contains(ProgramRun.secret) == (!isPublic && format != "helm-values"))
    #expect(!kept.contains(ProgramRun.secret))
    try await TestFolder.with { folder in
      try folder.write("secret", ProgramRun.secret + "\n")
      try folder.write("hand.json", Self.answers(type))
      try folder.write("kept.json", kept)
      let lines =
        [ProgramRun.pool] + (isPublic ? ["go client-type", "public"] : []) + [ProgramRun.clientID]
        + (isPublic ? [] : [ProgramRun.secret]) + [ProgramRun.callback, "alice", "", format, "", "none", "yes"]
      try folder.write("lines", lines.joined(separator: "\n") + "\n")
      let plain = try await CommandRun(
        ["--plain", "--rehearse", "-o", "plain", "--save-answers", "plain.json"], in: folder.path,
        script: #""$0" "$@" <lines"#)
      #expect(plain.status == 0 && !plain.output.contains(0x1B) && !plain.output.contains(0x0D), "\(plain.text)")
      #expect(folder.text("plain") == made)
      #expect(folder.text("plain.json") == kept)
      let secret = isPublic ? [] : ["--secret-file", "secret"]
      let unattended = ["setup", "--rehearse", "--yes", "--summary", "none"] + secret
      let byHand = try await CommandRun(
        unattended + ["--answers", "hand.json", "--format", format, "-o", "file"], in: folder.path,
        script: #"mkfifo never; "$0" "$@" <>never"#)
      #expect(byHand.status == 0, "\(byHand.messages)")
      #expect(folder.text("file") == made)
      let again = try await CommandRun(
        unattended + ["--answers", "kept.json", "-o", "again"], in: folder.path, script: #""$0" "$@" <&-"#)
      #expect(again.status == 0 && again.text.hasPrefix("written: again\n"), "\(again.messages)")
      #expect(folder.text("again") == made)
    }
  }

  private func onTheScreen(_ format: String, isPublic: Bool) throws -> ProgramRun {
    let run = try ProgramRun(
      ["--rehearse", "--format", format, "-o", "new", "--summary", "none", "--save-answers", "kept.json"])
    try run.start()
    run.pty.type(ProgramRun.pool)
    run.press(.enter)
    try run.see("▸? Client ID")
    if isPublic {
      run.press(.function(10))
      run.pty.type("client-type")
      try run.see("Find client-type")
      run.press(.enter)
      try run.see("▸  Client Type")
      run.press(.right)
      try run.see("AWS Cognito · public")
      run.press(.enter)
      try run.see("▸? Client ID")
    }
    run.pty.type(ProgramRun.clientID)
    run.press(.enter)
    if !isPublic {
      try run.see("▸? Client Secret")
      run.pty.paste(ProgramRun.secret)
      run.press(.enter)
    }
    try run.see("▸? Callback URL")
    run.pty.type(ProgramRun.callback)
    run.press(.enter)
    try run.see("▸? Admin Principals")
    run.pty.type("alice")
    run.press(.enter)
    try run.see("Provider checks")
    run.press(.function(9))
    try run.see("to repeat this run  kept.json")
    run.press(.enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    return run
  }
}

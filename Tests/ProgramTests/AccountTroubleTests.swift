import Emulator
import Foundation
import Glibc
import HostileServers
import TestThreads
import Testing
import TextUI

/// The AWS tool in trouble, on the screen of the whole program: a message each, and a form that stays usable.
@Suite(.waiting) struct AccountTroubleTests {
  struct Trouble: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// What `aws` does.
    let script: String
    let message: String
    var remedy: String? = nil
  }

  private static func fails(_ code: String, _ words: String) -> String {
    "echo 'An error occurred (\(code)) when calling the ListUserPools operation: \(words)' >&2; exit 254"
  }

  static let troubles: [Trouble] = [
    Trouble(testDescription: "prints garbage", script: #"printf '\033[31mno'"#, message: "it is not JSON"),
    Trouble(
      testDescription: "prints too much", script: "yes 0123456789 | head -c 5000000", message: "longer than 4 MiB"),
    Trouble(testDescription: "dies", script: "kill -9 $$", message: "was ended by signal 9"),
    Trouble(testDescription: "says nothing", script: "exit 3", message: "ended with exit code 3 and said nothing"),
    Trouble(
      testDescription: "asks for MFA on the terminal",
      script: "printf 'Enter MFA code for arn:aws:iam::1:mfa/a: ' >/dev/tty; read code </dev/tty;"
        + " echo 'Enter MFA code for arn:aws:iam::1:mfa/a: EOF when reading a line' >&2; exit 255",
      message: "AWS asks for an MFA code", remedy: "aws sts get-caller-identity"),
    Trouble(
      testDescription: "has no credentials", script: "echo 'Unable to locate credentials.' >&2; exit 255",
      message: "has no credentials", remedy: "aws configure"),
    Trouble(
      testDescription: "has expired ones", script: fails("ExpiredTokenException", "expired"),
      message: "credentials have expired", remedy: "aws sso login"),
    Trouble(
      testDescription: "has wrong ones", script: fails("UnrecognizedClientException", "invalid"),
      message: "AWS rejects the credentials", remedy: "clock"),
    Trouble(
      testDescription: "has no permission", script: fails("AccessDeniedException", "no"),
      message: "do not permit cognito-idp:ListUserPools", remedy: "Ask for a policy that allows"),
    Trouble(
      testDescription: "is throttled", script: fails("TooManyRequestsException", "Rate exceeded"),
      message: "throttling", remedy: "in a minute"),
    Trouble(
      testDescription: "has no network", script: "echo 'Could not connect to the endpoint URL: \"x\"' >&2; exit 255",
      message: "AWS cannot be reached", remedy: "the proxy"),
    Trouble(
      testDescription: "writes to the terminal", script: "echo SCRIBBLE >/dev/tty; echo '{\"UserPools\": []}'",
      message: "There are none here"),
  ]

  @Test(arguments: troubles) func itIsToldAndTheFormStaysUsable(trouble: Trouble) throws {
    let tool = try ScriptedTool(trouble.script)
    try withExtendedLifetime(tool) {
      let run = try ProgramRun(
        ["--offline"], environment: ["PATH": "\(tool.folder):/usr/bin:/bin", "AWS_REGION": "eu-west-1"],
        size: Size(columns: 100, rows: 30))
      try run.see("F12 chooses it from your AWS account")
      run.press(.function(12))
      try run.see(trouble.message)
      if let remedy = trouble.remedy { try run.see(remedy) }
      try expectUsableForm(run)
    }
  }

  /// Esc ends the wait.
  @Test func aToolThatHangsIsLeftByEsc() throws {
    let tool = try ScriptedTool("echo $$ > \"$(dirname \"$0\")/self\"; exec sleep 1000")
    let started = NamedPipe("\(tool.folder)/self")
    let run = try ProgramRun(
      ["--offline"], environment: ["PATH": "\(tool.folder):/usr/bin:/bin", "AWS_REGION": "eu-west-1"],
      size: Size(columns: 100, rows: 30))
    try run.see("F12 chooses it from your AWS account")
    run.press(.function(12))
    let process = try #require(started.process())
    try run.see("Asking AWS")
    try expectUsableForm(run)
    #expect(process.ends())
  }

  /// Back in the form, what is typed arrives; on leaving, the terminal is as it was.
  private func expectUsableForm(_ run: ProgramRun) throws {
    run.press(.escape)
    try run.see("AWS: region")
    run.press(.escape)
    try run.see("F12 chooses it from your AWS account")
    run.pty.type("eu-west-1_Ab12Cd34E")
    try run.see("eu-west-1_Ab12Cd34E")
    #expect(!run.text.contains("SCRIBBLE") && !run.text.contains("Enter MFA"))
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
    #expect(run.isGivenBack)
    #expect(run.files == [])
  }
}

import Browsers
import Emulator
import Foundation
import Glibc
import TestThreads
import Testing
import TextUI

/// A test sign-in without the wizard.
@Suite(.waiting) struct SignInCommandTests {
  private static func arguments(callback: String = ProgramRun.callback, _ more: String...) -> [String] {
    [
      "sign-in", "--rehearse", "--set", "discovery-uri=\(ProgramRun.pool)", "--set", "client-id=\(ProgramRun.clientID)",
      "--set", "callback-url=\(callback)", "--set", "admin-principals=alice", "--secret-env", "SECRET",
    ] + more
  }

  /// So wide that no line is broken by the terminal.
  private func start(_ arguments: [String], script: String? = nil, columns: Int = 600) throws -> ProgramRun {
    try ProgramRun(
      arguments, environment: ["SECRET": ProgramRun.secret], size: Size(columns: columns, rows: 120), script: script)
  }

  /// The address to be opened, from a line of its own.
  private func address(_ run: ProgramRun) throws -> String {
    try run.see("Final URL:")
    let lines = run.text.split(separator: "\n")
    return String(try #require(lines.first { $0.hasPrefix("http://127.0.0.1:") }))
  }

  private func expectPlainText(_ run: ProgramRun) {
    let links = #/\x1B\]8;;[!-~]*\x1B\\/#
    let text = String(decoding: run.emulator.received, as: UTF8.self).replacing("\r\n", with: "\n").replacing(
      links, with: "")
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
  }

  @Test func theListenerEndsInThePerson() throws {
    let callback = "http://localhost:\(try Ports.free())/callback"
    let run = try start(Self.arguments(callback: callback))
    let address = try address(run)
    #expect(run.text.contains("Listening on \(callback)") && run.text.contains("within 5 minutes"))
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    #expect(try TextBrowser().open(end).text.contains("You can close this window"))
    try run.see("You would become alice <alice@example.com>, administrator.")
    #expect(run.pty.waitForExit() == .exited(0))
    for line in ["OK: signature, RS256", "OK: nonce, as sent", "OK: email_verified", "Administrator"] {
      #expect(run.text.contains(line), "\(run.text)")
    }
    try run.expectNothingSecret(end)
    expectPlainText(run)
  }

  @Test func thePasteEndsInThePersonAndAForeignOneIsIgnored() throws {
    let run = try start(Self.arguments())
    let end = try TextBrowser().signIn(at: try address(run), as: "bob@example.com")
    run.pty.type("\(ProgramRun.callback)?code=foreign0canary&state=another\r")
    try run.see("Ignored: its state does not match this sign-in")
    run.pty.type(end + "\r")
    try run.see("You could lock yourself out")
    #expect(run.text.contains("You would become bob <bob@example.com>, not an administrator."))
    #expect(run.pty.waitForExit() == .exited(0))
    #expect(!run.emulator.received.holds("foreign0canary"))
    try run.expectNothingSecret(end)
    expectPlainText(run)
  }

  @Test func theBrowserComesBackToTheTestsOwnCallback() throws {
    let callback = "http://127.0.0.1:\(try Ports.free())/callback"
    let run = try start(
      Self.arguments("--json", "--test-callback", callback), script: #""$0" "$@" >result.json"#)
    let end = try TextBrowser().signIn(at: try address(run), as: "alice@example.com")
    #expect(end.hasPrefix(callback + "?") && run.text.contains("Listening on \(callback), which only this test uses"))
    _ = try TextBrowser().open(end)
    #expect(run.pty.waitForExit() == .exited(0))
    let text = try run.contents("result.json")
    let result = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(result["testCallback"] as? String == callback && result["end"] as? String == "person")
  }

  @Test(arguments: [
    "https://localhost:8585/callback", "http://om.test/callback", "localhost", "http://localhost/?code=1",
  ])
  func theTestsOwnCallbackIsOnThisMachine(callback: String) async throws {
    let run = try await CommandRun(Self.arguments("--test-callback", callback), in: "/", environment: ["SECRET": "x"])
    #expect(run.status == 64 && run.messages.contains("--test-callback must be like http://localhost:8585/callback"))
  }

  /// On a terminal the URL to open is a link; a pipe, and whoever wants no colours, gets the text alone.
  @Test(
    arguments: [([:], true), (["NO_COLOR": "1"], false), (["TERM": "linux"], false)] as [([String: String?], Bool)])
  func theURLIsALink(environment: [String: String?], isLink: Bool) throws {
    let run = try ProgramRun(
      Self.arguments(), environment: environment.merging(["SECRET": ProgramRun.secret]) { $1 },
      size: Size(columns: 600, rows: 120))
    let address = try address(run)
    #expect(run.emulator.links.values.contains(address) == isLink)
    #expect(run.emulator.received.contains(0x1B) == isLink)
    run.pty.type("\r")
    #expect(run.pty.waitForExit() == .exited(4))
  }

  @Test func theResultIsJSONAndHoldsNothingSecret() throws {
    let run = try start(Self.arguments("--json"), script: #""$0" "$@" >result.json"#)
    let end = try TextBrowser().signIn(at: try address(run), as: "dave")
    run.pty.type(end + "\r")
    #expect(run.pty.waitForExit() == .exited(0))
    let text = try run.contents("result.json")
    let result = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(result["end"] as? String == "person" && result["status"] as? Int == 0 && result["reason"] is NSNull)
    let person = try #require(result["person"] as? [String: Any])
    #expect(person["userName"] as? String == "dave" && person["administrator"] as? Bool == false)
    let token = try #require(result["token"] as? [[String: Any]])
    #expect(token.count > 8 && token.allSatisfy { $0["verdict"] as? String != "fail" })
    #expect((result["lockOut"] as? [String: Any])?["message"] as? String != nil)
    let code = try #require(end.split { "?&".contains($0) }.first { $0.hasPrefix("code=") }).dropFirst(5)
    for secret in [String(code), ProgramRun.secret, "eyJ", "verifier"] { #expect(!text.contains(secret)) }
    #expect(!run.text.contains("You would become"))
    try run.expectNothingSecret(end)
  }

  @Test(arguments: [
    ("expired-token", "Failed: exp"), ("wrong-audience", "Failed: aud"), ("wrong-nonce", "Failed: nonce"),
    ("bad-signature", "Failed: signature"), ("unknown-key", "Failed: signature"), ("token-issuer", "Failed: iss"),
  ])
  func aClaimThatFailsEndsWithOne(fault: String, says: String) throws {
    let run = try start(Self.arguments("--fault", fault))
    let end = try TextBrowser().signIn(at: try address(run), as: "alice@example.com")
    run.pty.type(end + "\r")
    try run.see(says)
    #expect(run.pty.waitForExit() == .exited(1))
    #expect(!run.text.contains("You would become"), "\(run.text)")
    let isNoticed = !["wrong-audience", "token-issuer"].contains(fault)
    #expect(
      run.text.contains(isNoticed ? "OpenMetadata would refuse this sign-in: " : "The token is not valid, though"))
    try run.expectNothingSecret(end)
  }

  /// Without a usable key nothing says that the token is the provider's.
  @Test(arguments: ["empty-keys", "weak-keys"]) func anUncheckedSignatureIsNoSuccess(fault: String) throws {
    let run = try start(Self.arguments("--fault", fault))
    let end = try TextBrowser().signIn(at: try address(run), as: "alice@example.com")
    run.pty.type(end + "\r")
    try run.see("Unknown: signature")
    #expect(run.pty.waitForExit() == .exited(1))
  }

  @Test(arguments: [
    ("wrong-secret", 3, "rejects the client ID and secret"),
    ("unregistered-callback", 3, "is not registered for this client"),
    ("disabled-scope", 3, "rejects the scopes"),
    ("code-flow-disabled", 3, "not allowed to use the authorization code flow"),
    ("post-only", 3, "accepts client_secret_post"), ("unknown-client", 3, "does not know the client ID"),
    ("no-domain", 1, "The user pool has no domain yet"), ("not-found", 1, "nothing at this URL"),
    ("server-error", 2, "answered HTTP 500"),
  ])
  func whatStandsInTheWayIsSaidBeforeAnybodyIsSent(fault: String, status: Int32, says: String) async throws {
    try await TestFolder.with { folder in
      let run = try await CommandRun(
        Self.arguments("--json", "--timeout", "60", "--fault", fault), in: folder.path,
        environment: ["SECRET": ProgramRun.secret])
      #expect(run.status == status && run.messages.contains(says), "\(run.status) \(run.messages)")
      let result = try run.json()
      #expect(result["end"] is NSNull && (result["reason"] as? String)?.contains(says) == true)
      #expect(!run.text.contains(ProgramRun.secret) && !run.messages.contains(ProgramRun.secret))
    }
  }

  @Test func theEndOfTheInputOrEnterAloneGivesUp() async throws {
    try await TestFolder.with { folder in
      let environment = ["SECRET": ProgramRun.secret]
      let ended = try await CommandRun(Self.arguments(), in: folder.path, environment: environment)
      #expect(ended.status == 4 && ended.text.contains("Sign-in cancelled."))
      let entered = try await CommandRun(
        Self.arguments("--json"), in: folder.path, environment: environment, script: #"echo | "$0" "$@""#)
      #expect(entered.status == 4)
      #expect(try entered.json()["end"] as? String == "given-up")
    }
  }

  @Test func withoutAConfigurationItSaysWhatIsMissing() async throws {
    try await TestFolder.with { folder in
      for (arguments, says) in [
        (["sign-in"], "missing configuration"), (["sign-in", "--rehearse", "--offline"], "needs the provider"),
        (["sign-in", "--rehearse", "--secret-stdin"], "the final URL is read from standard input"),
        (["sign-in", "--rehearse", "--set", "client-id=abc"], "discovery-uri, client-secret, callback-url"),
      ] {
        let run = try await CommandRun(arguments, in: folder.path)
        #expect(run.status == 64 && run.messages.contains(says) && run.output.isEmpty, "\(arguments) \(run.messages)")
      }
    }
  }
}

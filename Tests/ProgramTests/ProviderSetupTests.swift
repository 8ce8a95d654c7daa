import Browsers
import Foundation
import TestThreads
import Testing

/// Providers other than Cognito, from a pasted address to written files and a passed test sign-in.
@Suite(.waiting) struct ProviderSetupTests {
  static let answers: [String: (pasted: String, clientID: String, title: String)] = [
    "azure": (
      "https://login.microsoftonline.com/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f", "aaaaaaaa-1234-5678-9abc-bbbbbbbbbbbb",
      "Microsoft Entra ID"
    ),
    "okta": ("company.okta.com", "0oa1b2c3d4E5F6G7h8i9", "Okta"),
    "auth0": ("company.eu.auth0.com", "AbCdEfGhIjKlMnOpQrStUvWxYz012345", "Auth0"),
    "google": ("accounts.google.com", "123456789012-a1b2c3d4e5f6.apps.googleusercontent.com", "Google"),
  ]

  @Test(arguments: answers.keys.sorted()) func theSameOnScreenAndUnattended(provider: String) async throws {
    let (pasted, clientID, title) = try #require(Self.answers[provider])
    let run = try ProgramRun(["--rehearse", "-o", "new.env", "--summary", "none"], size: .init(columns: 100, rows: 40))
    try run.start()
    run.pty.type(pasted + "\r")
    try run.see("▸? Client ID")
    try run.see(title + " · confidential")
    run.pty.type([clientID, ProgramRun.secret, ProgramRun.callback, "alice"].map { $0 + "\r" }.joined())
    try run.see("of 7")
    try signIn(run)
    run.press(.function(9))
    try run.see("[ Write ]")
    run.press(.enter)
    try run.see("Next steps")
    let made = try run.contents("new.env")
    #expect(made.contains("AUTHENTICATION_PROVIDER=\(provider)") && made.contains("OIDC_TYPE=\(provider)"))
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))

    try await TestFolder.with { folder in
      try folder.write("secret", ProgramRun.secret + "\n")
      let alone = try await CommandRun(
        [
          "setup", "--rehearse", "--yes", "--summary", "none", "-o", "new.env", "--secret-file", "secret",
          "--set", "discovery-uri=\(pasted)", "--set", "client-id=\(clientID)",
          "--set", "callback-url=\(ProgramRun.callback)", "--set", "admin-principals=alice",
        ], in: folder.path)
      #expect(alone.status == 0, "\(alone.messages)")
      #expect(folder.text("new.env") == made)
      let check = try await CommandRun(["check", "new.env", "--rehearse"], in: folder.path)
      #expect(check.status == 0, "\(check.text)")
      let server = try await CommandRun(
        ["check", "new.env", "--rehearse", "--server", "https://catalog.example.com"], in: folder.path)
      #expect(server.text.contains("The server starts this sign-in: passed"), "\(server.text)")
    }
  }

  private func signIn(_ run: ProgramRun) throws {
    run.press(.pageDown)
    try run.see("uses the current values")
    let address = try run.openSignIn()
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    run.pty.paste(end + "\n")
    try run.see("characters, not shown")
    run.press(.enter)
    try run.see("alice <alice@example.com>, administrator")
  }
}

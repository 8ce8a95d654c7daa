import Browsers
import Foundation
import Glibc
import TestThreads
import Testing
import TextUI

/// A test sign-in from the first answer to the person one would become, in the rehearsal.
@Suite(.waiting) struct WholeSignInTests {
  @Test func theAddressPastedBackEndsInThePerson() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let address = try run.beginSignIn(callback: ProgramRun.callback)
    #expect(address.hasPrefix("http://127.0.0.1:"))
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    #expect(end.hasPrefix(ProgramRun.callback + "?"))
    run.pty.paste(end + "\n")
    try run.see("characters, not shown")
    run.press(.enter)
    try run.see("You would become")
    try run.see("alice <alice@example.com>, administrator")
    #expect(run.text.contains("test sign-in"))
    try run.expectNothingSecret(end)
    run.press(.enter)
    try run.see("Show        the summary")
  }

  /// From the sign-in to the files: screens, draft, summary and configuration are searched.
  @Test func whatASignInBringsIsNeitherShownNorKept() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let address = try run.beginSignIn(callback: ProgramRun.callback)
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    run.pty.paste(end + "\n")
    try run.see("characters, not shown")
    run.press(.enter)
    try run.see("alice <alice@example.com>, administrator")
    for _ in 0..<12 { run.press(.down) }
    run.press(.function(9))
    try run.see("ready to write")
    run.press(.up, .right)
    try run.see("◂ the text to be written ▸")
    try expectNothingKept(run, address, end)
    run.press(.down, .enter)
    try run.see("Next steps")
    #expect(run.files.contains("openmetadata-sso.yaml"))
    try expectNothingKept(run, address, end)
    try run.expectNothingSecret(end)
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
  }

  /// No file below the home holds a piece of the sign-in, and only the configuration holds the secret.
  private func expectNothingKept(_ run: ProgramRun, _ address: String, _ end: String) throws {
    let fields = (address + "&" + end).split { "?&".contains($0) }
    let names = ["code=", "state=", "nonce=", "code_challenge="]
    let pieces = fields.filter { field in names.contains { field.hasPrefix($0) } }.map { String($0.drop { $0 != "=" }) }
    #expect(pieces.count == 5 && pieces.allSatisfy { $0.count > 8 })
    let files = try #require(FileManager.default.enumerator(atPath: run.folder.path)).compactMap { $0 as? String }
    for name in files {
      guard let text = try? run.contents(name) else { continue }
      for piece in pieces + ["eyJ", "verifier"] { #expect(!text.contains(piece.drop { $0 == "=" }), "\(name)") }
      #expect(text.contains(ProgramRun.secret) == (name == "openmetadata-sso.yaml"), "\(name)")
    }
  }

  @Test func theListenerGetsWhatComesToACallbackOnThisMachine() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let callback = "http://localhost:\(try Ports.free())/callback"
    let address = try run.beginSignIn(callback: callback)
    try run.see("Listening on \(callback)")
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    #expect(try TextBrowser().open(end).text.contains("You can close this window"))
    try run.see("alice <alice@example.com>, administrator")
    try run.expectNothingSecret(end)
  }

  /// The browser comes back here although the callback URL is elsewhere; what is written keeps that one.
  @Test func anotherRegisteredCallbackIsForTheTestAlone() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let callback = "http://localhost:\(try Ports.free())/callback"
    _ = try run.beginSignIn(callback: ProgramRun.callback)
    try run.see("Or paste another registered callback URL on this machine, for this test only.")
    run.pty.paste(callback + "\n")
    try run.see("characters, not shown")
    run.press(.enter)
    try run.see("Listening on \(callback), which only this test uses")
    let end = try TextBrowser().signIn(at: try run.copiedAgain(), as: "alice@example.com")
    #expect(end.hasPrefix(callback + "?"))
    _ = try TextBrowser().open(end)
    try run.see("alice <alice@example.com>, administrator")
    run.press(.function(9))
    try run.see("ready to write")
    run.press(.enter)
    try run.see("Next steps")
    let summary = try run.contents("openmetadata-sso.yaml.summary.md")
    #expect(summary.contains("| passed: alice@example.com becomes alice, with the callback URL \(callback) |"))
    let written = try run.contents("openmetadata-sso.yaml")
    #expect(!written.contains("localhost:") && written.contains(ProgramRun.callback))
  }

  /// Five pastes and ten other keys at most, from a folder with a Compose file to written files with a test sign-in that
  /// passed. Enter alone leads from the checks to the test, and never to a file.
  @Test func theRoadIsShort() throws {
    let compose = (name: "docker-compose.yml", text: ComposeFile.shipped("1.12.6"))
    let run = try ProgramRun(size: Size(columns: 100, rows: 40), file: compose, isAsked: true)
    let callback = "http://localhost:\(try Ports.free())/callback"
    var keys: [Key] = []
    func press(_ key: Key) {
      keys.append(key)
      run.press(key)
    }
    let next = ["▸? Client ID", "▸? Client Secret", "▸? Callback URL", "▸? Admin Principals", "7 of 7"]
    for (answer, wanted) in zip([ProgramRun.pool, ProgramRun.clientID, ProgramRun.secret, callback, "alice"], next) {
      run.pty.paste(answer + "\n")
      press(.enter)
      try run.see(wanted)
    }
    press(.enter)
    try run.see("[ Start ]")
    let address = try run.openSignIn()
    // Enter, and the key that copies the URL.
    keys += [.enter, .character("c")]
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    _ = try TextBrowser().open(end)
    try run.see("alice <alice@example.com>, administrator")
    press(.function(9))
    try run.see("ready to write")
    press(.enter)
    try run.see("Next steps")
    #expect(keys.count <= 10)
    let summary = try run.contents("openmetadata-sso.env.summary.md")
    #expect(summary.contains("| Test sign-in | passed: alice@example.com becomes alice |"))
    #expect(summary.contains("Rehearsal"))
  }

  @Test func whatIsSkippedIsInTheSummary() throws {
    let run = try ProgramRun()
    try run.answer()
    try run.see("7 of 7")
    run.press(.enter)
    try run.see("[ Start ]")
    run.press(.character("s"))
    try run.see("Test skipped")
    run.press(.enter, .enter, .enter, .enter, .enter)
    try run.see("▸ [ Write ]")
    #expect(run.files == [])
    run.press(.enter)
    try run.see("Next steps")
    #expect(try run.contents("openmetadata-sso.yaml.summary.md").contains("| Test sign-in | skipped |"))
  }

  @Test func escapeFreesThePortForTheNextSignIn() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let callback = "http://localhost:\(try Ports.free())/callback"
    let first = try run.beginSignIn(callback: callback)
    try run.see("Listening on \(callback)")
    let end = try TextBrowser().signIn(at: first, as: "alice@example.com")
    run.press(.escape)
    try run.seeThat("the form is back") { !$0.text.contains("Open this in a browser") }
    run.press(.function(9))
    try run.see("Show        the summary")
    run.press(.escape, .pageDown, .pageDown, .pageDown)
    try run.see("uses the current values")
    run.press(.up, .enter)
    try run.see("Listening on \(callback)")
    #expect(try TextBrowser().open(end).text.contains("does not match the current sign-in"))
    #expect(run.text.contains("Open this in a browser"))
  }

  @Test func aTakenPortIsSaidAndPastingStillWorks() throws {
    let taken = try Ports.take()
    defer { close(taken.socket) }
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let address = try run.beginSignIn(callback: "http://localhost:\(taken.port)/callback")
    try run.see("Cannot listen: port \(taken.port) is already in use")
    run.pty.paste(try TextBrowser().signIn(at: address, as: "bob@example.com"))
    run.press(.enter)
    try run.see("bob@example.com  becomes bob")
    try run.see("You could lock yourself out")
  }

  @Test func inPlainLinesTheSameIsSaid() throws {
    let run = try ProgramRun(["--rehearse", "--plain"], size: Size(columns: 100, rows: 60))
    let answers = [ProgramRun.pool, ProgramRun.clientID, ProgramRun.secret, ProgramRun.callback, "alice"]
    for (prompt, answer) in zip(
      ["Discovery URI:", "Client ID:", "Client Secret:", "Callback URL:", "Admin Principals:"], answers)
    {
      try run.see(prompt)
      run.pty.type(answer + "\r")
    }
    try run.see("Test, yes or no:")
    run.pty.type("yes\r")
    try run.see("Final URL:")
    let text = String(decoding: run.emulator.received, as: UTF8.self)
    let start = try #require(text.range(of: "http://127.0.0.1:"))
    let address = String(text[start.lowerBound...].prefix { !$0.isWhitespace })
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    run.pty.type(end + "\r")
    try run.see("You would become alice <alice@example.com>, administrator.")
    try run.expectNothingSecret(end)
  }
}

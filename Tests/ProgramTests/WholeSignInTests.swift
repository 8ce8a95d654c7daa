import Foundation
import Glibc
import OpenIDConnect
import TestThreads
import Testing
import TextUI

/// A test sign-in from the first answer to the person one would become, in the rehearsal.
@Suite(.waiting) struct WholeSignInTests {
  /// Answers with a callback, goes to the test and begins one; returns the address that is to be opened.
  private func begin(_ run: ProgramRun, callback: String) throws -> String {
    try run.start()
    let answers = [ProgramRun.pool, ProgramRun.clientID, ProgramRun.secret, callback, "alice"]
    run.pty.type(answers.map { $0 + "\r" }.joined())
    try run.see("5 of 5 told")
    run.press(.pageDown)
    try run.see("with the values as they stand")
    run.press(.enter)
    try run.see("Open this in a browser")
    run.press(.character("c"))
    try run.seeThat("the address is copied") { _ in Self.copied(run) != nil }
    return try #require(Self.copied(run))
  }

  /// What the program put on the clipboard (OSC 52).
  private static func copied(_ run: ProgramRun) -> String? {
    let text = String(decoding: run.emulator.received, as: UTF8.self)
    guard let start = text.range(of: "\u{1B}]52;c;") else { return nil }
    let rest = text[start.upperBound...]
    guard let end = rest.firstIndex(where: { $0 == "\u{07}" || $0 == "\u{1B}" }) else { return nil }
    return Data(base64Encoded: String(rest[..<end])).map { String(decoding: $0, as: UTF8.self) }
  }

  private func expectNothingSecret(_ run: ProgramRun, _ end: String) throws {
    let code = try #require(end.split { "?&".contains($0) }.first { $0.hasPrefix("code=") }).dropFirst(5)
    #expect(code.count >= 8)
    #expect(!run.emulator.received.holds(String(code)))
    #expect(!run.emulator.received.holds(ProgramRun.secret))
    #expect(!run.emulator.received.holds("code_verifier"))
    #expect(!run.emulator.received.holds("eyJ"))
  }

  @Test func theAddressPastedBackEndsInThePerson() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let address = try begin(run, callback: ProgramRun.callback)
    #expect(address.hasPrefix("http://127.0.0.1:"))
    let end = try SignInBrowser.signIn(at: address, as: "alice@example.com")
    #expect(end.hasPrefix(ProgramRun.callback + "?"))
    run.pty.paste(end + "\n")
    try run.see("characters, not shown")
    run.press(.enter)
    try run.see("You would become")
    try run.see("alice <alice@example.com>, administrator")
    #expect(run.text.contains("test sign-in"))
    try expectNothingSecret(run, end)
    run.press(.enter)
    try run.see("Show        the summary")
  }

  @Test func theListenerGetsWhatComesToACallbackOnThisMachine() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let callback = "http://localhost:\(try SignInBrowser.freePort())/callback"
    let address = try begin(run, callback: callback)
    try run.see("Listening on \(callback)")
    let end = try SignInBrowser.signIn(at: address, as: "alice@example.com")
    #expect(try SignInBrowser.open(end).text.contains("You can close this window"))
    try run.see("alice <alice@example.com>, administrator")
    try expectNothingSecret(run, end)
  }

  @Test func escapeFreesThePortForTheNextSignIn() throws {
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let callback = "http://localhost:\(try SignInBrowser.freePort())/callback"
    let first = try begin(run, callback: callback)
    try run.see("Listening on \(callback)")
    let end = try SignInBrowser.signIn(at: first, as: "alice@example.com")
    run.press(.escape)
    try run.seeThat("the form is back") { !$0.text.contains("Open this in a browser") }
    run.press(.function(9))
    try run.see("Show        the summary")
    run.press(.escape, .pageDown, .pageDown, .pageDown)
    try run.see("with the values as they stand")
    run.press(.up, .enter)
    try run.see("Listening on \(callback)")
    #expect(try SignInBrowser.open(end).text.contains("belongs to another sign-in"))
    #expect(run.text.contains("Open this in a browser"))
  }

  @Test func aTakenPortIsSaidAndPastingStillWorks() throws {
    let taken = try SignInBrowser.takePort()
    defer { close(taken.socket) }
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let address = try begin(run, callback: "http://localhost:\(taken.port)/callback")
    try run.see("Cannot listen: port \(taken.port) is in use here")
    run.pty.paste(try SignInBrowser.signIn(at: address, as: "bob@example.com"))
    run.press(.enter)
    try run.see("bob@example.com  becomes bob")
    try run.see("you may lock yourself out")
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
    try run.see("Final address:")
    let text = String(decoding: run.emulator.received, as: UTF8.self)
    let start = try #require(text.range(of: "http://127.0.0.1:"))
    let address = String(text[start.lowerBound...].prefix { !$0.isWhitespace })
    let end = try SignInBrowser.signIn(at: address, as: "alice@example.com")
    run.pty.type(end + "\r")
    try run.see("You would become alice <alice@example.com>, administrator.")
    try expectNothingSecret(run, end)
  }
}

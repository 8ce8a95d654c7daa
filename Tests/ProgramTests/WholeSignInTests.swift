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
    try run.see("with the values as they stand")
    run.press(.up, .enter)
    try run.see("Listening on \(callback)")
    #expect(try TextBrowser().open(end).text.contains("belongs to another sign-in"))
    #expect(run.text.contains("Open this in a browser"))
  }

  @Test func aTakenPortIsSaidAndPastingStillWorks() throws {
    let taken = try Ports.take()
    defer { close(taken.socket) }
    let run = try ProgramRun(size: Size(columns: 100, rows: 40))
    let address = try run.beginSignIn(callback: "http://localhost:\(taken.port)/callback")
    try run.see("Cannot listen: port \(taken.port) is in use here")
    run.pty.paste(try TextBrowser().signIn(at: address, as: "bob@example.com"))
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
    let end = try TextBrowser().signIn(at: address, as: "alice@example.com")
    run.pty.type(end + "\r")
    try run.see("You would become alice <alice@example.com>, administrator.")
    try run.expectNothingSecret(end)
  }
}

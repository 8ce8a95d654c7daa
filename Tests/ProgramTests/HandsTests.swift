import Foundation
import TestThreads
import Testing
import TextUI

/// The whole setup with what a person has at hand: arrows, letters, or a mouse.
@Suite(.waiting) struct HandsTests {
  @Test func arrowsEnterAndTypingAreEnough() throws {
    let run = try ProgramRun()
    try run.answer()
    try run.see("7 of 7")
    run.press(.down, .down, .enter)
    try run.see("[ Start ]")
    run.press(.character("s"))
    try run.see("Test skipped")
    try run.see("◂ OpenMetadata YAML ▸")
    run.press(.right, .left, .right)
    try run.see("◂ Docker env file ▸")
    run.press(.down, .down, .down, .down, .down, .down)
    try run.see("▸Discovery URI")
    run.press(.up, .enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    try expectWritten(run, "openmetadata-sso.env")
  }

  @Test func aKeyboardWithoutFunctionKeysIsEnough() throws {
    let run = try ProgramRun(environment: ["TERM": "vt100"])
    try run.see("F1/Ctrl-G help")
    run.press(.control("g"))
    try run.see("Esc close")
    run.press(.escape)
    try run.see("Ctrl-G help")
    run.pty.type(ProgramRun.pool)
    run.press(.enter)
    try run.see("▸? Client ID")
    run.pty.type("wrong")
    run.press(.control("o"))
    try run.see("e.g. 1a2b")
    run.pty.type(ProgramRun.clientID)
    run.press(.enter)
    try run.see("▸? Client Secret")
    run.pty.type(ProgramRun.secret)
    run.press(.control("v"))
    try run.see("0123456")
    run.press(.control("v"), .enter)
    try run.see("▸? Callback URL")
    run.pty.type("https://catalog.example.com/")
    run.press(.enter)
    try run.see("Ctrl-F use /callback")
    run.press(.control("f"))
    try run.see("Done:")
    run.press(.control("x"))
    try run.see("Undone")
    run.press(.control("r"))
    try run.see("Redone")
    try finishOnLetters(run)
  }

  /// A terminal may lose the mark after a paste; the keyboard is not lost with it.
  @Test func aPasteWithoutAnEndEndsByItself() throws {
    let run = try ProgramRun()
    try run.see("▸? Discovery URI")
    run.pty.type("\u{1B}[200~\(ProgramRun.pool)")
    try run.see("eu-west-1_")
    run.press(.enter)
    try run.see("▸? Client ID")
  }

  /// A terminal in line mode keeps 4,095 bytes of a line and drops the rest without a word.
  @Test func aLineThatTheTerminalCutIsNotTaken() throws {
    let run = try ProgramRun(["--plain", "--offline"])
    try run.see("Discovery URI:")
    run.pty.type(String(repeating: "a", count: 5_000) + "\r")
    try run.see("The terminal cut this line")
    run.pty.type("save\r")
    try run.see("save is not a command here")
  }

  private func finishOnLetters(_ run: ProgramRun) throws {
    run.press(.alt("n"))
    try run.see("▸? Admin Principals")
    run.press(.alt("p"), .alt("/"))
    try run.see("▸All fields")
    run.pty.type("admin principals")
    run.press(.enter)
    try run.see("Esc back to Callback URL")
    run.pty.type("alice")
    run.press(.down)
    run.pty.type("bob")
    try run.see("2 bob")
    run.press(.control("p"))
    try run.see("1 bob")
    run.press(.alt("x"))
    try run.see("1 alice")
    run.press(.escape)
    try run.see("▸  Callback URL")
    run.press(.alt("n"), .alt("n"), .alt("n"))
    try run.see("7 of 7")
    run.press(.character("e"))
    try run.see("Esc back to Checks")
    run.press(.escape)
    try run.see("Provider checks")
    run.press(.control("t"), .control("s"))
    try run.see("[ Write ]")
    run.press(.enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    try expectWritten(run, "openmetadata-sso.yaml")
    #expect(try run.contents("openmetadata-sso.yaml").contains("adminPrincipals: [alice]"))
  }

  @Test func aMouseIsEnoughButForTyping() throws {
    let run = try ProgramRun()
    try run.start()
    run.pty.type(ProgramRun.pool)
    try run.see("Provider ✗1")
    try run.click("App client")
    try run.see("▸? Client ID")
    run.pty.type(ProgramRun.clientID)
    try run.see(ProgramRun.clientID)
    try run.click("Client Secret")
    try run.see("▸? Client Secret")
    run.pty.type(ProgramRun.secret)
    try run.see("App client ✓")
    try run.click("Sign-in")
    try run.see("▸? Callback URL")
    run.pty.type(ProgramRun.callback)
    try run.see("Sign-in ✓")
    try editAListByClicks(run)
    try lookAroundByClicks(run)
    try finishByClicks(run)
  }

  private func editAListByClicks(_ run: ProgramRun) throws {
    try run.click("Users")
    try run.see("▸? Admin Principals")
    run.pty.type("alice")
    try run.see("1 alice")
    try run.click("add")
    try run.see("another, or Enter")
    run.pty.type("bob")
    try run.see("2 bob")
    try run.click("1 alice")
    try run.click("remove")
    try run.see("1 bob")
  }

  private func lookAroundByClicks(_ run: ProgramRun) throws {
    try run.click("help")
    try run.see("Esc close")
    try run.click("scroll")
    try run.see("F9/Ctrl-S")
    try run.click("close")
    try run.see("Esc leave")
    try run.click("find")
    try run.see("▸All fields")
    try run.click("Changed")
    try run.see("▸Changed 5")
    try run.click("OIDC Client ID")
    try run.see("Esc back to Admin Principals")
    try run.click("back to")
    try run.see("▸  Admin Principals")
  }

  private func finishByClicks(_ run: ProgramRun) throws {
    try run.click("Checks")
    try run.see("7 of 7")
    try run.click("Issuer matches")
    try run.click("its field")
    try run.see("▸  Authority")
    try run.click("back to Checks")
    try run.see("▸✓ Issuer matches")
    try run.click("Review")
    try run.see("[ Write ]")
    try run.see("◂ OpenMetadata YAML ▸")
    try run.click("Format ")
    try run.see("◂ Docker env file ▸")
    try run.click("[ Write ]")
    try run.see("Next steps")
    try run.click("finish")
    #expect(run.pty.waitForExit() == .exited(0))
    try expectWritten(run, "openmetadata-sso.env")
    let text = try run.contents("openmetadata-sso.env")
    #expect(text.contains("bob") && !text.contains("alice"))
  }

  private func expectWritten(_ run: ProgramRun, _ name: String) throws {
    #expect(run.isGivenBack)
    #expect(run.files == [name, name + ".summary.md"])
    #expect(try run.contents(name).contains(ProgramRun.secret))
    #expect(try run.contents(name).contains(ProgramRun.callback))
  }
}

extension ProgramRun {
  /// Clicks the text where it stands first.
  func click(_ text: String, at location: SourceLocation = #_sourceLocation) throws {
    try seeThat("'\(text)' is on a whole screen", at: location) { $0.isPainted && $0.position(of: text) != nil }
    let place = try #require(emulator.position(of: text))
    pty.send(MouseEvent(kind: .press, position: place))
    pty.send(MouseEvent(kind: .release, position: place))
  }
}

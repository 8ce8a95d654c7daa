import Browsers
import Emulator
import Foundation
import TestThreads
import Testing
import TextUI

/// The test sign-in with browsers that people have; in CI they have to be there.
@Suite(.waiting) struct RealBrowserTests {
  private static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"
  private static let hasChromium = isCI || WebBrowser.isInstalled
  private static let hasTextBrowser = isCI || FileManager.default.isExecutableFile(atPath: "/usr/bin/w3m")

  private static let high = Size(columns: 100, rows: 40)

  /// Chooses a person on the sign-in page and gives a password.
  private func signIn(_ browser: WebBrowser, at address: String, as login: String) throws {
    try browser.open(address)
    #expect(try browser.text.contains("This is a rehearsal"))
    try browser.click("input[value='\(login)']")
    try browser.type("any password", into: "input[name=password]")
    try browser.click("input[type=submit]")
  }

  @Test(.enabled(if: hasChromium, "this needs \(WebBrowser.needs)"))
  func aBrowserOnThisMachineComesBackToTheListener() throws {
    let run = try ProgramRun(size: Self.high)
    let callback = "http://localhost:\(try Ports.free())/callback"
    let address = try run.beginSignIn(callback: callback)
    try run.see("Listening on \(callback)")
    let browser = try WebBrowser()
    try signIn(browser, at: address, as: "alice@example.com")
    #expect(try browser.text.contains("You can close this window"))
    let end = try browser.address
    #expect(end.hasPrefix(callback + "?code="))
    try run.see("alice <alice@example.com>, administrator")
    try run.expectNothingSecret(end)
  }

  @Test(.enabled(if: hasChromium, "this needs \(WebBrowser.needs)"))
  func theAddressLineOfABrowserThatEndsNowhereIsPastedBack() throws {
    let run = try ProgramRun(size: Self.high)
    let address = try run.beginSignIn(callback: ProgramRun.callback)
    let browser = try WebBrowser()
    try signIn(browser, at: address, as: "bob@example.com")
    let end = try browser.address
    #expect(end.hasPrefix(ProgramRun.callback + "?code="))
    run.pty.paste(end)
    try run.see("characters, not shown")
    run.press(.enter)
    try run.see("bob <bob@example.com>, not an administrator")
    try run.expectNothingSecret(end)
  }

  @Test(.enabled(if: hasTextBrowser, "this needs w3m"))
  func aTextBrowserComesBackToTheListener() throws {
    let run = try ProgramRun(size: Self.high)
    let callback = "http://localhost:\(try Ports.free())/callback"
    let address = try run.beginSignIn(callback: callback)
    try run.see("Listening on \(callback)")
    let browser = try Pty(
      "/usr/bin/w3m", ["-no-proxy", address],
      environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": run.folder.path], directory: run.folder.path,
      size: Self.high)
    #expect(browser.waitUntil { $0.text.contains("[Sign in]") }, "\(browser.emulator.text)")
    for _ in 0..<10 where !Self.isOnButton(browser.emulator) {
      let before = browser.emulator.cursor
      browser.send(.tab)
      #expect(browser.waitUntil { $0.cursor.row > before.row }, "\(browser.emulator.text)")
    }
    browser.send(.enter)
    #expect(browser.waitUntil { $0.text.contains("You can close this window") }, "\(browser.emulator.text)")
    try run.see("alice <alice@example.com>, administrator")
  }

  private static func isOnButton(_ emulator: Emulator) -> Bool {
    emulator.text(ofRow: emulator.cursor.row).contains("[Sign in]")
  }
}

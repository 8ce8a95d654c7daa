import Foundation
import Testing
import TextUI

/// A test sign-in in the rehearsal, from the program's side.
extension ProgramRun {
  /// Answers with a callback, goes to the test and begins one; returns the address that is to be opened.
  func beginSignIn(callback: String) throws -> String {
    try start()
    let answers = [Self.pool, Self.clientID, Self.secret, callback, "alice"]
    pty.type(answers.map { $0 + "\r" }.joined())
    try see("7 of 7")
    press(.pageDown)
    try see("uses the current values")
    return try openSignIn()
  }

  /// Begins a test sign-in on its page; returns the address that is to be opened.
  func openSignIn() throws -> String {
    press(.enter)
    try see("Open this in a browser")
    press(.character("c"))
    try seeThat("the address is copied") { _ in copied != nil }
    return try #require(copied)
  }

  /// Copies another address than the last one, and returns it.
  func copiedAgain() throws -> String {
    let last = copied
    press(.character("c"))
    try seeThat("another address is copied") { _ in copied != last }
    return try #require(copied)
  }

  /// What the program put on the clipboard last (OSC 52).
  private var copied: String? {
    let text = String(decoding: emulator.received, as: UTF8.self)
    guard let start = text.range(of: "\u{1B}]52;c;", options: .backwards) else { return nil }
    let rest = text[start.upperBound...]
    guard let end = rest.firstIndex(where: { $0 == "\u{07}" || $0 == "\u{1B}" }) else { return nil }
    return Data(base64Encoded: String(rest[..<end])).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Neither the code of the address at which the browser ended, nor the secret, the verifier or a token was shown.
  func expectNothingSecret(_ end: String) throws {
    let code = try #require(end.split { "?&".contains($0) }.first { $0.hasPrefix("code=") }).dropFirst(5)
    #expect(code.count >= 8)
    #expect(!emulator.received.holds(String(code)))
    #expect(!emulator.received.holds(Self.secret))
    #expect(!emulator.received.holds("code_verifier"))
    // How every token of the rehearsal begins; less of it stands in a random challenge now and then.
    #expect(!emulator.received.holds("eyJraWQi"))
  }
}

import TestThreads
import Testing

@testable import Text

@Suite struct TerminalLinkTests {
  private static func link(_ url: String) -> String { "\u{1B}]8;;\(url)\u{1B}\\\(url)\u{1B}]8;;\u{1B}\\" }

  @Test(arguments: [
    "https://a.example/x?b=c&d=%20#e", "http://127.0.0.1:8585/callback", "https://[2001:db8::1]/",
  ])
  func aURLInASentenceIsALink(url: String) {
    let link = Self.link(url)
    #expect(TerminalLink.inserted(in: url) == link)
    #expect(TerminalLink.inserted(in: "See \(url).\n  “\(url)” ✓") == "See \(link).\n  “\(link)” ✓")
    #expect(TerminalLink.inserted(in: "curl '\(url)', (\(url)) “x”") == "curl '\(link)', (\(link)) “x”")
  }

  @Test(arguments: [
    "", "no URL", "https://", "http:/a", "https://host/realms/<realm>/x", "https://{your domain}/callback",
    "https://a.example/very-lo…", "https://user@a.example/", "ftp://a.example/",
    "https://a.example/‹…›", "https://a.example:99999/",
  ])
  func whatIsNoWholeURLStaysText(text: String) {
    #expect(TerminalLink.inserted(in: text) == text)
  }

  @Test(arguments: [
    "https://a.example/\u{1B}]0;x\u{7}", "https://a.example/\u{9C}", "https://a.example/\n", "https://a.example/ x",
    "https://a.example/é", "https://a.example/\u{202E}", "javascript:alert(1)", "file:///etc/passwd",
    "https://a.example/" + String(repeating: "x", count: 2_083),
  ])
  func nothingElseGetsIntoTheSequence(text: String) {
    #expect(TerminalLink(text) == nil)
  }

  @Test func partsOfALinkHaveItsNumber() throws {
    let link = try #require(TerminalLink("https://a.example/"))
    #expect(link.start(number: 2) == "\u{1B}]8;id=2;https://a.example/\u{1B}\\")
  }
}

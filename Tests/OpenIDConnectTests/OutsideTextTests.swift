import Testing

@testable import OpenIDConnect

@Suite struct OutsideTextTests {
  @Test(arguments: [
    ("plain é 値", "plain é 値"), ("a\nb", "a\\u{a}b"), ("\u{1b}[31m", "\\u{1b}[31m"), ("\u{202e}x", "\\u{202e}x"),
    ("a\u{9b}b", "a\\u{9b}b"), ("a\u{0}b", "a\\u{0}b"), ("a\u{feff}b", "a\\u{feff}b"), ("a\u{2028}b", "a\\u{2028}b"),
    ("a\u{a0}b", "a\\u{a0}b"), ("a\u{301}", "a\\u{301}"),
  ])
  func whatActsOnATerminalIsMadeVisible(text: String, shown: String) {
    #expect(OutsideText.shown(text) == shown)
  }

  @Test func longTextIsCut() {
    let shown = OutsideText.shown(String(repeating: "a", count: 10_000))
    #expect(shown.count <= 201 && shown.hasSuffix("…"))
    #expect(OutsideText.shown(String(repeating: "\u{1b}", count: 10_000), limit: 20).count <= 21)
    #expect(OutsideText.shown(String(repeating: "a", count: 200)).count == 200)
  }
}

@Suite struct HTTPDateTests {
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200), ("Fri, 31 Dec 2100 00:00:00 GMT", 4_133_894_400),
  ])
  func aDateIsSecondsSince1970(text: String, seconds: Int) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT",
    "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 99 Nov 1994 08:49:37 GMT",
  ])
  func whatIsNoDateIsNone(text: String) {
    #expect(HTTPDate.seconds(text) == nil)
  }
}

@Suite struct Base64URLTests {
  @Test(
    arguments: [
      ([], ""), ([0x66], "Zg"), ([0x66, 0x6F], "Zm8"), ([0x66, 0x6F, 0x6F], "Zm9v"), ([0xFB, 0xFF, 0xFE], "-__-"),
      ([1, 0, 1], "AQAB"), ([0x66, 0x6F, 0x6F, 0x62, 0x61, 0x72, 0x21], "Zm9vYmFyIQ"),
    ] as [([UInt8], String)])
  func bytesAndTextBelongTogether(bytes: [UInt8], text: String) {
    #expect(Base64URL.text(bytes) == text)
    #expect(Base64URL.bytes(text) == bytes)
  }

  @Test(arguments: ["A", "Zg==", "a+b/", "Zm9v\n", "AAAAA"]) func whatIsNotBase64URLIsRefused(text: String) {
    #expect(Base64URL.bytes(text) == nil)
  }
}

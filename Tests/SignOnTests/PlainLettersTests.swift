import Testing

@testable import SignOn

@Suite struct PlainLettersTests {
  @Test func aBlankIsWhatUnicodeCallsWhiteSpace() {
    let letters = (0..<0x3100).compactMap { Unicode.Scalar($0).map(Character.init) }
    for letter in letters + ["\r\n", " \u{301}", "a\u{301}"] {
      #expect(letter.isBlank == letter.isWhitespace, "\(letter.unicodeScalars)")
    }
  }

  @Test func aTextIsFoundByteForByte() {
    let text = "é https:/://x://"
    #expect(text.range(of: "://").map { text[$0.upperBound...] } == "x://")
    #expect(text[text.index(after: text.startIndex)...].range(of: " ")?.lowerBound == text.firstIndex(of: " "))
    #expect(text.range(of: "é") == text.startIndex..<text.index(after: text.startIndex))
    for missing in ["", ":///", "e\u{301}", "://x://y", "X"] { #expect(text.range(of: missing) == nil) }
  }

  @Test(arguments: [
    ("eu-west-1", true), ("us-gov-west-1", true), ("eusc-de-east-1", true), ("ap-southeast-10", true),
    ("eu-west", false), ("eu-1", false), ("eu--west-1", false), ("-eu-west-1", false), ("eu-west-", false),
    ("eu-west-100", false), ("eu-west-a", false), ("EU-west-1", false), ("eur-west-1", false), ("eu-we5t-1", false),
    ("eu-west-1-", false), ("aaaaaa-1", false), ("eusc-1", false), ("eusc-12", false), ("é-west-1", false), ("", false),
  ])
  func aRegionIsKnownByItsShape(text: String, isOne: Bool) {
    #expect(CognitoPool.isRegionShaped(text) == isOne)
    #expect(CognitoPool.isRegionShaped("x\(text)".dropFirst()) == isOne)
  }
}

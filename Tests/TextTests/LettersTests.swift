import Testing
import Text

@Suite struct LettersTests {
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
}

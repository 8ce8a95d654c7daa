import Testing
import Text

@Suite struct Base64Tests {
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

  @Test(arguments: ["", "a", "ab", "abc", "\u{FF}\u{FE}\u{3F}"]) func base64ComesBack(text: String) {
    #expect(Base64.bytes(Base64.text(Array(text.utf8))) == Array(text.utf8))
    #expect(Base64.text(Array("a".utf8)) == "YQ==" && Base64.bytes("YQ") == nil && Base64.bytes("Y-==") == nil)
  }
}

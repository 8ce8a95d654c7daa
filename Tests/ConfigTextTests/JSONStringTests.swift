import ConfigText
import Foundation
import Readers
import Testing

@Suite struct JSONStringTests {
  @Test func everyTextIsReadBack() throws {
    var sample = SampleText(seed: 5)
    for text in SampleText.known + (0..<2000).map({ _ in sample.next() }) {
      let read = try JSONDecoder().decode([String].self, from: Data("[\(JSONString(text).source)]".utf8))
      #expect(read.map { Array($0.unicodeScalars) } == [Array(text.unicodeScalars)])
    }
  }

  @Test(arguments: [
    ("a", #""a""#), ("\"\\", #""\"\\""#), ("\u{1B}", #""\u001b""#), ("\u{2028}", #""\u2028""#), ("é😀", #""é😀""#),
    ("\u{10FFFF}", #""\udbff\udfff""#), ("\u{202E}", #""\u202e""#), ("a\n\t\r", #""a\n\t\r""#),
  ])
  func whatNobodySeesStandsByItsNumber(text: String, source: String) {
    #expect(JSONString(text).source == source)
  }

  @Test func listsAndObjectsStandOnOneLine() {
    #expect(JSONFlow.list(["a", "b c"]) == #"["a", "b c"]"#)
    #expect(JSONFlow.list([]) == "[]")
    #expect(JSONFlow.object([("a", "\""), ("b", "")]) == #"{"a": "\"", "b": ""}"#)
  }
}

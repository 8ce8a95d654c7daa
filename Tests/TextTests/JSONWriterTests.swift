import Foundation
import Readers
import Testing
import Text

@Suite struct JSONWriterTests {
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
    #expect(JSON.texts(["a", "b c"]).source() == #"["a", "b c"]"#)
    #expect(JSON.texts([]).source() == "[]")
    #expect(JSON.object([("a", .text("\"")), ("b", .text(""))]).source() == #"{"a": "\"", "b": ""}"#)
    #expect(JSON.object([("a", .list([.number(1), .null]))]).source(.compact) == #"{"a":[1,null]}"#)
  }

  @Test(
    arguments: [
      (.members, "{\n  \"a\": [1, {\"b\": 2}],\n  \"c\": {\"d\": true}\n}\n"),
      (.items, "{\n  \"a\": [\n    1,\n    {\"b\": 2}\n  ],\n  \"c\": {\"d\": true}\n}\n"),
      (.document, "{\n  \"a\": [\n    1,\n    {\"b\": 2}\n  ],\n  \"c\": {\n    \"d\": true\n  }\n}\n"),
    ] as [(JSON.Layout, String)])
  func aTextOfSeveralLinesIsReadBack(layout: JSON.Layout, text: String) throws {
    let json = JSON.object([
      ("a", .list([.number(1), .object([("b", .number(2))])])), ("c", .object([("d", .bool(true))])),
    ])
    #expect(json.source(layout) == text)
    #expect(try JSON.parse(Array(text.utf8)) == json)
  }
}

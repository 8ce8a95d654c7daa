import ConfigText
import Testing

@Suite struct JSONTextTests {
  @Test(
    arguments: [
      ("{\"a\": 1 }\n", ["a"], YAMLValue.text("x"), "{\"a\": \"x\" }\n"),
      ("\u{FEFF}{\"a\":true}", ["a"], .boolean(false), "\u{FEFF}{\"a\":false}"),
      ("{\"a\": {\"b\": null}}", ["a", "b"], .integer(3), "{\"a\": {\"b\": 3}}"),
      ("{\"a\": [\"x\",\"y\"]}", ["a"], .list(["z", "w"]), "{\"a\": [\"z\",\"w\"]}"),
      ("{\n  \"a\": [\n    \"x\"\n  ]\n}", ["a"], .list(["y", "z"]), "{\n  \"a\": [\n    \"y\",\n    \"z\"\n  ]\n}"),
      ("{\"a\": []}", ["a"], .list(["\"", "é\u{7}"]), "{\"a\": [\"\\\"\", \"é\\u0007\"]}"),
      ("{\r\n\t\"a\": 1\r\n}\r\n", ["b"], .text("x"), "{\r\n\t\"a\": 1,\r\n\t\"b\": \"x\"\r\n}\r\n"),
      (
        "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n", ["a", "c", "d"], .text("x"),
        "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": {\n      \"d\": \"x\"\n    }\n  }\n}\n"
      ),
      ("{}", ["a"], .text("x"), "{\n  \"a\": \"x\"\n}"),
      ("{\"a\": {}}", ["a"], .map([.init("k", "v")]), "{\"a\": {\"k\": \"v\"}}"),
      ("[{\"a\": 1}, {\"a\": 2}]", [1, "a"], .integer(5), "[{\"a\": 1}, {\"a\": 5}]"),
    ] as [(String, [YAMLStep], YAMLValue, String)])
  func nothingElseMoves(before: String, path: [YAMLStep], value: YAMLValue, after: String) throws {
    let change = try JSONText(Array(before.utf8)).setting(path, to: value)
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == after)
    #expect(before.applying(change.edits) == after)
    #expect(try change.text.setting(path, to: value).edits == [])
  }

  @Test func severalValuesAreSetWithOneReading() throws {
    let text = try JSONText(Array("{\n  \"a\": 1,\n  \"b\": {\"c\": [\"x\"], \"d\": null}\n}\n".utf8))
    let values: [([YAMLStep], YAMLValue, [String])] = [
      (["b", "c"], .list(["y", "z"]), []), (["e"], .text("new"), ["a"]), (["a"], .integer(2), []),
      (["f"], .boolean(true), ["a"]), (["b", "g"], .text("in b"), []), (["no", "object"], .text("yet"), []),
    ]
    let change = try #require(text.setting(together: values))
    let after = String(decoding: change.text.bytes, as: UTF8.self)
    #expect(
      after == """
        {
          "a": 2,
          "e": "new",
          "f": true,
          "b": {"c": ["y", "z"], "d": null, "g": "in b"}
        }

        """)
    #expect(String(decoding: text.bytes, as: UTF8.self).applying(change.edits) == after)
    #expect(change.text.setting(together: Array(values.dropLast()))?.edits == [])
    // Both would fill the empty object: one after the other then.
    #expect(
      try JSONText(Array("{}".utf8)).setting(together: [(["a"], .text("1"), []), (["b"], .text("2"), [])])?.edits == nil
    )
  }

  @Test(arguments: [
    ("{\"a\": 1, \"b\": 2}", "a", "{\"b\": 2}"), ("{\"a\": 1, \"b\": 2}", "b", "{\"a\": 1}"),
    ("{\n  \"a\": 1,\n  \"b\": {\"c\": 1}\n}", "b", "{\n  \"a\": 1\n}"), ("{ \"a\": 1 }", "a", "{}"),
    ("{\"a\": 1}", "x", "{\"a\": 1}"),
  ])
  func aMemberGoesWithItsComma(before: String, name: String, after: String) throws {
    let change = try JSONText(Array(before.utf8)).removing([.key(name)])
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == after)
  }

  @Test(arguments: [
    ("{\"a\": 1,\n \"a\": 2}", EditRefusal.Reason.duplicateKey("a", firstLine: 1), 2),
    ("{\"a\": {\"b\": 1}}", .otherKind(found: "an object"), 1),
    ("[1]", .missing, 1),
  ])
  func whatIsNotSafeIsRefused(text: String, reason: EditRefusal.Reason, line: Int) throws {
    let json = try JSONText(Array(text.utf8))
    let refusal = #expect(throws: EditRefusal.self) { try json.setting(["a"], to: .text("x")) }
    #expect(refusal?.reason == reason)
    #expect(refusal?.line == line)
  }

  @Test(arguments: [
    "", "{", "{\"a\"}", "{\"a\":}", "[1,]", "{\"a\":1,}", "01", "1.", "-", "nul", "\"\\x\"", "\"\\ud800\"", "1 2",
    "\"a\nb\"",
    "{'a':1}", "[1 2]", ",", "\"", "\"\\", "// c\n1", "1e", "+1", "\"\\u00g0\"",
  ])
  func whatIsNotJSONIsRefused(text: String) {
    let refusal = #expect(throws: EditRefusal.self) { try JSONText(Array(text.utf8)) }
    guard case .unreadable? = refusal?.reason else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test func deepNestingIsRefused() {
    let text = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(#expect(throws: EditRefusal.self) { try JSONText(text) }?.reason == .tooDeep)
  }
}

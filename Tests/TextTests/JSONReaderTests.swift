import Testing
import Text

@Suite struct JSONReaderTests {
  private func parse(_ text: String) throws(JSONError) -> JSON { try JSON.parse(Array(text.utf8)) }

  @Test func everyKindOfValueIsRead() throws {
    let text = #" { "a" : [ 1 , -0.5e+3, true, false, null ] , "b" : { } , "c" : [ ] , "d": "x" } "#
    #expect(
      try parse(text)
        == .object([
          ("a", .list([.number("1"), .number("-0.5e+3"), .bool(true), .bool(false), .null])), ("b", .object([])),
          ("c", .list([])), ("d", .text("x")),
        ]))
  }

  @Test func escapesAreRead() throws {
    #expect(try parse(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#) == .text("\"\\/\u{8}\u{C}\n\r\té😀"))
  }

  @Test(arguments: [
    ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("[1,]", 3), ("[1 2]", 3), ("01", 1),
    ("1.", 2), ("-", 1), ("+1", 0), ("1e", 2), ("tru", 3), ("nul1", 3), ("\"a", 2), ("\"a\nb\"", 2), ("\"\\x\"", 2),
    ("\"\\u12\"", 5), ("\"\\ud800\"", 7), ("\"\\ud800\\u0041\"", 13), ("\"\\udc00\"", 7), ("1 1", 2), ("'a'", 0),
    ("NaN", 0), ("// a", 0),
  ])
  func whatIsNoJSONIsRefusedAtItsByte(text: String, byte: Int) {
    let error = #expect(throws: JSONError.self) { try parse(text) }
    #expect(error?.offset == byte)
    guard case .syntax? = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func thirtyTwoLevelsAreReadAndNoMore() throws {
    #expect(throws: Never.self) {
      try parse(String(repeating: "[", count: 32) + String(repeating: "]", count: 32))
    }
    for text in [String(repeating: "[", count: 33), String(repeating: "{\"a\":", count: 100_000)] {
      #expect(#expect(throws: JSONError.self) { try parse(text) }?.problem == .tooDeep(limit: 32))
    }
  }

  @Test(arguments: [
    ("", "the file is empty"), ("\u{FEFF}{}", "the file begins with a byte-order mark, which JSON does not allow"),
    ("{\n  \"é\" 1}", "the file is not JSON: expected ':' (line 2, column 7)"),
    ("{\"a\": 1,\n \"a\": 2}", "the file has ‘a’ twice (line 2, column 2)"),
  ])
  func anErrorNamesItsPlace(text: String, message: String) {
    #expect(#expect(throws: JSONError.self) { try parse(text) }?.message == message)
  }

  @Test func aLargeTextIsReadInTimeThatGrowsWithItsLength() throws {
    let item = #"{"name":"\u00e9","items":[1,2,3]},"#
    let text = "[" + String(repeating: item, count: 20_000) + "null]"
    #expect(try parse(text).items?.count == 20_001)
  }

  @Test func aNameWrittenInTwoWaysIsStillTheSameMember() {
    let error = #expect(throws: JSONError.self) { try parse(#"{"issuer":1,"\u0069ssuer":2}"#) }
    #expect(error?.problem == .repeatedName("issuer"))
  }

  /// Every beginning of a good document is a whole one or refused, and none is a trap.
  @Test func everyCutIsRefused() {
    let whole = Array(#"{"issuer":"https://e.test/\u00e9","list":[1.5e3,{"a":null}],"x":false}"#.utf8)
    for length in 0..<whole.count {
      #expect(throws: JSONError.self) { try JSON.parse(Array(whole[..<length])) }
    }
  }

  @Test func noRandomByteIsATrap() throws {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("{}[]\",:\\u0019eE+-.truefalsn \u{1}é".utf8)
    for _ in 0..<2000 {
      let bytes = (0..<24).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      if case .some(let value) = try? JSON.parse(bytes) { #expect(try JSON.parse(bytes) == value) }
    }
  }
}

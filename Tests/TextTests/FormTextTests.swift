import Testing
import Text

@Suite struct FormTextTests {
  @Test(arguments: [
    ("a=b&c=d", [["a", "b"], ["c", "d"]]), ("a=b=c", [["a", "b=c"]]), ("a", [["a", ""]]), ("", []),
    ("&&a=1&", [["a", "1"]]),
    ("x=%C3%A9+%2B%26", [["x", "é +&"]]), ("x=%", [["x", "%"]]), ("x=%4", [["x", "%4"]]), ("x=%zz", [["x", "%zz"]]),
    ("x=%FF", [["x", "\u{FFFD}"]]),
  ])
  func aQueryIsReadIntoItsFields(text: String, expected: [[String]]) {
    #expect(FormText.fields(text).map { [$0.name, $0.value] } == expected)
  }

  @Test(arguments: ["", "abc", "ä&=?#%+ \u{0}\n😀"]) func whatIsWrittenIsReadAgain(text: String) {
    let fields = FormText.fields(FormText.joined([("n", text), (text, "v")]))
    #expect(fields[0].value == text && fields[1].name == text)
  }
}

import Testing
import Text

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

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("plain-1_2./:@%+,", "plain-1_2./:@%+,"), ("", "''"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("é", "'é'"),
    ("$x", "'$x'"), ("a=b", "'a=b'"), ("~", "'~'"),
  ])
  func aShellReadsItAsOneWord(text: String, word: String) {
    #expect(shellWord(text) == word)
  }
}

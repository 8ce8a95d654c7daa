import TestThreads
import Testing

@testable import Text

@Suite struct WrappingTests {
  @Test(arguments: [
    ("one two three", 7, 0, ["one two", "three"]),
    ("one two three", 9, 2, ["one two", "  three"]),
    ("", 5, 0, [""]),
    ("a\n\nb", 5, 0, ["a", "", "b"]),
    ("a\n", 5, 0, ["a", ""]),
    ("abcdefgh", 3, 0, ["abc", "def", "gh"]),
    ("x abcdefgh", 4, 1, ["x", " abc", " def", " gh"]),
    ("  indented text", 10, 0, ["  indented", "text"]),
    ("値段が高い", 5, 0, ["値段", "が高", "い"]),
    ("値", 1, 0, ["…"]),
    ("two  blanks", 20, 0, ["two blanks"]),
    ("e\u{1B}[0m", 20, 0, ["e\\e[0m"]),
  ])
  func linesAreBrokenBetweenWords(text: String, width: Int, indent: Int, expected: [String]) {
    #expect(wrapped(text, to: width, indent: indent) == expected)
  }

  @Test(arguments: [
    ("one https://example.com/a/long/path two", 12, 2, ["one", "  https://example.com/a/long/path", "  two"]),
    ("aaaaaaaaaaaaa b", 5, 0, ["aaaaaaaaaaaaa", "b"]), ("", 5, 2, [""]), ("値値 値値", 5, 1, ["値値", " 値値"]),
  ])
  func wordsStayWholeWhereTheyAreTo(text: String, width: Int, indent: Int, lines: [String]) {
    #expect(wrapped(text, to: width, indent: indent, breakingWords: false) == lines)
  }

  @Test(arguments: 0..<200) func noLineIsWiderThanAskedAndNoLetterIsLost(seed: UInt64) {
    var generator = Seeded(seed)
    let text = randomText(&generator, pieces: 30)
    let letters = glyphs(of: text.split { $0.isNewline || $0 == " " }.joined()).filter { $0.text != " " }
    for width in 1...25 {
      let lines = wrapped(text, to: width, indent: Int(seed % 5))
      #expect(lines.allSatisfy { columns(of: $0) <= width }, "\(text.debugDescription) \(width)")
      guard width > 6 else { continue }
      let kept = lines.flatMap { glyphs(of: $0) }.filter { $0.text != " " }
      #expect(kept.map(\.columns).reduce(0, +) == letters.map(\.columns).reduce(0, +))
    }
  }
}

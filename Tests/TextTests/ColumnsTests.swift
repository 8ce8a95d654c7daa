import Glibc
import Testing

@testable import Text
@testable import TextUI

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("値", 2), ("e値é", 4), ("가", 2), ("Ａ", 2), ("ｱ", 1), ("👍", 2),
    ("🇫🇷", 2), ("─│▸", 3), ("•…", 2), ("\u{301}", 0), ("\u{1B}", 2), ("\u{202E}", 8), ("\r\n", 4),
  ])
  func aTextTakesTheColumnsItIsDrawnIn(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
    var frame = Frame(size: Size(columns: 20, rows: 1))
    #expect(frame.put(text, at: Position(column: 0, row: 0)) == expected)
  }

  /// The C library may know a newer Unicode than the tables, or an older one, but they differ on nothing both know.
  @Test func everyScalarOfUnicode14HasTheWidthThatTheCLibraryGivesIt() throws {
    let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    defer { freelocale(locale) }
    let previous = uselocale(locale)
    defer { uselocale(previous) }
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let width = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
    var differing: [String] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 14 else { continue }
      let expected = Int(width(Int32(value)))
      if expected >= 0, columns(of: scalar) != expected { differing.append(String(value, radix: 16)) }
    }
    #expect(differing == [])
  }

  @Test func noMoreMarksAreKeptOnALetterThanATerminalHolds() {
    let text = "a" + String(repeating: "\u{301}", count: 1000)
    #expect(columns(of: text) == 1)
    var frame = Frame(size: Size(columns: 3, rows: 1))
    frame.put(text, at: Position(column: 0, row: 0))
    #expect(frame[Position(column: 0, row: 0)].text.unicodeScalars.count == 5)
  }
}

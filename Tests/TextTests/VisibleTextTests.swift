import TestThreads
import Testing

@testable import Text

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain é 値 👍", "plain é 値 👍"),
    ("\u{1B}[2J", "\\e[2J"),
    ("a\nb\r\nc\td\0", "a\\nb\\r\\nc\\td\\0"),
    ("\u{7F}\u{9B}31m\u{85}", "\\u{7F}\\u{9B}31m\\u{85}"),
    ("ab\u{202E}dc\u{2066}\u{200F}", "ab\\u{202E}dc\\u{2066}\\u{200F}"),
    ("zero\u{200B}width\u{FEFF}", "zero\\u{200B}width\\u{FEFF}"),
    ("\u{2028}\u{2029}\u{61C}\u{AD}", "\\u{2028}\\u{2029}\\u{61C}\\u{AD}"),
    ("tag\u{E0041}", "tag\\u{E0041}"),
    ("❤\u{FE0F}", "❤\u{FE0F}"),
  ])
  func whatWouldBeHiddenOrWouldCommandTheTerminalIsSpelledOut(text: String, expected: String) {
    #expect(visible(text) == expected)
  }

  @Test(arguments: 0..<200) func visibleTextStaysAsItIs(seed: UInt64) {
    var generator = Seeded(seed)
    let once = visible(randomText(&generator, pieces: 30))
    #expect(visible(once) == once)
    let hidden = once.unicodeScalars.filter {
      [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        || $0.properties.generalCategory == .format
    }
    #expect(hidden.isEmpty)
  }
}

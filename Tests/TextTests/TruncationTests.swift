import TestThreads
import Testing

@testable import Text

@Suite struct TruncationTests {
  @Test(arguments: [(End.start, "https://…"), (.end, "…/callback"), (.bothEnds, "https…back")])
  func whatMattersIsKept(end: End, expected: String) {
    let text = "https://example.com/callback"
    #expect(truncated(text, to: columns(of: expected), keeping: end) == expected)
  }

  @Test(arguments: [End.start, .end, .bothEnds])
  func aTextThatFitsIsKeptWhole(end: End) {
    #expect(truncated("値段", to: 4, keeping: end) == "値段")
    #expect(truncated("値段", to: 3, keeping: end).contains("…"))
    #expect(truncated("値段", to: 0, keeping: end) == "")
  }

  @Test(arguments: 0..<200) func aTruncatedTextIsNeverWiderThanAsked(seed: UInt64) {
    var generator = Seeded(seed)
    let text = randomText(&generator)
    for width in 0...30 {
      for end in [End.start, .end, .bothEnds] {
        let short = truncated(text, to: width, keeping: end)
        #expect(columns(of: short) <= width, "\(text.debugDescription) \(width) \(end)")
        if columns(of: text) <= width { #expect(columns(of: short) == columns(of: text)) }
      }
    }
  }
}

/// A random number generator that gives the same numbers each time.
package struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  package mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// Pieces that text from outside may hold, the nasty ones among them.
private let pieces = [
  "a", "word", " ", "  ", "é", "e\u{301}", "\u{301}", "値", "가", "👍", "👍🏽", "🇫🇷", "\u{1F1EB}", "❤\u{FE0F}",
  "👨\u{200D}👩", "नि", "\u{202E}", "\u{200B}", "\u{1B}", "\u{1B}[31m", "\n", "\r\n", "\t", "\0", "\u{85}", "\u{9B}",
  "\u{2028}", "\u{7F}", "https://example.com/callback", "…", "x\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", "Ａ",
  "\u{AD}", "\u{E0041}", "\u{FFFD}", "\u{10FFFF}", "ｶﾞ",
]

package func randomText(_ generator: inout Seeded, pieces count: Int = 12) -> String {
  (0..<Int.random(in: 0...count, using: &generator)).reduce(into: "") { text, _ in
    text += pieces.randomElement(using: &generator) ?? ""
  }
}

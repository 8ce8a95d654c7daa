/// Texts that are known to be trouble somewhere, and any number of random ones, the same at every run.
package struct SampleText: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package static let known: [String] = [
    "", " ", "  x", "x  ", "\t", "a\tb", "\n", "a\nb", "a\r", "a\r\nb", "\u{0}", "\u{7}", "\u{1B}[31m", "\u{7F}",
    "\u{85}",
    "a\u{85}b", "\u{2028}", "\u{2029}", "\u{FEFF}x", "\u{FFFE}", "\u{FFFF}", "\u{E000}", "\u{10FFFF}", "😀", "👩‍👩‍👧",
    "e\u{301}",
    "'\u{301}", "\"\u{301}", "$\u{301}{", "Größe", "日本語", "עברית", "\u{202E}abc", "\u{A0}", "٣", "²", "Ⅷ", "true",
    "True", "TRUE",
    "yes", "No", "on", "OFF", "y", "N", "null", "Null", "~", "nan", ".nan", ".inf", "-.INF", "+.inf", "0", "1", "-1",
    "+1", "007", "0o7",
    "0x1F", "0b11", "1_000", "1e3", "1.5", "1.", ".5", "1e+3", "5e20", "12:30", "1:30:45", "190:20:30.15", "_1", "_",
    "__", "2001-01-01",
    "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "=", "<<", "-", "--", "---", "...", "- a", "? a",
    ": a", "a: b", "a:",
    "a :b", "a #b", "#a", "a#b", "&a", "*a", "!a", "!!str a", "%a", "@a", "`a`", "|", ">", "|-\n", "[a]", "[", "]",
    "{a: b}", "{", "}",
    "a,b", ",", "'", "''", "'a'", "\"", "\"a\"", "it's", "say \"no\"", "\\", "\\\\", "a\\", "\\n", "\\x24", "\\'", "$",
    "$a", "${a}",
    "${a:-b}", "$${a}", "$(id)", "`id`", "a}b", "cognito:username", "username:email",
    "http://localhost:8585/api?x=1&y=%20",
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1/.well-known/jwks.json", "openid email profile", "a~b",
    "a+b=", "!", "a!b",
    "C:\\new\\table", "*********", "a;b", "a|b", "a<b>c", "a\u{300}", "x: ", "x:\ty", "a:,b", "a:]", "?", "a?", "0g",
    "1-2-3x", "12a", "12e",
  ]

  private static let pieces: [String] = [
    " ", "  ", "\t", "\n", "\r", "'", "\"", "\\", "$", "${", "}", "#", " #", ": ", ":", ",", "[", "]", "{", "-", "- ",
    "?", "&", "*", "!",
    "%", "@", "`", "~", "=", "|", ">", "<", "true", "no", "null", "0", "1", "12", "e", "E", "x", "_", ".", "+", "a",
    "b", "Z", "é", "ß",
    "\u{301}", "\u{85}", "\u{2028}", "\u{200B}", "\u{FEFF}", "😀", "\\x", "\\n", "''", "\"\"", "/", "//", "2001", "-01",
    "T", ":30",
  ]

  /// Between no and twelve pieces, one in four of them any Unicode scalar at all.
  package mutating func next() -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<below(13) {
      if below(4) == 0, let scalar = Unicode.Scalar(UInt32(below(below(2) == 0 ? 0x300 : 0x110000))) {
        scalars.append(scalar)
      } else {
        scalars.append(contentsOf: Self.pieces[below(Self.pieces.count)].unicodeScalars)
      }
    }
    return String(scalars)
  }

  /// A number from 0 up to the limit (SplitMix64).
  package mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}

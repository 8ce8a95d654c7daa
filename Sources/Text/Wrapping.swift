/// The text in lines of at most the given columns, broken between words where possible.
///
/// Newlines and blank lines are kept. Lines after the first of a paragraph are indented; a word longer than a line is
/// broken, and what is too wide for any line becomes `…`, unless words are to stay whole.
package func wrapped(_ text: String, to columns: Int, indent: Int = 0, breakingWords: Bool = true) -> [String] {
  let width = max(1, columns)
  let margin = min(max(0, indent), width - 1)
  if text.isPrintableASCII {
    // Splitting bytes is faster than letters, and most text is plain and laid out at every key.
    let blank = UInt8(ascii: " ")
    let words = text.utf8.split(separator: blank).map(Substring.init)
    let blanks = text.utf8.prefix { $0 == blank }.count
    return filled(words, after: blanks, LineFiller(width: width, margin: margin, breaksWords: breakingWords))
  }
  return text.split(omittingEmptySubsequences: false) { $0.isNewline }.flatMap { line in
    filled(
      line.split(separator: " "), after: line.prefix { $0 == " " }.count,
      LineFiller(width: width, margin: margin, breaksWords: breakingWords))
  }
}

private func filled(_ words: [Substring], after blanks: Int, _ filler: LineFiller) -> [String] {
  var lines = filler
  lines.begin(with: min(blanks, filler.width - 1))
  for word in words { lines.add(String(word)) }
  return lines.all
}

/// Lines being filled with words.
private struct LineFiller {
  let width: Int
  let margin: Int
  let breaksWords: Bool
  private var finished: [String] = []
  private var line = ""
  private var used = 0
  private var isBlank = true

  init(width: Int, margin: Int, breaksWords: Bool) {
    self.width = width
    self.margin = margin
    self.breaksWords = breaksWords
  }

  var all: [String] { finished + [isBlank ? "" : line] }

  mutating func begin(with blanks: Int) {
    line = String(repeating: " ", count: blanks)
    used = blanks
  }

  mutating func add(_ word: String) {
    let length = columns(of: word)
    if !isBlank {
      if used + 1 + length <= width {
        line += " "
        used += 1
      } else {
        breakLine()
      }
    } else if used > margin, used + length > width {
      begin(with: margin)
    }
    if !breaksWords || (used + length <= width && word.isPrintableASCII) {
      line += word
      used += length
      isBlank = false
    } else {
      for glyph in glyphs(of: word) { add(glyph) }
    }
  }

  private mutating func add(_ glyph: Glyph) {
    var glyph = glyph
    if glyph.columns > width - margin { glyph = Glyph(text: "…", columns: 1) }
    if used + glyph.columns > width { breakLine() }
    line += glyph.text
    used += glyph.columns
    isBlank = false
  }

  private mutating func breakLine() {
    finished.append(line)
    begin(with: margin)
    isBlank = true
  }
}

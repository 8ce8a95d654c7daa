/// How many columns the text takes on a screen.
///
/// A scalar takes 0, 1 or 2 columns as with C's `wcwidth`, so a flag is two letters and a joined emoji is its parts.
package func columns(of text: String) -> Int {
  if text.isPrintableASCII { return text.utf8.count }
  return glyphs(of: text).reduce(0) { $0 + $1.columns }
}

/// The content of one cell of a terminal, or of two if wide: a scalar with its marks.
package struct Glyph: Equatable, Sendable {
  /// A letter and four marks; terminals keep no more.
  package static let mostScalars = 5

  package var text: String
  package var columns: Int

  package init(text: String, columns: Int) {
    self.text = text
    self.columns = columns
  }
}

/// The text as a terminal can hold it: hidden scalars made visible, a mark with no letter before it left out.
package func glyphs(of text: String) -> [Glyph] {
  if text.isPrintableASCII { return text.utf8.map { asciiGlyphs[Int($0)] } }
  var glyphs: [Glyph] = []
  glyphs.reserveCapacity(text.utf8.count)
  var marks = 0
  for scalar in visible(text).unicodeScalars {
    let width = columns(of: scalar)
    if width > 0 {
      glyphs.append(Glyph(text: String(Character(scalar)), columns: width))
      marks = 0
    } else if let last = glyphs.indices.last, marks < Glyph.mostScalars - 1 {
      glyphs[last].text.unicodeScalars.append(scalar)
      marks += 1
    }
  }
  return glyphs
}

private let asciiGlyphs = (0..<0x80).map { value in
  Glyph(text: String(Character(Unicode.Scalar(UInt8(value)))), columns: 1)
}

func columns(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return 1 }
  if run(of: value, isIn: zeroColumnScalars) { return 0 }
  return run(of: value, isIn: wideScalars) ? 2 : 1
}

private func run(of value: UInt32, isIn table: [UInt32]) -> Bool {
  var low = 0
  var high = table.count / 2
  while low < high {
    let middle = (low + high) / 2
    if value > table[2 * middle + 1] { low = middle + 1 } else { high = middle }
  }
  return low < table.count / 2 && value >= table[2 * low]
}

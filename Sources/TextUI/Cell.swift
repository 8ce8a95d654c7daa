import Text

/// One cell of the screen.
///
/// Two thousand of them are created and compared at every key, so the letters are stored as bits, not as text.
package struct Cell: Equatable, Sendable {
  package var style: Style
  /// The number of the link it is part of, see `Frame.links`; 0 if none.
  package internal(set) var link: UInt8 = 0
  /// The first three scalars, 21 bits each from the lowest on; zero where there are no more.
  private var first: UInt64 = 0
  /// The fourth and the fifth.
  private var last: UInt64 = 0

  /// A letter with its marks, up to the limit; the text is empty in the right half of a wide letter.
  package init(text: String = " ", style: Style = .normal) {
    self.style = style
    for (index, scalar) in text.unicodeScalars.prefix(Glyph.mostScalars).enumerated() {
      let bits = UInt64(scalar.value) << (UInt64(index % 3) * 21)
      if index < 3 { first |= bits } else { last |= bits }
    }
  }

  /// A letter of ASCII.
  init(letter: UInt8, style: Style, link: UInt8 = 0) {
    self.style = style
    self.link = link
    first = UInt64(letter)
  }

  /// The letter with its marks.
  package var text: String {
    var text = ""
    for index in 0..<Glyph.mostScalars {
      guard let scalar = Unicode.Scalar(self[index]), scalar != "\0" else { break }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// The value of the letter, and after it those of its marks; zero where there are no more.
  package subscript(index: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: (index < 3 ? first : last) >> (UInt64(index % 3) * 21)) & 0x1F_FFFF
  }

  package var isRightHalf: Bool { first == 0 }

  /// Keeps only the style.
  mutating func blank() { self = Cell(letter: UInt8(ascii: " "), style: style) }
}

import Text

extension LineEditor {
  /// The part of the line that fits into a box, scrolled so that the cursor is visible.
  ///
  /// The text as a screen shows it, see `visible(_:)`; `cursorColumn` is always inside the box.
  package func window(columns: Int) -> (text: String, cursorColumn: Int, hiddenBefore: Bool, hiddenAfter: Bool) {
    let box = max(1, columns)
    let place = text.index(text.startIndex, offsetBy: cursor)
    // Only the part of a long line near the cursor is processed; zero-width letters leave room for more.
    let near = (before: text[..<place].suffix(2 * box), after: text[place...].prefix(2 * box))
    let before = glyphs(near.before)[...]
    let after = glyphs(near.after)[...]
    let atCursor = max(1, after.first?.columns ?? 1)
    let ahead = min(3, box / 4, after.dropFirst().reduce(0) { $0 + $1.columns })
    let left = suffix(of: before, columns: max(0, box - atCursor - ahead))
    let cursorColumn = left.reduce(0) { $0 + $1.columns }
    let right = prefix(of: after, columns: box - cursorColumn)
    return (
      joined(left) + joined(right), cursorColumn,
      hiddenBefore: left.startIndex > 0 || near.before.startIndex > text.startIndex,
      hiddenAfter: right.endIndex < after.endIndex || near.after.endIndex < text.endIndex
    )
  }

  /// The characters between the cursor and the column that far to its right; negative to the left.
  package func characters(over columns: Int) -> Int {
    let place = text.index(text.startIndex, offsetBy: cursor)
    var passed = 0
    var count = 0
    if columns < 0 {
      for glyph in glyphs(text[..<place].suffix(-columns)).reversed() where passed < -columns {
        passed += glyph.columns
        count -= 1
      }
    } else {
      for glyph in glyphs(text[place...].prefix(columns)) {
        passed += glyph.columns
        if passed > columns { break }
        count += 1
      }
    }
    return count
  }

  /// A character a glyph, as it is shown.
  private func glyphs(_ text: Substring) -> [Glyph] {
    text.map { character in
      let parts = Text.glyphs(of: String(character))
      return Glyph(text: joined(parts[...]), columns: parts.reduce(0) { $0 + $1.columns })
    }
  }
}

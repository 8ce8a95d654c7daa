extension LineEditor {
  /// What a box of so many columns shows of the line: as much as fits, scrolled so that the cursor is in sight.
  ///
  /// The text is as a screen shows it, see `visible(_:)`; `cursorColumn` is always inside the box.
  public func window(columns: Int) -> (text: String, cursorColumn: Int, hiddenBefore: Bool, hiddenAfter: Bool) {
    let box = max(1, columns)
    let shown = text.map { character in
      let glyphs = glyphs(of: String(character))
      return Glyph(text: joined(glyphs[...]), columns: glyphs.reduce(0) { $0 + $1.columns })
    }
    let before = shown[..<cursor]
    let after = shown[cursor...]
    let atCursor = max(1, after.first?.columns ?? 1)
    let ahead = min(3, box / 4, after.dropFirst().reduce(0) { $0 + $1.columns })
    let left = suffix(of: before, columns: max(0, box - atCursor - ahead))
    let cursorColumn = left.reduce(0) { $0 + $1.columns }
    let right = prefix(of: after, columns: box - cursorColumn)
    return (
      joined(left) + joined(right), cursorColumn,
      hiddenBefore: left.startIndex > 0, hiddenAfter: right.endIndex < shown.endIndex
    )
  }
}

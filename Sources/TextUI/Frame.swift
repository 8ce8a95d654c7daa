import Text

/// A whole screen as a value: every cell, and the cursor if it is visible.
package struct Frame: Equatable, Sendable {
  package let size: Size
  package var cursor: Position?
  /// Where the links lead: those of cells with the number 1 come first.
  package private(set) var links: [TerminalLink] = []
  var cells: [Cell]

  package init(size: Size, style: Style = .normal) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = [Cell](repeating: Cell(style: style), count: self.size.columns * self.size.rows)
  }

  /// The cell at a place; a blank one outside the frame.
  package subscript(position: Position) -> Cell {
    Area(size).contains(position) ? cells[index(position)] : Cell()
  }

  /// The cells of a row from left to right; none outside the frame.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Draws text from a position to the right and returns how many columns it took.
  ///
  /// What is outside the frame or beyond `width` is left out. Half of a wide letter is drawn as a blank, and hidden
  /// characters and terminal controls are spelled out, see `visible(_:)`.
  ///
  /// - Parameter link: Where plain text leads when it is clicked.
  @discardableResult
  package mutating func put(
    _ text: String, at position: Position, style: Style = .normal, width: Int? = nil, link: TerminalLink? = nil
  ) -> Int {
    guard position.row >= 0, position.row < size.rows, position.column < size.columns else { return 0 }
    let room = size.columns - max(position.column, -1_000_000)
    let limit = min(max(0, width ?? room), room)
    if position.column >= 0, text.isPrintableASCII {
      return put(ascii: text.utf8.prefix(limit), at: position, style, link.map { number(of: $0) } ?? 0)
    }
    var used = 0
    for glyph in glyphs(of: text) {
      guard used + glyph.columns <= limit else {
        if used < limit { store(Glyph(text: " ", columns: 1), at: used, of: position, style) }
        return limit
      }
      store(glyph, at: used, of: position, style)
      used += glyph.columns
    }
    return used
  }

  /// The fast path: most text is plain, and drawn at every key.
  private mutating func put(
    ascii letters: Substring.UTF8View, at position: Position, _ style: Style, _ link: UInt8
  ) -> Int {
    guard !letters.isEmpty else { return 0 }
    let start = index(position)
    let end = start + letters.count
    if cells[start].isRightHalf { cells[start - 1].blank() }
    if end < index(Position(column: size.columns, row: position.row)), cells[end].isRightHalf { cells[end].blank() }
    for (place, letter) in zip(start..., letters) { cells[place] = Cell(letter: letter, style: style, link: link) }
    return letters.count
  }

  /// 0 if there are too many.
  private mutating func number(of link: TerminalLink) -> UInt8 {
    if let index = links.firstIndex(of: link) { return UInt8(index + 1) }
    guard links.count < UInt8.max else { return 0 }
    links.append(link)
    return UInt8(links.count)
  }

  /// Fills the area with one character; a wide one fills by halves of two columns.
  package mutating func fill(_ area: Area, with character: Character, style: Style = .normal) {
    let inside = area.intersection(Area(size))
    guard let glyph = glyphs(of: String(character)).first, !inside.isEmpty else { return }
    if glyph.columns == 1 {
      let cell = Cell(text: glyph.text, style: style)
      for row in inside.row..<inside.endRow {
        for column in inside.column..<inside.endColumn { replace(Position(column: column, row: row), with: cell) }
      }
      return
    }
    let line = String(repeating: glyph.text, count: inside.columns / glyph.columns + 1)
    for row in inside.row..<inside.endRow {
      put(line, at: Position(column: inside.column, row: row), style: style, width: inside.columns)
    }
  }

  /// One row without its trailing blanks; empty outside the frame.
  package func text(ofRow row: Int) -> String {
    let line = self.row(row).map(\.text)
    return line[...(line.lastIndex { $0 != " " } ?? -1)].joined()
  }

  /// All rows without their trailing blanks, each with a newline.
  package var text: String {
    (0..<size.rows).map { text(ofRow: $0) + "\n" }.joined()
  }

  private func index(_ position: Position) -> Int { position.row * size.columns + position.column }

  private mutating func store(_ glyph: Glyph, at offset: Int, of origin: Position, _ style: Style) {
    let position = Position(column: origin.column + offset, row: origin.row)
    if glyph.columns == 2, position.column == -1 {
      replace(Position(column: 0, row: position.row), with: Cell(style: style))
    } else if position.column >= 0 {
      replace(position, with: Cell(text: glyph.text, style: style))
      guard glyph.columns == 2 else { return }
      replace(Position(column: position.column + 1, row: position.row), with: Cell(text: "", style: style))
    }
  }

  /// Stores one cell; the half of a wide letter that it cuts off becomes a blank.
  private mutating func replace(_ position: Position, with cell: Cell) {
    let place = index(position)
    if cells[place].isRightHalf, !cell.isRightHalf { cells[place - 1].blank() }
    let hasNext = position.column + 1 < size.columns
    if hasNext, cells[place + 1].isRightHalf, !cells[place].isRightHalf { cells[place + 1].blank() }
    cells[place] = cell
  }
}

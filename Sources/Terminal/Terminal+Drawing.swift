import CNcurses
import Text
import TextUI

extension Terminal {
  /// Shows a frame; only what differs from the last one is sent.
  package func draw(_ frame: Frame) {
    let frame = glyphsAreASCII ? frame.asciiOnly() : frame
    guard state == .open else { return }
    let before = shown?.size == frame.size ? shown : nil
    let rows = (0..<size.rows).filter { row in
      guard let before else { return true }
      let isElsewhere = before.links != frame.links && frame.row(row).contains { $0.link > 0 }
      return isElsewhere || before.row(row) != frame.row(row)
    }
    guard before == nil || !rows.isEmpty || before?.cursor != frame.cursor else { return }
    screen_begin()
    var pen = Pen(looks: looks)
    var linked: [LinkedCell] = []
    for row in rows { draw(frame, over: before, row: row, &pen, &linked) }
    draw(linked, frame, &pen)
    let cursor = frame.cursor.flatMap { Area(size).contains($0) ? $0 : nil }
    screen_end(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? 0))
    shown = frame
  }

  /// What is or was part of a link becomes blank for now: ncurses knows of no links, and a letter that it takes for
  /// unchanged would keep the old one.
  private func draw(
    _ frame: Frame, over before: Frame?, row: Int, _ pen: inout Pen, _ linked: inout [LinkedCell]
  ) {
    let (cells, shown) = (frame.row(row), before?.row(row))
    for column in 0..<size.columns {
      let place = cells.startIndex + column
      let cell = place < cells.endIndex ? cells[place] : Cell()
      if cell.isRightHalf { continue }
      let isWide = place + 1 < cells.endIndex && cells[place + 1].isRightHalf
      let old = shown.flatMap { place < $0.endIndex ? $0[place] : nil }
      // On a row that changes ncurses may write again what stays, without its link.
      if !isWide, old == cell, cell.link == 0 || !showsLinks { continue }
      let isLinked = showsLinks && !isWide && (cell.link > 0 || old.map { $0.link > 0 } ?? false)
      if isLinked { linked.append(LinkedCell(row: row, column: column, cell: cell)) }
      let fits = !isWide || column + 1 < size.columns
      pen.draw(fits && !isLinked ? cell : Cell(), row, column, columns: isWide && fits ? 2 : 1)
    }
  }

  /// Letters for which the terminal is told where they lead; ncurses writes them, and keeps its picture.
  ///
  /// Each run by itself, from its place on: ncurses may move the cursor by writing again what is there.
  private func draw(_ linked: [LinkedCell], _ frame: Frame, _ pen: inout Pen) {
    guard let first = linked.first else { return }
    screen_send_changes(Int32(first.row), Int32(first.column))
    var rest = linked.filter { $0.cell.link > 0 }[...]
    for part in linked where part.cell.link == 0 { pen.draw(part.cell, part.row, part.column, columns: 1) }
    while let first = rest.first {
      let run = zip(rest, 0...).prefix { $0.isPart(of: first, after: $1) }.map(\.0)
      screen_send_changes(Int32(first.row), Int32(first.column))
      let start = frame.links[Int(first.cell.link) - 1].start(number: Int(first.cell.link))
      screen_link_start(start, start.utf8.count)
      for part in run { pen.draw(part.cell, part.row, part.column, columns: 1) }
      screen_send_changes(Int32(first.row), Int32(first.column + run.count))
      screen_link_end()
      rest = rest.dropFirst(run.count)
    }
  }
}

/// A letter that is part of a link, or was.
private struct LinkedCell {
  let row: Int
  let column: Int
  let cell: Cell

  func isPart(of first: LinkedCell, after count: Int) -> Bool {
    row == first.row && column == first.column + count && cell.link == first.cell.link
  }
}

/// Hands letters to ncurses, in the look of the last one unless theirs is another.
private struct Pen {
  let looks: [Style: Look]
  private var style: Style?
  private var scalars = [UInt32](repeating: 0, count: Glyph.mostScalars)

  init(looks: [Style: Look]) {
    self.looks = looks
  }

  mutating func draw(_ letter: Cell, _ row: Int, _ column: Int, columns: Int32) {
    if letter.style != style {
      style = letter.style
      (looks[letter.style] ?? Look()).apply()
    }
    for index in scalars.indices { scalars[index] = letter[index] }
    let count = scalars.firstIndex(of: 0) ?? scalars.count
    screen_cell(Int32(row), Int32(column), scalars, Int32(count), columns)
  }
}

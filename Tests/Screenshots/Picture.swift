import Emulator
import TextUI

/// What a screen showed at one moment.
struct Picture {
  let name: String
  let isLight: Bool
  private(set) var rows: [[SeenCell]]

  init(name: String, isLight: Bool, _ emulator: Emulator) {
    self.name = name
    self.isLight = isLight
    let size = emulator.size
    rows = (0..<size.rows).map { row in
      (0..<size.columns).map { emulator.seen(at: Position(column: $0, row: row)) }
    }
    for row in rows.indices { rows[row] = Self.withoutMeasuredTime(rows[row]) }
    rows = withoutChance(rows)
    if emulator.showsCursor { rows[emulator.cursor.row][emulator.cursor.column].isReversed.toggle() }
  }

  /// As a text file: no blanks at the ends of lines.
  var text: String {
    rows.map { row in
      var line = row.map(\.text).joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// How long an answer took differs from run to run: it becomes 12 ms, and the gap behind takes up the difference.
  private static func withoutMeasuredTime(_ row: [SeenCell]) -> [SeenCell] {
    let texts = row.map(\.text)
    for start in texts.indices.dropLast(6) where texts[start..<start + 3] == ["i", "n", " "] {
      let digits = texts[(start + 3)...].prefix { $0.count == 1 && "0123456789".contains($0) }
      let end = digits.endIndex
      guard !digits.isEmpty, texts[end...].prefix(3) == [" ", "m", "s"] else { continue }
      var cells = row
      var fixed = [row[start + 3], row[start + 3]]
      (fixed[0].text, fixed[1].text) = ("1", "2")
      cells.replaceSubrange(start + 3..<end, with: fixed)
      let gap = cells.indices.dropLast().first { $0 > start + 5 && cells[$0].text == " " && cells[$0 + 1].text == " " }
      let place = gap ?? cells.count - 1
      while cells.count > row.count { cells.remove(at: place) }
      while cells.count < row.count { cells.insert(cells[place], at: place) }
      return cells
    }
    return row
  }
}

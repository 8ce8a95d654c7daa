import CVTerm
import Text
import TextUI

/// One cell of an emulator as a user sees it.
package struct SeenCell: Equatable {
  package var text: String
  /// Place in the palette, nil for the terminal's own colour.
  package var foreground: Int?
  package var background: Int?
  package var isBold: Bool
  package var isUnderlined: Bool
  package var isReversed: Bool
  package var isDim: Bool
}

extension Emulator {
  /// All rows without trailing blanks, each with a newline.
  package var text: String {
    (0..<size.rows).map { text(ofRow: $0) + "\n" }.joined()
  }

  package func text(ofRow row: Int) -> String {
    var text = ""
    var column = 0
    while let cell = cell(at: Position(column: column, row: row)) {
      text += self.text(of: cell)
      column += max(1, Int(cell.width))
    }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// A blank outside the screen.
  package func seen(at position: Position) -> SeenCell {
    var cell = cell(at: position) ?? VTermScreenCell()
    let flags = vterm_cell_flags(&cell)
    let foreground = Int(vterm_colour_code(&cell.fg))
    let background = Int(vterm_colour_code(&cell.bg))
    return SeenCell(
      text: text(of: cell), foreground: foreground < 0 ? nil : foreground,
      background: background < 0 ? nil : background, isBold: flags & 1 != 0, isUnderlined: flags & 2 != 0,
      isReversed: flags & 4 != 0, isDim: flags & 8 != 0)
  }

  /// Where a text stands first, if it does.
  package func position(of wanted: String) -> Position? {
    for row in 0..<size.rows {
      let line = text(ofRow: row)
      guard let range = line.firstRange(of: wanted) else { continue }
      return Position(column: columns(of: String(line[..<range.lowerBound])), row: row)
    }
    return nil
  }

  private func text(of cell: VTermScreenCell) -> String {
    var text = ""
    withUnsafeBytes(of: cell.chars) { raw in
      for value in raw.bindMemory(to: UInt32.self) {
        guard value != 0, let scalar = Unicode.Scalar(value) else { break }
        text.unicodeScalars.append(scalar)
      }
    }
    return text.isEmpty ? " " : text
  }
}

import Testing
import Text

@testable import TextUI

@Suite struct CellTests {
  @Test(arguments: ["a", " ", "値", "é", "e\u{301}", "q\u{323}\u{307}\u{301}\u{302}", "\u{10FFFD}\u{E01EF}", ""])
  func aCellGivesBackItsLetterAndMarks(text: String) {
    let cell = Cell(text: text, style: .title)
    #expect(cell.text.unicodeScalars.elementsEqual(text.unicodeScalars) && cell.style == .title)
    let values = text.unicodeScalars.map(\.value) + [0, 0, 0, 0, 0]
    #expect((0..<Glyph.mostScalars).map { cell[$0] } == values.prefix(Glyph.mostScalars).map(\.self))
    #expect(cell.isRightHalf == text.isEmpty)
  }

  @Test func cellsAreEqualWhereEveryScalarAndTheStyleAre() {
    let marked = "q\u{323}\u{307}\u{301}\u{302}"
    #expect(Cell(text: marked) == Cell(text: marked))
    #expect(Cell(text: marked) != Cell(text: String(marked.unicodeScalars.dropLast())))
    #expect(Cell(text: "a") != Cell(text: "a", style: .dim))
    #expect(Cell(letter: UInt8(ascii: "a"), style: .dim) == Cell(text: "a", style: .dim))
  }

  @Test func moreMarksThanATerminalKeepsAreLeftOut() {
    let cell = Cell(text: "a" + String(repeating: "\u{301}", count: 9))
    #expect(cell.text.unicodeScalars.count == Glyph.mostScalars)
  }

  @Test func aBlankedCellKeepsItsStyle() {
    var cell = Cell(text: "e\u{301}\u{302}\u{303}", style: .title)
    cell.blank()
    #expect(cell == Cell(text: " ", style: .title))
  }
}

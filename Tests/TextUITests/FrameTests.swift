import TestThreads
import Testing
import Text

@testable import TextUI

@Suite struct FrameTests {
  private func frame(_ columns: Int, _ rows: Int) -> Frame { Frame(size: Size(columns: columns, rows: rows)) }
  private let origin = Position(column: 0, row: 0)

  @Test func aFrameReadsAsItsRowsWithoutTrailingBlanks() {
    var frame = frame(6, 3)
    frame.put("ab", at: Position(column: 1, row: 0), style: .title)
    frame.put("値", at: Position(column: 0, row: 2))
    #expect(frame.text == " ab\n\n値\n")
    #expect(frame[Position(column: 1, row: 0)] == Cell(text: "a", style: .title))
    #expect(frame[Position(column: 1, row: 2)].text == "")
    #expect(frame[Position(column: 9, row: 9)] == Cell())
  }

  @Test func textIsCutAtTheWidthAndAtTheEdge() {
    var frame = frame(6, 1)
    #expect(frame.put("abcdef", at: Position(column: 1, row: 0), width: 3) == 3)
    #expect(frame.text == " abc\n")
    #expect(frame.put("uvwxyz", at: Position(column: 3, row: 0)) == 3)
    #expect(frame.text == " abuvw\n")
    #expect(frame.put("far", at: Position(column: 6, row: 0)) == 0)
    #expect(frame.put("below", at: Position(column: 0, row: 1)) == 0)
    #expect(frame.put("above", at: Position(column: 0, row: -1)) == 0)
  }

  @Test func whatLiesLeftOfTheFrameIsLeftOut() {
    var frame = frame(4, 1)
    #expect(frame.put("a値b", at: Position(column: -2, row: 0)) == 4)
    #expect(frame.text == " b\n")
  }

  @Test func halfOfAWideLetterIsABlank() {
    var frame = frame(4, 1)
    frame.put("x値", at: Position(column: 2, row: 0))
    #expect(frame.text == "  x\n")
    frame.put("値段", at: origin)
    frame.put("a", at: Position(column: 1, row: 0))
    #expect(frame.text == " a段\n")
    frame.put("b", at: Position(column: 2, row: 0))
    #expect(frame.text == " ab\n")
  }

  @Test func aFillReplacesTextAndStyleInsideItsAreaOnly() {
    var frame = frame(4, 2)
    frame.put("abcd", at: origin)
    #expect(frame.text == "abcd\n\n")
    frame.fill(Area(column: -1, row: 1, columns: 9, rows: 1), with: "─", style: .rule)
    #expect(frame.text == "abcd\n────\n")
    #expect(frame[Position(column: 0, row: 1)].style == .rule)
    #expect(frame[Position(column: 0, row: 0)].style == .normal)
  }

  @Test func inASCIIEverySignOfOursTakesOneColumnAndUserTextStays() {
    var frame = frame(60, 1)
    frame.put("▸ ✓✗·•…←↑→↓↵ ─│┌┐└┘├┤┬┴┼ ═█▏‹›“”–—×≥≤ é値", at: origin)
    let plain = frame.asciiOnly()
    #expect(plain.text == "> +x.*~<^>v< -|+++++++++ -#|<>\"\"--x>< é値\n")
    #expect(
      "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏".allSatisfy { spinner in
        var frame = Frame(size: Size(columns: 1, rows: 1))
        frame.put(String(spinner), at: Position(column: 0, row: 0))
        return frame.asciiOnly().text.utf8.count == 2
      })
  }

  @Test(arguments: 0..<200) func whateverIsPutWhereverTheRowsKeepTheirWidth(seed: UInt64) {
    var generator = Seeded(seed)
    let size = Size(columns: Int.random(in: 0...12, using: &generator), rows: Int.random(in: 0...3, using: &generator))
    var frame = Frame(size: size)
    for _ in 0..<40 {
      let text = randomText(&generator)
      let column = Int.random(in: -15...15, using: &generator)
      let width = Bool.random(using: &generator) ? Int.random(in: -2...20, using: &generator) : nil
      let row = Int.random(in: -1...3, using: &generator)
      let used = frame.put(text, at: Position(column: column, row: row), width: width)
      #expect(used >= 0 && used <= max(0, width ?? Int.max) && used <= columns(of: text))
      for row in 0..<size.rows {
        let cells = (0..<size.columns).map { frame[Position(column: $0, row: row)].text }
        #expect(cells.reduce(0) { $0 + columns(of: $1) } == size.columns, "\(cells)")
        #expect(cells.first != "")
      }
    }
    frame.put("x", at: Position(column: .min, row: .min))
    frame.put("x", at: Position(column: .max, row: 0), width: .max)
    frame.put("x", at: Position(column: .min, row: 0), width: .max)
  }
}

import Testing
import TextUI

@Suite struct GeometryTests {
  private let area = Area(column: 2, row: 1, columns: 3, rows: 2)

  @Test(arguments: [(2, 1, true), (4, 2, true), (5, 2, false), (4, 3, false), (1, 1, false), (2, 0, false)])
  func anAreaContainsItsFirstCellAndNotTheOneBehindIt(column: Int, row: Int, inside: Bool) {
    #expect(area.contains(Position(column: column, row: row)) == inside)
  }

  @Test func anInsetOfTooMuchIsEmpty() {
    #expect(area.inset(left: 1, bottom: 1) == Area(column: 3, row: 1, columns: 2, rows: 1))
    #expect(area.inset(left: 2, top: 2, right: 2, bottom: 2).isEmpty)
  }

  @Test func areasThatDoNotMeetHaveAnEmptyIntersection() {
    #expect(
      area.intersection(Area(column: 0, row: 0, columns: 3, rows: 9)) == Area(column: 2, row: 1, columns: 1, rows: 2))
    #expect(area.intersection(Area(column: 9, row: 9, columns: 1, rows: 1)).isEmpty)
  }
}

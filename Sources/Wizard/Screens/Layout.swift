import TextUI

/// How a screen is divided for its size; the design size is 80×24, the smallest useful one 40×9.
struct Layout: Equatable, Sendable {
  let size: Size
  /// Help at the right of the form instead of below.
  let isWide: Bool
  /// Steps at the left of the form instead of tabs above.
  let hasSteps: Bool
  /// Too low for rules and a title: every row counts.
  let isLow: Bool
  /// Too narrow for a label and its value on one line.
  let isNarrow: Bool

  let header: Int
  let body: Area
  let help: Area
  let steps: Area
  let statusRow: Int
  let footerRow: Int

  /// - Parameter helpRows: how many rows the help may take below the form.
  init(_ size: Size, helpRows wanted: Int = 6) {
    self.size = size
    isWide = size.columns >= 110 && size.rows >= 16
    isLow = size.rows < 16
    isNarrow = size.columns < 64
    hasSteps = isWide && size.columns >= 140
    header = isLow ? 1 : hasSteps ? 2 : 3
    footerRow = size.rows - 1
    statusRow = isLow ? size.rows - 1 : size.rows - 2
    let end = isLow ? size.rows - 1 : size.rows - 3
    let inner = Area(column: 0, row: header, columns: size.columns, rows: max(0, end - header))
    if isWide {
      let left = hasSteps ? 17 : 0
      let right = min(60, max(40, size.columns / 3))
      steps = Area(column: 0, row: header, columns: max(0, left - 1), rows: inner.rows)
      body = Area(column: left, row: header, columns: size.columns - left - right - 1, rows: inner.rows)
      help = Area(column: size.columns - right, row: header, columns: right, rows: inner.rows)
    } else {
      let rows = isLow ? (wanted == 0 ? 0 : max(0, min(3, inner.rows / 3))) : min(wanted, inner.rows / 2)
      let gap = isLow || rows == 0 ? 0 : 1
      steps = Area(column: 0, row: 0, columns: 0, rows: 0)
      body = Area(column: 0, row: header, columns: size.columns, rows: max(0, inner.rows - rows - gap))
      help = Area(column: 0, row: inner.endRow - rows, columns: size.columns, rows: rows)
    }
  }
}

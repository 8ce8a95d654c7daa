import SignOn
import TextUI

func drawReview(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.isWide ? widened(layout) : layout.body
  let rows = Review.Row.allCases.flatMap { row in
    reviewLines(row, state, findings, columns: area.columns)
  }
  let lines = rows.map(\.line)
  let focus = rows.firstIndex { $0.row == state.review.row } ?? 0
  let room = layout.isLow ? max(3, area.rows - 3) : lines.count
  let start = offset(showing: focus..<focus + 1, of: lines.count, in: room)
  drawing.draw(lines, in: Area(column: area.column, row: area.row, columns: area.columns, rows: room), from: start)
  let below = area.inset(top: min(room, lines.count) + (layout.isLow ? 0 : 1))
  guard below.rows > 0 else { return }
  if !layout.isLow { drawing.rule(row: below.row - 1, column: below.column, columns: below.columns) }
  if layout.isWide {
    let half = below.columns / 2
    let left = Area(column: below.column, row: below.row, columns: half - 1, rows: below.rows)
    let right = Area(
      column: below.column + half + 1, row: below.row, columns: below.columns - half - 1, rows: below.rows)
    drawText(summaryLines(state, columns: left.columns), state, in: left, &drawing)
    drawing.verticalRule(column: below.column + half - 1, rows: below.row..<below.endRow)
    drawText(fileLines(state, columns: right.columns), state, in: right, &drawing)
  } else {
    let text = state.review.shown == .summary ? summaryLines : fileLines
    drawText(text(state, below.columns), state, in: below, &drawing)
  }
}

private func reviewLines(
  _ row: Review.Row, _ state: State, _ findings: [Finding], columns room: Int
) -> [(row: Review.Row, line: Line)] {
  let isFocused = state.review.row == row
  let review = state.review
  let lead = [
    Span(isFocused ? "▸ " : "  ", .focused), Span(row.label.padded(to: 10), isFocused ? .focused : .label),
  ]
  switch row {
  case .format: return [(row, choiceLine(lead, review.format.title, row, isFocused))]
  case .path: return [(row, pathLine(lead, state, isFocused, room))]
  case .summary:
    let file = review.summary == .none ? "" : "  \(review.summaryPath)"
    let text = review.summary.title + file
    return [(row, choiceLine(lead, truncated(visible(text), to: room - 16), row, isFocused))]
  case .answers:
    let text = review.keepsAnswers ? "to repeat this run  \(review.answersPath)" : "not kept"
    return [(row, choiceLine(lead, truncated(visible(text), to: room - 16), row, isFocused))]
  case .shown:
    let text = review.shown == .summary ? "the summary" : "the text to be written"
    return [(row, choiceLine(lead, text, row, isFocused))]
  case .write: return writeLines(state, findings, isFocused, room).map { (row, $0) }
  }
}

private func choiceLine(_ lead: [Span], _ text: String, _ row: Review.Row, _ isFocused: Bool) -> Line {
  let arrows = isFocused ? ("◂ ", " ▸") : ("  ", "")
  return Line(
    lead + [Span(arrows.0, .key), Span(text, .value), Span(arrows.1, .key, .command(.cycleForward))],
    target: .reviewRow(row))
}

private func pathLine(_ lead: [Span], _ state: State, _ isFocused: Bool, _ room: Int) -> Line {
  let isPrivate = state.review.format.holdsSecret && state.settings.isConfidential
  let mode = !isPrivate ? "" : room < 60 ? "0600 " : "0600, holds the secret "
  let width = max(8, room - 14 - columns(of: mode) - 1)
  let view = state.review.editor.window(columns: width)
  let text =
    isFocused ? view.text : truncated(visible(state.review.editor.text), to: width, keeping: .end)
  return Line(
    lead + [Span("  "), Span(text, .value)], trailing: [Span(mode, .origin)], target: .reviewRow(.path),
    cursor: isFocused ? 14 + view.cursorColumn : nil)
}

private func writeLines(_ state: State, _ findings: [Finding], _ isFocused: Bool, _ room: Int) -> [Line] {
  let button = Span(" Write ", isFocused ? .selectedButton : .button, .reviewRow(.write))
  let lead = [Span(isFocused ? "▸ " : "  ", .focused), button, Span("  ")]
  let review = state.review
  if review.isWriting { return [Line(lead + [state.spinner, Span(" writing")])] }
  if let failure = review.failure {
    let text = wrapped("\(failure.message) \(failure.remedy)", to: max(10, room - 4))
    return [Line(lead + [Span("✗ not written", .error)])] + text.map { Line([Span("    "), Span($0, .error)]) }
  }
  let errors = findings.filter { $0.severity == .error }.count
  let warnings = findings.filter { $0.severity == .warning }.count
  if errors > 0 {
    return [Line(lead + [Span("✗ \(counted(errors, "error")) left; Enter leads to the first", .error)])]
  }
  if warnings > 0 {
    return [Line(lead + [Span("! \(counted(warnings, "warning")); they do not stop writing", .warning)])]
  }
  return [Line(lead + [Span("✓ nothing stands in the way", .success)])]
}

/// Scrolled text with a mark where there is more.
func drawText(_ lines: [Line], _ state: State, in area: Area, _ drawing: inout Drawing) {
  guard drawing.draw(lines, in: area, scrolled: state.review.scroll) else { return }
  drawing.draw(
    Line([], trailing: [Span(" ↓ PgDn ", .dim, .command(.pageDown))]), row: area.endRow - 1, column: area.column,
    columns: area.columns)
}

extension Review.Row {
  var label: String {
    switch self {
    case .format: "Write"
    case .path: "File"
    case .summary: "Summary"
    case .answers: "Answers"
    case .shown: "Show"
    case .write: ""
    }
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns(of: self)))
  }
}

/// The exact text that will be written, the secret masked.
func fileLines(_ state: State, columns room: Int) -> [Line] {
  let text = state.review.format.text(state.settings).shown
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    Line(" " + truncated(visible(String(line)), to: room - 2), line.hasPrefix("#") ? .dim : .normal)
  }
}

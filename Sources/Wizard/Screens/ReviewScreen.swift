import SignOn
import Text
import TextUI

func drawReview(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.isWide ? widened(layout) : layout.body
  let choices = state.reviewRows.filter { !$0.isEntry }
  let rows = choices.flatMap { reviewLines($0, state, findings, columns: area.columns) }
  let lines = rows.map(\.line)
  let focus = rows.firstIndex { $0.row == state.reviewRow }
  // On a low screen, the table gets all rows while it is read.
  let room = layout.isLow ? (focus == nil ? 0 : max(3, area.rows - 3)) : lines.count
  let start = focus.map { offset(showing: $0..<$0 + 1, of: lines.count, in: room) } ?? 0
  drawing.draw(lines, in: Area(column: area.column, row: area.row, columns: area.columns, rows: room), from: start)
  let below = area.inset(top: min(room, lines.count) + (layout.isLow ? 0 : 1))
  guard below.rows > 0 else { return }
  if !layout.isLow { drawing.rule(row: below.row - 1, column: below.column, columns: below.columns) }
  guard layout.isWide else {
    if state.review.shown == .summary {
      drawTable(state, in: below, layout, &drawing)
    } else {
      drawText(fileLines(state, columns: below.columns), state, in: below, layout, &drawing)
    }
    return
  }
  let left = Area(column: below.column, row: below.row, columns: below.columns * 3 / 5, rows: below.rows)
  drawTable(state, in: left, layout, &drawing)
  drawing.verticalRule(column: left.endColumn, rows: below.row..<below.endRow)
  let right = below.inset(left: left.columns + 1)
  drawText(fileLines(state, columns: right.columns), state, in: right, layout, &drawing)
}

/// The summary, scrolled to its selected line if there is one.
private func drawTable(_ state: State, in area: Area, _ layout: Layout, _ drawing: inout Drawing) {
  let lines = summaryLines(state, columns: area.columns)
  guard case .entry(let id) = state.reviewRow,
    let here = lines.firstIndex(where: { $0.target == .reviewRow(.entry(id)) })
  else {
    drawText(lines, state, in: area, layout, &drawing)
    return
  }
  let start = offset(showing: here..<here + 1, of: lines.count, in: area.rows)
  drawing.draw(lines, in: area, from: start)
  drawing.markMore(above: start > 0, below: start + area.rows < lines.count, area, layout)
}

private func reviewLines(
  _ row: Review.Row, _ state: State, _ findings: [Finding], columns room: Int
) -> [(row: Review.Row, line: Line)] {
  let isFocused = state.reviewRow == row
  let review = state.review
  let lead = [
    Span(isFocused ? "▸ " : "  ", .focused), Span(row.label.padded(to: 10), isFocused ? .focused : .label),
  ]
  switch row {
  case .format: return [(row, choiceLine(lead, review.format.title, row, isFocused))]
  case .path: return [(row, pathLine(lead, state, isFocused, room))]
  case .beside:
    let names = review.format.filesBeside(review.path, state.settings).map { other in
      other.path + (other.kind.holdsSecret ? ", 0600" : "")
    }
    let text = review.isAlone ? "not written" : names.joined(separator: ", ")
    return [(row, choiceLine(lead, truncated(visible(text), to: room - 16), row, isFocused))]
  case .summary:
    let file = review.summary == .none ? "" : "  \(review.summaryPath)"
    let text = review.summary.title + file
    return [(row, choiceLine(lead, truncated(visible(text), to: room - 16), row, isFocused))]
  case .answers:
    let text = review.keepsAnswers ? "to repeat this run  \(review.answersPath)" : "not saved"
    return [(row, choiceLine(lead, truncated(visible(text), to: room - 16), row, isFocused))]
  case .shown:
    let text = review.shown == .summary ? "the summary" : "the text to be written"
    return [(row, choiceLine(lead, text, row, isFocused))]
  case .write: return writeLines(state, findings, isFocused, room).map { (row, $0) }
  case .entry: return []
  }
}

private func choiceLine(_ lead: [Span], _ text: String, _ row: Review.Row, _ isFocused: Bool) -> Line {
  let arrows = isFocused ? ("◂ ", " ▸") : ("  ", "")
  return Line(
    lead + [
      Span(arrows.0, .key, isFocused ? .command(.cycleBack) : nil), Span(text, .value),
      Span(arrows.1, .key, .command(.cycleForward)),
    ],
    target: .reviewRow(row))
}

private func pathLine(_ lead: [Span], _ state: State, _ isFocused: Bool, _ room: Int) -> Line {
  let isPrivate = state.review.format.holdsSecret && state.settings.isConfidential && !state.isFileThere
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
  let button = Span(state.writeButton, isFocused ? .selectedButton : .button, .reviewRow(.write))
  let lead = [Span(isFocused ? "▸ " : "  ", .focused), button, Span("  ")]
  let review = state.review
  if review.isWriting { return [Line(lead + [state.spinner, Span(" writing")])] }
  if let failure = review.failure {
    let text = wrapped("\(failure.message) \(failure.remedy)", to: max(10, room - 4))
    return [Line(lead + [Span("✗ not written", .error)])] + text.map { Line([Span("    "), Span($0, .error)]) }
  }
  let there = wrapped(state.existingNote ?? "", to: max(10, room - 4)).filter { !$0.isEmpty }
  return [Line(lead + [verdict(findings)])] + there.map { Line([Span("    "), Span($0, .origin)]) }
}

private func verdict(_ findings: [Finding]) -> Span {
  let errors = findings.count { $0.severity == .error }
  let warnings = findings.count { $0.severity == .warning }
  if errors > 0 {
    return Span("✗ \(counted(errors, "error")); Enter goes to the first", .error)
  }
  if warnings > 0 {
    return Span("! \(counted(warnings, "warning")); you can still write", .warning)
  }
  return Span("✓ ready to write", .success)
}

extension State {
  /// What is activated to write.
  var writeButton: String {
    if isFileThere, !run.isRehearsal { return "[ Show the change ]" }
    return isApplied ? "[ Write and apply ]" : "[ Write ]"
  }

  /// What comes of a file that is there already.
  fileprivate var existingNote: String? {
    guard isFileThere else { return nil }
    let path = visible(review.path)
    return run.isRehearsal
      ? "\(path) exists, and a rehearsal does not change it: choose another name"
      : "\(path) exists; only what differs will change in it"
  }
}

/// Scrolled text with a mark where there is more.
func drawText(_ lines: [Line], _ state: State, in area: Area, _ layout: Layout, _ drawing: inout Drawing) {
  let scroll = state.review.scroll
  let isMore = drawing.draw(lines, in: area, scrolled: scroll)
  drawing.markMore(
    above: scroll > 0 && lines.count > area.rows, below: isMore, area, layout, key: state.keyName(.pageDown))
}

extension Review.Row {
  var isEntry: Bool {
    if case .entry = self { return true }
    return false
  }

  var label: String {
    switch self {
    case .format: "Format"
    case .path: "File"
    case .beside: "Also"
    case .summary: "Summary"
    case .answers: "Answers"
    case .shown: "Show"
    case .write, .entry: ""
    }
  }
}

/// The exact text that will be written, with the secret masked; long lines are wrapped.
func fileLines(_ state: State, columns room: Int) -> [Line] {
  let text = state.review.format.newFile(state.settings).shown
  return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
    let span = Span(visible(String(line)), line.hasPrefix("#") ? .dim : .normal)
    return broken([span], to: room - 2).enumerated().map { index, part in
      Line([Span(index == 0 ? " " : "›", .dim)] + part)
    }
  }
}

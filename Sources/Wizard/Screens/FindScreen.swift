import SignOn
import TextUI

/// The search: what is looked for, and what matches with its value and its trouble.
func drawFind(_ state: State, _ finder: Finder, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  let area = Area(column: 0, row: 0, columns: state.size.columns, rows: state.size.rows - 1)
  drawing.clear(area)
  let matches = finder.matches(state)
  let room = max(8, state.size.columns - 20)
  let view = finder.editor.window(columns: room)
  let count = "\(matches.count) of \(finder.filter.title)"
  drawing.draw(
    Line(
      [Span(" Find ", .heading), Span(view.text, .value)], trailing: [Span(count + " ", .dim)],
      cursor: 6 + view.cursorColumn), row: 0)
  if !layout.isLow { drawing.rule(row: 1) }
  let width = matches.map { columns(of: $0.label) }.max() ?? 0
  let lines = matches.enumerated().map { index, field in
    line(field, state, findings, isSelected: index == finder.selected, labels: min(width, room / 2))
  }
  let list = area.inset(top: layout.isLow ? 1 : 2)
  let selected = min(finder.selected, max(0, lines.count - 1))
  drawing.draw(lines, in: list, from: offset(showing: selected..<selected + 1, of: lines.count, in: list.rows))
  if lines.isEmpty { drawing.draw(Line(" Nothing matches", .dim), row: list.row) }
}

private func line(_ field: Field, _ state: State, _ findings: [Finding], isSelected: Bool, labels: Int) -> Line {
  let worst = findings.first { $0.field == field.id && !$0.isUnanswered }
  let mark = worst.map { Span($0.severity.sign, $0.severity.style) } ?? Span(" ")
  let value: String
  if field.kind == .secret {
    value = state.settings[field] == nil ? "" : FormatText.mask
  } else {
    value = visible(state.settings.text(field))
  }
  let label = truncated(field.label, to: labels).padded(to: labels + 2)
  return Line(
    [
      Span(isSelected ? "▸" : " ", .focused), mark, Span(" "), Span(label, isSelected ? .focused : .label),
      Span(value, .value),
    ],
    target: .field(field.id, item: 0))
}

import SignOn
import Text
import TextUI

/// The search: its text, its filter, the matching fields, and details of the selected one.
func drawFind(_ state: State, _ finder: Finder, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  let area = Area(column: 0, row: 0, columns: state.size.columns, rows: state.size.rows - 1)
  drawing.clear(area)
  let matches = finder.matches(state, findings)
  let selected = min(finder.selected, max(0, matches.count - 1))
  drawing.draw(searchLine(finder, matches.count, state), row: 0)
  var list = area.inset(top: 1)
  if !layout.isLow {
    drawing.draw(filterLine(finder, state, findings), row: 1)
    drawing.rule(row: 2)
    list = area.inset(top: 3, bottom: 5)
    drawing.rule(row: list.endRow)
    if matches.indices.contains(selected) {
      let about = about(matches[selected], finder, state, findings, columns: area.columns - 2)
      drawing.draw(about, in: Area(column: 1, row: list.endRow + 1, columns: area.columns - 2, rows: 4))
    }
  }
  let widest = matches.map { columns(of: $0.label) }.max() ?? 0
  let lines = matches.enumerated().map { index, field in
    line(
      field, state, findings, isSelected: index == selected, labels: min(widest, area.columns / 2 - 4),
      columns: area.columns)
  }
  let start = offset(showing: selected..<selected + 1, of: lines.count, in: list.rows)
  drawing.draw(lines, in: list, from: start)
  let nothing = finder.filter == .problems ? " No problems" : " No matches"
  if lines.isEmpty { drawing.draw(Line(nothing, .dim), row: list.row) }
  drawing.markMore(above: start > 0, below: start + list.rows < lines.count, list, layout)
}

private func searchLine(_ finder: Finder, _ count: Int, _ state: State) -> Line {
  let room = max(4, state.size.columns - 22)
  let view = finder.editor.window(columns: room)
  let hint = truncated("part of a name, a value or its help", to: room)
  let text = finder.editor.text.isEmpty ? Span(hint, .placeholder) : Span(view.text, .value)
  return Line(
    [Span(" Find ", .heading), text], trailing: [Span("\(counted(count, "field")) ", .dim)],
    cursor: 6 + view.cursorColumn)
}

private func filterLine(_ finder: Finder, _ state: State, _ findings: [Finding]) -> Line {
  let spans = Finder.Filter.allCases.flatMap { filter -> [Span] in
    let isHere = filter == finder.filter
    let count = Finder.fields(of: filter, state, findings).count
    let text = "\(isHere ? "▸" : " ")\(filter.title) \(count) "
    return [Span(text, isHere ? .selectedTab : .tab, .filter(filter)), Span(" ")]
  }
  return Line([Span(" ")] + spans)
}

/// What is wrong with a field, or else what it is, and where the search matched if not in the name.
private func about(
  _ field: Field, _ finder: Finder, _ state: State, _ findings: [Finding], columns room: Int
) -> [Line] {
  var lines: [Line] = []
  if let worst = findings.first(where: { $0.field == field.id && !$0.isUnanswered }) {
    lines += hanging(Span("\(worst.severity.sign) ", worst.severity.style), worst.message, columns: room)
  }
  if let place = finder.place(in: field) { lines += wrapped(place, to: room).map { Line($0, .dim) } }
  return lines + wrapped(state.settings.help(field).definition, to: room).map { Line($0) }
}

private func line(
  _ field: Field, _ state: State, _ findings: [Finding], isSelected: Bool, labels: Int, columns room: Int
) -> Line {
  let worst = findings.first { $0.field == field.id && !$0.isUnanswered }
  let mark = worst.map { Span($0.severity.sign, $0.severity.style) } ?? Span(" ")
  let value: String
  if field.kind == .secret {
    value = state.settings[field] == nil ? "" : FileText.mask
  } else {
    value = visible(state.settings.text(field))
  }
  let label = truncated(field.label, to: labels).padded(to: labels + 2)
  let origin = room < 64 ? Array(state.originSpans(field).dropLast()) : state.originSpans(field)
  let text = truncated(value, to: max(0, room - labels - (room < 64 ? 8 : 19)), keeping: .bothEnds)
  return Line(
    [.lead(isSelected), mark, Span(" "), Span(label, isSelected ? .focused : .label), Span(text)],
    trailing: origin, target: .field(field.id, item: 0))
}

import Text
import TextUI

/// The options of a choice over the screen: what each means, and which is chosen now.
func drawOptions(_ list: OptionList, _ layout: Layout, _ drawing: inout Drawing) {
  let size = drawing.size
  let room = min(size.columns, 78) - 4
  let names = list.options.map { columns(of: $0.name) }.max() ?? 0
  let isNarrow = layout.isNarrow || names > room / 2
  var lines: [Line] = []
  var selected = 0..<1
  for (index, option) in list.options.enumerated() {
    let start = lines.count
    lines += optionLines(list, index, option, names: isNarrow ? nil : names, columns: room)
    if index == list.selected { selected = start..<lines.count }
  }
  // The last row keeps the keys.
  let height = min(size.rows - 1, lines.count + (layout.isLow ? 1 : 3))
  let area =
    layout.isLow
    ? Area(column: 0, row: 0, columns: size.columns, rows: size.rows - 1)
    : Area(
      column: (size.columns - room - 4) / 2, row: max(0, (size.rows - 1 - height) / 2), columns: room + 4, rows: height)
  var inner = area
  if layout.isLow {
    drawing.clear(area)
  } else {
    drawing.box(area)
    inner = area.inset(left: 2, top: 1, right: 2, bottom: 1)
  }
  drawing.draw(Line(visible(list.title), .heading), row: inner.row, column: inner.column, columns: inner.columns)
  inner = inner.inset(top: 1)
  let start = offset(showing: selected, of: lines.count, in: inner.rows)
  drawing.draw(lines, in: inner, from: start)
  drawing.markMore(above: start > 0, below: start + inner.rows < lines.count, inner, layout)
}

/// The name, and beside or below it the note.
private func optionLines(
  _ list: OptionList, _ index: Int, _ option: OptionList.Option, names: Int?, columns room: Int
) -> [Line] {
  let isHere = index == list.selected
  let mark = Span(option.value == list.current ? "✓ " : "  ", .success)
  let name = Span(visible(option.name), isHere ? .focused : .label)
  let start = [Span.lead(isHere), mark, name]
  let margin = names.map { $0 + 5 } ?? 3
  let notes = option.note.isEmpty ? [] : wrapped(visible(option.note), to: max(8, room - margin))
  guard let names else {
    return [Line(start, target: .option(index))] + notes.map { Line("   " + $0, .dim, target: .option(index)) }
  }
  let gap = Span(String(repeating: " ", count: names - columns(of: name.text) + 2))
  let first = Line(start + [gap, Span(notes.first ?? "")], target: .option(index))
  return [first]
    + notes.dropFirst().map { Line("".padded(to: margin) + $0, target: .option(index)) }
}

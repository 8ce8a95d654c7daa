import SignOn
import Text
import TextUI

/// The summary table of the Review screen; each line leads to its field.
func summaryLines(_ state: State, columns room: Int) -> [Line] {
  let fields = Field.all.filter(state.settings.isRelevant)
  let isNarrow = room < 56
  let width = min(isNarrow ? room / 2 - 4 : room / 2, fields.map { columns(of: $0.shortLabel) }.max() ?? 0)
  return fields.map { field in
    let row = Review.Row.entry(field.id)
    let isHere = state.reviewRow == row
    let origin = isNarrow ? Array(state.originSpans(field).dropLast()) : state.originSpans(field)
    let left = room - width - 5 - origin.reduce(0) { $0 + columns(of: $1.text) }
    let text = state.settings[field].map { shown($0, columns: left) } ?? Span("(not set)", .placeholder)
    let label = truncated(field.shortLabel, to: width).padded(to: width + 2)
    return Line(
      [.lead(isHere), Span(label, isHere ? .focused : .label), text], trailing: origin,
      target: .reviewRow(row))
  }
}

private func shown(_ value: Value, columns room: Int) -> Span {
  if case .secret = value { return Span(FileText.mask, .secret) }
  let text = visible(value.text)
  if text.isEmpty { return Span("(empty)", .placeholder) }
  return Span(truncated(text, to: room, keeping: text.contains("://") ? .bothEnds : .start), .value)
}

import SignOn
import TextUI

/// The summary table of the Review screen; a click on a row leads to its field.
func summaryLines(_ state: State, columns room: Int) -> [Line] {
  let fields = Field.all.filter(state.settings.isRelevant)
  let width = min(room * 2 / 5, fields.map { columns(of: $0.shortLabel) }.max() ?? 0)
  return fields.map { field in
    let (value, origin) = state.settings.value(of: field)
    let text = value.map { shown($0, columns: room - width - 15) } ?? Span("(not set)", .placeholder)
    let label = truncated(field.shortLabel, to: width).padded(to: width + 2)
    return Line(
      [Span(" " + label, .label), text], trailing: [Span(origin.words + " ", .origin)],
      target: .field(field.id, item: 0))
  }
}

private func shown(_ value: Value, columns room: Int) -> Span {
  if case .secret = value { return Span(FormatText.mask, .secret) }
  let text = visible(value.text)
  if text.isEmpty { return Span("(empty)", .placeholder) }
  return Span(truncated(text, to: room, keeping: text.contains("://") ? .bothEnds : .start), .value)
}

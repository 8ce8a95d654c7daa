import SignOn
import TextUI

/// The summary table of the Review screen, each row with a click to its field.
func summaryLines(_ state: State, columns room: Int) -> [Line] {
  let fields = Field.all.filter { state.settings.isRelevant($0) }
  let width = min(room / 2, fields.map { columns(of: $0.shortLabel) }.max() ?? 0)
  return fields.map { field in
    let (value, origin) = state.settings.value(of: field)
    let shown: String
    if case .secret? = value { shown = FormatText.mask } else { shown = value?.text ?? "" }
    let text = shown.isEmpty ? Span("(empty)", .dim) : Span("", .value)
    let left = room - width - 14
    let label = truncated(field.shortLabel, to: width).padded(to: width)
    let value1 = shown.isEmpty ? text : Span(truncated(visible(shown), to: left, keeping: shown.contains("://") ? .bothEnds : .start), .value)
    return Line(
      [Span(" " + label + "  ", .label), value1], trailing: [Span(origin.rawValue + " ", .origin)],
      target: .field(field.id, item: 0))
  }
}

extension State {
  /// The text of the summary's own file; nil when none is wanted.
  var summaryFileText: FormatText? { nil }
}

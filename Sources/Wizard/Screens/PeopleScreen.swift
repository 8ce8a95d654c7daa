import OpenIDConnect
import SignOn
import Text
import TextUI

/// A line of the screen, and the row that it belongs to.
typealias PeopleLine = (row: People.Row?, line: Line)

/// The test sign-in, the tested users, and the user the server would create for the selected one.
func drawPeople(_ state: State, _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.isWide ? widened(layout) : layout.body
  let rows = state.peopleRows
  let row = rows.contains(state.people.row) ? state.people.row : .begin
  let writer = PeopleLines(state: state, row: row, room: area.columns, isLow: layout.isLow)
  let lines = writer.signIn() + writer.persons() + writer.principal() + writer.token()
  let first = lines.firstIndex { $0.row == row } ?? 0
  let last = lines.lastIndex { $0.row == row } ?? first
  // The first rows keep the lines above them visible.
  let shown = row == .begin ? 0..<last + 1 : first..<last + 1
  let start = offset(showing: shown, of: lines.count, in: area.rows)
  drawing.draw(lines.map(\.line), in: area, from: start)
  drawing.markMore(above: start > 0, below: start + area.rows < lines.count, area, layout)
}

/// Builds the lines of the screen.
struct PeopleLines {
  let state: State
  let row: People.Row
  let room: Int
  let isLow: Bool

  var people: People { state.people }

  func lead(_ row: People.Row) -> Span { .lead(row == self.row) }

  /// Text with a hanging indent.
  func text(
    _ text: String, _ style: Style = .normal, indent: Int = 3, of row: People.Row? = nil
  ) -> [PeopleLine] {
    let blanks = "".padded(to: indent)
    return wrapped(visible(text), to: max(10, room - indent - 1)).filter { !$0.isEmpty }.map { part in
      (row, Line([Span(blanks), Span(part, style)], target: row.map { .peopleRow($0) }))
    }
  }

  /// Text after a sign.
  func signed(_ sign: String, _ style: Style, _ words: String) -> [PeopleLine] {
    text(words, style).enumerated().map { index, part in
      guard index == 0 else { return part }
      var line = part.line
      line.spans[0] = Span(" \(sign) ", style)
      return (part.row, line)
    }
  }

  func heading(_ text: String, _ trailing: String = "") -> [PeopleLine] {
    let end = trailing.isEmpty ? [] : [Span(trailing + " ", .dim)]
    let line: PeopleLine = (nil, Line([Span(" " + text, .heading)], trailing: end))
    return isLow ? [line] : [(nil, .empty), line]
  }

  /// A rule or a claim on one line; if selected, in full with its explanation.
  func judged(
    _ row: People.Row, _ verdict: TokenJudgement.Verdict, _ title: String, _ detail: String, more: [(String, String)],
    field: String?
  ) -> [PeopleLine] {
    let sign = Span(verdict.sign, verdict.style)
    let target = Target.peopleRow(row)
    guard row == self.row else {
      let head = detail.isEmpty ? title : title.padded(to: min(22, room / 3)) + " "
      let left = max(0, room - 4 - columns(of: head))
      return [
        (
          row,
          Line(
            [lead(row), sign, Span(" "), Span(truncated(head, to: room - 4), detail.isEmpty ? .normal : .label)]
              + (detail.isEmpty ? [] : [Span(truncated(detail, to: left), .dim)]), target: target)
        )
      ]
    }
    let parts = wrapped(title, to: max(10, room - 4))
    var lines: [PeopleLine] = parts.enumerated().map { index, part in
      let start = index == 0 ? [lead(row), sign, Span(" ")] : [Span("   ")]
      return (row, Line(start + [Span(part, .focused)], target: target))
    }
    for (name, detail) in more where !detail.isEmpty {
      lines += name.isEmpty ? text(detail, of: row) : text("\(name): \(detail)", .dim, of: row)
    }
    if let field = field.flatMap(Field.named), state.settings.isRelevant(field) {
      lines.append(
        (row, Line([Span("   "), Span("Enter", .key), Span(" goes to \(field.shortLabel)", .dim)], target: target)))
    }
    return lines
  }
}

extension TokenJudgement.Verdict {
  var sign: String {
    switch self {
    case .pass: "✓"
    case .warning: "!"
    case .fail: "✗"
    case .cannotTell: "?"
    }
  }

  var style: Style {
    switch self {
    case .pass: .success
    case .warning: .warning
    case .fail: .error
    case .cannotTell: .dim
    }
  }
}

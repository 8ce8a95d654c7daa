import SignOn
import Text
import TextUI

func drawForm(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  guard let page = state.page else { return }
  let form = FormLines(state: state, findings: findings, layout: layout)
  let lines = form.lines(of: page)
  let start = lines.start(in: layout.body.rows)
  drawing.draw(lines.all, in: layout.body, from: start)
  if layout.help.rows > 0, let field = state.field {
    if layout.isWide {
      drawing.verticalRule(column: layout.help.column - 1, rows: layout.help.row..<layout.help.endRow)
    } else if !layout.isLow {
      drawing.rule(row: layout.help.row - 1)
    }
    drawHelpPane(field, state, layout, &drawing)
  }
  drawing.markMore(above: start > 0, below: start + layout.body.rows < lines.all.count, layout.body, layout)
}

/// The help beside or below the form; one key shows the rest.
private func drawHelpPane(_ field: Field, _ state: State, _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.help.inset(left: 1, right: 1)
  // With only two or three rows, the label above them serves as heading.
  let isShort = layout.isLow
  let more = [Span(state.keyName(.help), .key, .command(.help)), Span(" more", .dim, .command(.help))]
  let room = isShort ? area.columns - more.reduce(1) { $0 + columns(of: $1.text) } : area.columns
  var lines = helpText(field, state.settings, columns: room, atMost: area.rows + (isShort ? 2 : 1))
  if isShort { lines.removeFirst() }
  if lines.count > area.rows || isShort { lines[0].trailing = more }
  drawing.draw(lines, in: area)
}

/// The lines of a page, and where each field starts.
struct PageLines {
  var all: [Line] = []
  var starts: [Int] = []
  /// The lines of the focused field.
  var focus = 0..<1
  /// Whether findings of other fields are among them.
  var showsOthers = false

  /// The first line to show: the start of a field, so that no value lacks its label.
  func start(in rows: Int) -> Int {
    let wanted = offset(showing: focus, of: all.count, in: rows)
    guard wanted > 0 else { return 0 }
    return starts.first { $0 >= wanted && $0 <= focus.lowerBound } ?? wanted
  }
}

/// The lines of a page of fields.
struct FormLines {
  let state: State
  let findings: [Finding]
  let layout: Layout
  /// Computed once: every field needs it.
  private let focused: Field?

  init(state: State, findings: [Finding], layout: Layout) {
    self.state = state
    self.findings = findings
    self.layout = layout
    focused = state.field
  }

  private var width: Int { layout.body.columns }
  private var settings: Settings { state.settings }

  func lines(of page: Page) -> PageLines {
    let fields = state.fields(of: page)
    let labels = min(34, fields.map { columns(of: $0.shortLabel) }.max() ?? 0)
    let full = assemble(fields, labels, showingAll: true)
    if full.all.count <= layout.body.rows || !full.showsOthers || !layout.isLow && layout.isWide { return full }
    return assemble(fields, labels, showingAll: false)
  }

  private func assemble(_ fields: [Field], _ labels: Int, showingAll: Bool) -> PageLines {
    var lines = PageLines()
    for field in fields {
      let isFocused = field == focused
      let start = lines.all.count
      lines.starts.append(start)
      lines.all += valueLines(field, labels: labels)
      let shown = state.shownFindings(findings, of: field, isFocused: field == focused)
      if isFocused {
        lines.all += state.notes(on: field).flatMap { note($0) }
        let repaired = shown.firstIndex { $0.repair != nil }
        lines.all += shown.enumerated().flatMap { full($1, offersRepair: $0 == repaired) }
        lines.focus = start..<lines.all.count
      } else if showingAll {
        let others = shown.prefix(1).filter { $0.severity > .note }
        lines.all += others.map(short)
        if !others.isEmpty { lines.showsOthers = true }
      }
    }
    return lines
  }

  private func valueLines(_ field: Field, labels: Int) -> [Line] {
    let isFocused = field == focused
    let rows = FieldValue(field: field, state: state, isFocused: isFocused).rows(columns: valueWidth(labels))
    let target = Target.field(field.id, item: 0)
    let origin = state.originSpans(field)
    var lines: [Line] = []
    var head: [Span] = [.lead(isFocused), marker(field), Span(" ")]
    let label = truncated(field.shortLabel, to: layout.isNarrow ? width - 4 : labels)
    head.append(Span(label, isFocused ? .focused : .label))
    if layout.isNarrow {
      lines.append(Line(head, trailing: origin, target: target))
      lines += rows.map { row in
        Line([Span("   ")] + row.spans, target: row.target ?? target, cursor: row.cursor.map { $0 + 3 })
      }
      return lines
    }
    head.append(Span("".padded(to: labels - columns(of: label) + 2)))
    let indent = 3 + labels + 2
    for (index, row) in rows.enumerated() {
      let lead = index == 0 ? head : [Span("".padded(to: indent))]
      lines.append(
        Line(
          lead + row.spans, trailing: index == 0 ? origin : [], target: row.target ?? target,
          cursor: row.cursor.map { $0 + indent }))
    }
    return lines
  }

  private func valueWidth(_ labels: Int) -> Int {
    layout.isNarrow ? max(4, width - 4) : max(8, width - labels - 19)
  }

  private func marker(_ field: Field) -> Span {
    let shown = state.shownFindings(findings, of: field, isFocused: field == focused)
    if let worst = shown.first { return Span(worst.severity.sign, worst.severity.style) }
    if findings.contains(where: { $0.isUnanswered && $0.field == field.id }) { return Span("?", .note) }
    return Span(" ")
  }

  private func short(_ finding: Finding) -> Line {
    let text = "\(finding.severity.sign) \(truncated(finding.message, to: width - 6))"
    return Line([Span("   "), Span(text, finding.severity.style)], target: .field(finding.field, item: 0))
  }

  private func note(_ note: (sign: Span, text: String)) -> [Line] {
    hanging(Span("   \(note.sign.text) ", note.sign.style), note.text, .dim, columns: width - 2)
  }

  /// The repair key fixes one finding at a time, the first that it can.
  private func full(_ finding: Finding, offersRepair: Bool) -> [Line] {
    let room = max(10, width - 7)
    let style = finding.severity.style
    var lines = hanging(Span("   \(finding.severity.sign) ", style), finding.message, style, columns: width - 2)
    lines += wrapped(finding.remedy, to: room).filter { !$0.isEmpty }.map { Line([Span("     "), Span($0)]) }
    guard offersRepair, let repair = finding.repair else { return lines }
    return lines + [state.line(for: repair, indent: 5, columns: room)]
  }
}

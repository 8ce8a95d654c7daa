import SignOn
import TextUI

func drawForm(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  guard let page = state.page else { return }
  let form = FormLines(state: state, findings: findings, layout: layout)
  let lines = form.lines(of: page)
  let start = offset(showing: lines.focus, of: lines.all.count, in: layout.body.rows)
  drawing.draw(lines.all, in: layout.body, from: start)
  if start > 0 { mark("↑", row: layout.body.row, layout, &drawing) }
  if start + layout.body.rows < lines.all.count { mark("↓", row: layout.body.endRow - 1, layout, &drawing) }
  guard layout.help.rows > 0, let field = state.field else { return }
  if layout.isWide {
    drawing.verticalRule(column: layout.help.column - 1, rows: layout.help.row..<layout.help.endRow)
  } else if !layout.isLow {
    drawing.rule(row: layout.help.row - 1)
  }
  drawHelpPane(field, state, layout, &drawing)
}

/// A sign at the edge that there is more.
private func mark(_ sign: String, row: Int, _ layout: Layout, _ drawing: inout Drawing) {
  drawing.draw(Line(sign, .dim), row: row, column: layout.body.column, columns: 1)
}

/// The help beside or below the form; what does not fit is behind one key.
private func drawHelpPane(_ field: Field, _ state: State, _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.help.inset(left: 1, right: 1)
  var lines = helpText(field, state.settings, columns: area.columns, atMost: area.rows + 1)
  if lines.count > area.rows {
    lines[0].trailing = [Span("F1", .key, .command(.help)), Span(" more", .dim, .command(.help))]
  }
  drawing.draw(lines, in: area)
}

/// The lines of a page of fields.
struct FormLines {
  let state: State
  let findings: [Finding]
  let layout: Layout
  /// Looked up once: it is asked for with every field.
  private let focused: Field?

  init(state: State, findings: [Finding], layout: Layout) {
    self.state = state
    self.findings = findings
    self.layout = layout
    focused = state.field
  }

  private var width: Int { layout.body.columns }
  private var settings: Settings { state.settings }

  /// All lines, and which of them belong to the focused field.
  func lines(of page: Page) -> (all: [Line], focus: Range<Int>) {
    let fields = state.fields(of: page)
    let labels = min(34, fields.map { columns(of: $0.shortLabel) }.max() ?? 0)
    let full = assemble(fields, labels, showingAll: true)
    if full.all.count <= layout.body.rows || !layout.isLow && layout.isWide { return full }
    return assemble(fields, labels, showingAll: false)
  }

  private func assemble(_ fields: [Field], _ labels: Int, showingAll: Bool) -> (all: [Line], focus: Range<Int>) {
    var all: [Line] = []
    var focus = 0..<1
    for field in fields {
      let isFocused = field == focused
      let start = all.count
      all += valueLines(field, labels: labels)
      let shown = state.shownFindings(findings, of: field, isFocused: field == focused)
      if isFocused {
        all += state.notes(on: field).flatMap { note($0) }
        let repaired = shown.firstIndex { $0.repair != nil }
        all += shown.enumerated().flatMap { full($1, offersRepair: $0 == repaired) }
        focus = start..<all.count
      } else if showingAll {
        all += shown.prefix(1).filter { $0.severity > .note }.map(short)
      }
    }
    return (all, focus)
  }

  private func valueLines(_ field: Field, labels: Int) -> [Line] {
    let isFocused = field == focused
    let rows = FieldValue(field: field, state: state, isFocused: isFocused).rows(columns: valueWidth(labels))
    let target = Target.field(field.id, item: 0)
    let origin = Span(originWord(field) + " ", .origin)
    var lines: [Line] = []
    var head: [Span] = [Span(isFocused ? "▸" : " ", .focused), marker(field), Span(" ")]
    let label = truncated(field.shortLabel, to: layout.isNarrow ? width - 4 : labels)
    head.append(Span(label, isFocused ? .focused : .label))
    if layout.isNarrow {
      lines.append(Line(head, trailing: [origin], target: target))
      lines += rows.map { row in
        Line([Span("   ")] + row.spans, target: row.target ?? target, cursor: row.cursor.map { $0 + 3 })
      }
      return lines
    }
    head.append(Span(String(repeating: " ", count: labels - columns(of: label) + 2)))
    let indent = 3 + labels + 2
    for (index, row) in rows.enumerated() {
      let lead = index == 0 ? head : [Span(String(repeating: " ", count: indent))]
      lines.append(
        Line(
          lead + row.spans, trailing: index == 0 ? [origin] : [], target: row.target ?? target,
          cursor: row.cursor.map { $0 + indent }))
    }
    return lines
  }

  private func valueWidth(_ labels: Int) -> Int {
    layout.isNarrow ? max(4, width - 4) : max(8, width - labels - 5 - 13)
  }

  private func marker(_ field: Field) -> Span {
    let shown = state.shownFindings(findings, of: field, isFocused: field == focused)
    if let worst = shown.first { return Span(worst.severity.sign, worst.severity.style) }
    if findings.contains(where: { $0.isUnanswered && $0.field == field.id }) { return Span("?", .note) }
    return Span(" ")
  }

  private func originWord(_ field: Field) -> String {
    let (value, origin) = settings.value(of: field)
    let given = settings.given(field)
    if origin == .typed, given.origin == .derived || given.origin == .discovered, given.value != value {
      return "typed over"
    }
    return origin == .file ? "from file" : origin == .missing ? "" : origin.rawValue
  }

  private func short(_ finding: Finding) -> Line {
    let sign = Span("   \(finding.severity.sign) ", finding.severity.style)
    return Line(
      [sign, Span(truncated(finding.message, to: width - 6), finding.severity.style)],
      target: .field(finding.field, item: 0))
  }

  private func note(_ note: (sign: Span, text: String)) -> [Line] {
    wrapped(note.text, to: max(10, width - 7)).enumerated().map { index, text in
      Line([index == 0 ? Span("   \(note.sign.text) ", note.sign.style) : Span("     "), Span(text, .dim)])
    }
  }

  /// One key repairs one finding at a time, the first that can be.
  private func full(_ finding: Finding, offersRepair: Bool) -> [Line] {
    let room = max(10, width - 7)
    var lines = wrapped(finding.message, to: room).enumerated().map { index, text in
      Line([
        Span(index == 0 ? "   \(finding.severity.sign) " : "     ", finding.severity.style),
        Span(text, finding.severity.style),
      ])
    }
    lines += wrapped(finding.remedy, to: room).filter { !$0.isEmpty }.map { Line([Span("     "), Span($0)]) }
    if offersRepair, let repair = finding.repair {
      let text = truncated(" \(repair.label)", to: room - 3)
      lines.append(
        Line([Span("     "), Span("F4", .key, .command(.repair)), Span(text, .normal, .command(.repair))]))
    }
    return lines
  }
}

extension State {
  /// Whether a key would put something right here.
  func hasRepair(_ findings: [Finding]) -> Bool {
    if place == .checks {
      let rows = checkRows(of: self, findings)
      return rows.indices.contains(ladder.selected) && rows[ladder.selected].finding?.repair != nil
    }
    let id = field?.id
    return findings.contains { $0.field == id && $0.repair != nil }
  }

  /// What was done to a field's text, and how asking with it went.
  func notes(on field: Field) -> [(sign: Span, text: String)] {
    var notes = (repaired[field.id] ?? []).map { (sign: Span("·", .note), text: $0) }
    guard field == .discoveryURI else { return notes }
    switch settings.facts.discovery {
    case .asking(let url): notes.append((spinner, "asking \(visible(URLText(url)?.host ?? url))"))
    case .found(_, let url, let receipt) where url == settings.text(.discoveryURI):
      let keys = settings.keySet.map { ", \(counted($0.usable.count, "key"))" } ?? ""
      notes.append((Span("✓", .success), "answered in \(receipt.milliseconds) ms\(keys)"))
    case .found, .failed, .notAsked: break
    }
    return notes
  }

  var spinner: Span {
    let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
    return Span(frames[ticks % frames.count], .note)
  }
}

func askingLine(_ state: State) -> Line {
  let seconds = state.ticks / 10
  let what: String
  if state.review.isWriting {
    what = "writing"
  } else if state.people.signIn?.isExchanging == true, state.openQuestion == nil {
    what = "exchanging the code of the sign-in"
  } else {
    let url = state.openQuestion ?? ""
    what = "asking \(visible(URLText(url)?.host ?? url))"
  }
  let time = seconds >= 1 ? ", \(seconds) s of \(state.run.patience)" : ""
  return Line([Span(" "), state.spinner, Span(" \(what)\(time)")])
}

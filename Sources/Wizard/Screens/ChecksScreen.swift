import OpenIDConnect
import SignOn
import Text
import TextUI

/// One line of the Checks screen that can be selected.
struct CheckRow: Equatable, Sendable {
  enum Section: Sendable { case provider, server, offline }

  let section: Section
  let sign: Span
  let title: String
  /// What was found, or why it is unknown.
  var detail: String
  var finding: Finding?
  var exchange: Exchange?
  /// Whether it leads to the test sign-in.
  var opensTest = false
  /// The field that decides whether the step passes.
  var governor: Field?

  var field: String? { finding?.field ?? governor?.id }
}

extension CheckRow {
  init(_ section: Section, _ finding: Finding, title: String) {
    let sign = Span(finding.severity.sign, finding.severity.style)
    self.init(section: section, sign: sign, title: title, detail: finding.message, finding: finding)
  }

  init(_ section: Section, _ verdict: Verdict, _ title: String, _ state: State, waiting: String = "pending") {
    let (sign, detail): (Span, String) =
      switch verdict {
      case .waiting: (Span("·", .dim), waiting)
      case .asking: (state.spinner, "checking, \(state.ticks / 10) s of \(state.run.patience)")
      case .passed(let seen): (Span("✓", .success), seen)
      case .unknown(let why): (Span("?", .dim), why)
      case .withheld(let finding), .failed(let finding): (Span(finding.severity.sign, finding.severity.style), "")
      }
    self.init(section: section, sign: sign, title: title, detail: detail, finding: verdict.finding)
  }
}

/// The provider checks, then what the server does, then everything the offline checks found.
func checkRows(of state: State, _ findings: [Finding]) -> [CheckRow] {
  let isClimbing = state.settings.facts.discovery.url != nil
  let waiting = state.run.isOffline ? "skipped (--offline)" : isClimbing ? "pending" : "needs a discovery URI"
  let steps = state.settings.steps.map { step -> CheckRow in
    var row = CheckRow(.provider, step.verdict(state.settings), step.title, state, waiting: waiting)
    row.exchange = step.exchange(state.settings)
    row.governor = step.field
    return row
  }
  let offline = findings.filter { Ladder.standard.step(of: $0) == nil }.map { finding in
    CheckRow(.offline, finding, title: Field.named(finding.field)?.shortLabel ?? "")
  }
  return steps + [testRow(state)] + serverRows(state) + offline
}

extension State {
  /// The line of the Checks screen that is selected.
  func selectedCheck(_ findings: [Finding]) -> CheckRow? {
    let rows = checkRows(of: self, findings)
    return rows.indices.contains(checkRow) ? rows[checkRow] : nil
  }
}

private func testRow(_ state: State) -> CheckRow {
  let (sign, detail) = testStanding(state)
  return CheckRow(section: .provider, sign: sign, title: "Test sign-in", detail: detail, opensTest: true)
}

/// The state of the test sign-in.
private func testStanding(_ state: State) -> (sign: Span, detail: String) {
  if state.isSigningIn { return (state.spinner, "in progress") }
  guard let sample = state.people.sample, let principal = state.principal else {
    return (Span("·", .dim), "Enter to open")
  }
  if let refusal = sample.judgement?.refusal { return (Span("✗", .error), refusal) }
  return (
    Span(principal.verdict.sign, principal.verdict.style), "\(sample.person.name) \(principal.sentence)"
  )
}

func drawChecks(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.isWide ? widened(layout) : layout.body
  var lines: [Line] = []
  var selected = 0..<1
  let rows = checkRows(of: state, findings)
  let titles = area.columns < 60 ? area.columns : rows.map { columns(of: $0.title) }.max() ?? 0
  lines.append(ladderHeading(rows, layout))
  var section = CheckRow.Section.provider
  for (index, row) in rows.enumerated() {
    if row.section != section { lines += heading(of: row.section, rows, state, layout) }
    section = row.section
    let start = lines.count
    lines += rowLines(
      row, index, isSelected: index == state.checkRow, titles: titles, columns: area.columns, state)
    if index == state.checkRow { selected = (index == 0 ? 0 : start)..<lines.count }
  }
  if section != .offline { lines += offlineHeading(rows, state, layout) }
  let start = offset(showing: selected, of: lines.count, in: area.rows)
  drawing.draw(lines, in: area, from: start)
  drawing.markMore(above: start > 0, below: start + area.rows < lines.count, area, layout)
}

/// How many provider checks have passed.
private func ladderHeading(_ rows: [CheckRow], _ layout: Layout) -> Line {
  let asked = rows.filter { $0.section == .provider && !$0.opensTest }
  let passed = asked.count { $0.sign.text == "✓" }
  let bar = layout.isNarrow ? "" : asked.map { $0.sign.text == "✓" ? "■" : "□" }.joined() + "  "
  return Line(
    [Span(" Provider checks", .heading)],
    trailing: [Span(bar, passed == asked.count ? .success : .note), Span("\(passed) of \(asked.count) ", .dim)])
}

/// The area of form and help together: these screens have no help pane.
func widened(_ layout: Layout) -> Area {
  var area = layout.body
  area.columns = layout.size.columns - area.column
  return area
}

private func heading(of section: CheckRow.Section, _ rows: [CheckRow], _ state: State, _ layout: Layout) -> [Line] {
  guard section == .server else { return offlineHeading(rows, state, layout) }
  let head = Line([Span(" Server checks", .heading)], trailing: [Span("\(visible(state.run.server ?? "")) ", .dim)])
  return layout.isLow ? [head] : [.empty, head]
}

private func offlineHeading(_ rows: [CheckRow], _ state: State, _ layout: Layout) -> [Line] {
  let applying = Check.all.count { $0.applies(state.settings) }
  let rules = rows.filter { $0.section == .offline }.compactMap(\.finding)
  let errors = rules.count { $0.severity == .error && !$0.isUnanswered }
  let warnings = rules.count { $0.severity == .warning }
  let hold = errors + warnings == 0 ? "passed" : "checks, \(counted(errors, "error")), \(counted(warnings, "warning"))"
  let head = Line(
    [Span(" Offline checks", .heading)], trailing: [Span("\(applying) \(hold) ", .dim)])
  return layout.isLow ? [head] : [.empty, head]
}

private func rowLines(
  _ row: CheckRow, _ index: Int, isSelected: Bool, titles: Int, columns room: Int, _ state: State
) -> [Line] {
  let lead = [.lead(isSelected), row.sign, Span(" ")]
  let target = Target.checkRow(index)
  let width = max(10, room - 6)
  let detail = visible(row.finding?.message ?? row.detail)
  guard isSelected else {
    let title = truncated(row.title, to: max(4, room - 3)).padded(to: titles + 2)
    let left = max(0, room - columns(of: title) - 4)
    return [Line(lead + [Span(title, .label), Span(truncated(detail, to: left), .dim)], target: target)]
  }
  var lines = [Line(lead + [Span(truncated(row.title, to: max(4, room - 3)), .focused)], target: target)]
  if let finding = row.finding {
    lines += findingLines(finding, width, state)
  } else {
    lines += wrapped(detail, to: width).filter { !$0.isEmpty }.map { Line([Span("   "), Span($0)], target: target) }
  }
  if let exchange = row.exchange { lines += exchangeLines(exchange, width) }
  return lines
}

/// Request and response, nothing of it secret.
private func exchangeLines(_ exchange: Exchange, _ width: Int) -> [Line] {
  let sent = exchange.sent.enumerated().flatMap { index, text in
    hanging(Span("   " + (index == 0 ? "sent" : "").padded(to: 10), .dim), visible(text), .dim, columns: width + 3)
  }
  let back = visible(exchange.received ?? "nothing yet")
  return sent + hanging(Span("   " + "received".padded(to: 10), .dim), back, .dim, columns: width + 3)
}

private func findingLines(_ finding: Finding, _ width: Int, _ state: State) -> [Line] {
  var lines: [Line] = []
  lines += wrapped(finding.message, to: width).map { Line([Span("   "), Span($0, finding.severity.style)]) }
  lines += wrapped(finding.remedy, to: width).filter { !$0.isEmpty }.map { Line([Span("   "), Span($0)]) }
  if let command = finding.command {
    lines += wrapped(visible(command), to: width - 2, indent: 2).map { Line([Span("     "), Span($0, .value)]) }
    lines.append(
      Line([Span("   "), Span("c", .key, .command(.copy)), Span(" copy the command", .normal, .command(.copy))]))
  }
  return lines + (finding.repair.map { [state.line(for: $0, indent: 3, columns: width)] } ?? [])
}

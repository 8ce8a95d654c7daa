import SignOn
import Text
import TextUI

/// The screen for a state, and what a click on each part of it means.
package func wizardScreen(_ state: State) -> Drawing {
  var drawing = Drawing(size: state.size)
  guard state.size.columns >= 20, state.size.rows >= 4 else {
    drawing.draw(Line("Window too small", .warning), row: 0)
    drawing.draw(Line("needs 40×9", .dim), row: 1)
    return drawing
  }
  let findings = state.allFindings
  let layout = Layout(state.size, helpRows: state.page == nil ? 0 : 6)
  // A question is drawn over the unchanged screen.
  var below = state
  below.overlay = nil
  drawHeader(below, findings, layout, &drawing)
  if !layout.isLow { drawing.rule(row: layout.statusRow - 1) }
  switch below.place {
  case .page: drawForm(below, findings, layout, &drawing)
  case .checks: drawChecks(below, findings, layout, &drawing)
  case .people: drawPeople(below, layout, &drawing)
  case .review:
    if let editing = below.editing {
      drawEditReview(below, editing, findings, layout, &drawing)
    } else {
      drawReview(below, findings, layout, &drawing)
    }
  case .applying:
    if let applying = below.applying { drawApplying(below, applying, layout, &drawing) }
  case .done: drawDone(below, layout, &drawing)
  }
  drawStatus(below, findings, layout, &drawing)
  drawFooter(state, findings, layout, &drawing)
  switch state.overlay {
  case .help(let scroll): drawHelp(state, scroll, layout, &drawing)
  case .find(let finder): drawFind(state, finder, findings, layout, &drawing)
  case .options(let list): drawOptions(list, layout, &drawing)
  case .account(let list): drawAccount(state, list, layout, &drawing)
  case .mending(let mending, _): drawMending(state, mending, &drawing)
  case .insisting: drawInsisting(state, findings, &drawing)
  case .leaving: drawLeaving(state, &drawing)
  case .draft: drawDraftOffer(state, &drawing)
  case .deployment: drawDeploymentQuestion(&drawing)
  case .release: drawReleaseQuestion(&drawing)
  case .moving: drawMovingQuestion(state, &drawing)
  case nil: break
  }
  return drawing
}

private func drawHeader(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  let client = state.settings.isConfidential ? " · confidential" : " · public"
  let kind = state.settings.signInTitle + (state.settings.otherSignIn == nil ? client : "")
  let file = state.editing.map { " · \(truncated(visible($0.title), to: 24, keeping: .end))" } ?? ""
  let run = state.run.isRehearsal ? " · rehearsal" : state.run.isOffline ? " · offline" : ""
  let deployment = state.settings.deployment
  let names =
    ["single sign-on · \(deployment.words)", deployment.words]
    + ["single sign-on · \(deployment.release.words)", deployment.release.words, deployment.release.brief]
  // The release is never cut; the provider is on the first page as well.
  let others = (file + run).isEmpty ? [kind] : [kind + file + run, String((file + run).dropFirst(3))]
  let choices = others.flatMap { other in names.map { (" OpenMetadata \($0)", other) } }
  let fitting = choices.first { columns(of: $0 + $1) + 2 <= layout.size.columns || layout.isLow }
  let (name, words) = fitting ?? choices[choices.count - 1]
  let trailing = [Span(words + " ", .dim)]
  if layout.isLow {
    let tabs = Place.tabs
    let here = (tabs.firstIndex(of: state.place) ?? tabs.count - 1) + 1
    let mark = state.place.mark(findings, state).map { " \($0.text)" } ?? ""
    let title = Span(" \(here)/\(tabs.count) \(state.place.title)\(mark)", .title)
    let room = layout.size.columns - columns(of: title.text) - 2
    let short = [run.isEmpty ? deployment.release.brief : String(run.dropFirst(3)), ""].first {
      columns(of: $0) <= room
    }
    drawing.draw(Line([title], trailing: layout.isNarrow ? [Span("\(short ?? "") ", .dim)] : trailing), row: 0)
    return
  }
  drawing.draw(Line([Span(name, .title)], trailing: trailing), row: 0)
  if layout.hasSteps {
    drawing.rule(row: 1)
    drawSteps(state, findings, layout, &drawing)
  } else {
    drawing.draw(tabLine(state, findings, layout), row: 1)
    drawing.rule(row: 2)
  }
}

/// The tabs; if they do not fit, first the counts are dropped, then the names are cut.
private func tabLine(_ state: State, _ findings: [Finding], _ layout: Layout) -> Line {
  var marks = Place.tabs.map { $0.mark(findings, state) }
  func room() -> Int {
    let widths = zip(Place.tabs, marks).map { columns(of: $0.title) + ($1.map { columns(of: $0.text) + 1 } ?? 0) + 1 }
    return layout.size.columns - widths.reduce(2, +)
  }
  if room() < 0 { marks = marks.map { mark in mark.map { (String($0.text.prefix(1)), $0.style) } } }
  let left = room()
  var spans: [Span] = [Span(" ")]
  for (tab, mark) in zip(Place.tabs, marks) {
    let isHere = tab == state.place
    let title = left < 0 && !isHere ? String(tab.title.prefix(3)) : tab.title
    spans.append(Span(" ", .normal, .place(tab)))
    spans.append(Span(isHere ? "▸\(title)" : title, isHere ? .selectedTab : .tab, .place(tab)))
    if let mark { spans += [Span(" ", .normal, .place(tab)), Span(mark.text, mark.style, .place(tab))] }
    if left >= Place.tabs.count { spans.append(Span(" ")) }
  }
  return Line(spans)
}

private func drawSteps(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  let lines = Place.tabs.map { tab in
    let isHere = tab == state.place
    let mark = tab.mark(findings, state)
    return Line(
      [.lead(isHere), Span(tab.title, isHere ? .focused : .tab)],
      trailing: mark.map { [Span($0.text + " ", $0.style)] } ?? [], target: .place(tab))
  }
  drawing.draw(lines, in: layout.steps)
  drawing.verticalRule(column: layout.steps.endColumn, rows: layout.steps.row..<layout.steps.endRow)
}

extension Place {
  /// The state of a page: how many problems, or none.
  fileprivate func mark(_ findings: [Finding], _ state: State) -> (text: String, style: Style)? {
    guard case .page(let page) = self else {
      return markOfScreen(state)
    }
    let here = findings.filter { Page.ofField[$0.field] == page }
    let errors = here.count { $0.severity == .error && !$0.isUnanswered }
    if errors > 0 { return ("✗\(errors)", .error) }
    let warnings = here.count { $0.severity == .warning }
    if here.contains(where: \.isUnanswered) { return ("…", .dim) }
    return warnings > 0 ? ("!\(warnings)", .warning) : ("✓", .success)
  }

  private func markOfScreen(_ state: State) -> (text: String, style: Style)? {
    switch self {
    case .checks:
      let verdicts = state.settings.steps.map { $0.verdict(state.settings) }
      func count(_ severity: Finding.Severity) -> Int {
        verdicts.count { if case .failed(let finding) = $0 { finding.severity == severity } else { false } }
      }
      let (failed, doubtful) = (count(.error), count(.warning))
      let passed = verdicts.count { if case .passed = $0 { true } else { false } }
      if doubtful > 0, failed == 0 { return ("!\(doubtful)", .warning) }
      return failed > 0 ? ("✗\(failed)", .error) : passed == verdicts.count ? ("✓", .success) : nil
    case .people:
      if state.people.sample?.judgement?.refusal != nil { return ("✗", .error) }
      return state.principal.map { ($0.verdict.sign, $0.verdict.style) }
    case .page, .review, .applying, .done: return nil
    }
  }
}

private func drawStatus(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  guard layout.isLow else { return drawing.draw(statusLine(state, findings, layout), row: layout.statusRow) }
  let lines = state.message.map { wrapped($0, to: max(10, layout.size.columns - 1)).prefix(3) } ?? []
  for (index, text) in lines.enumerated() {
    let line = Line(
      " " + text + String(repeating: " ", count: max(0, layout.size.columns - 1 - columns(of: text))), .note)
    drawing.draw(line, row: layout.footerRow - lines.count + 1 + index)
  }
}

private func statusLine(_ state: State, _ findings: [Finding], _ layout: Layout) -> Line {
  if let message = state.message { return Line(truncated(" " + message, to: layout.size.columns), .note) }
  if state.place == .applying {
    if state.applying?.isWaiting == true { return askingLine(state) }
    guard case .ended(let ending) = state.applying?.stage else { return Line(" \(state.applying?.standing ?? "")") }
    return Line([
      ending.end == .applied ? Span(" ✓", .success) : Span(" ✗", .warning),
      Span(" \(ending.title)"),
    ])
  }
  if state.isAsking { return askingLine(state) }
  if state.place == .done {
    return Line([Span(" ✓", .success), Span(" \(counted(state.review.written.count, "file")) written")])
  }
  let open = findings.filter(\.isUnanswered).compactMap { Field.named($0.field)?.shortLabel }
  if !open.isEmpty {
    return Line(leftToAnswer(open, in: layout.size.columns))
  }
  let errors = findings.filter { $0.severity == .error }
  if let first = errors.first, let field = Field.named(first.field) {
    return Line([
      Span(" "), Span("✗ \(counted(errors.count, "error")) to fix\(errors.count == 1 ? "" : ", first"): ", .error),
      Span(field.shortLabel, .error, .field(field.id, item: 0)),
    ])
  }
  let warnings = findings.count { $0.severity == .warning }
  let changed = state.editing == nil ? 0 : state.changedFields.count
  let note =
    (warnings > 0 ? "; \(counted(warnings, "warning"))" : "")
    + (changed > 0 ? "; \(counted(changed, "field")) changed" : "")
    + (changed > 0 && state.page != nil ? ", \(state.keyName(.review)) to review" : "")
  return Line([Span(" ✓", .success), Span(" All required fields set\(note)")])
}

/// How many fields are left, with as many of their names as fit.
private func leftToAnswer(_ names: [String], in room: Int) -> String {
  let count = " \(counted(names.count, "field")) left"
  for shown in names.indices.reversed().map({ $0 + 1 }) {
    let more = names.count > shown ? " and \(names.count - shown) more" : ""
    let text = "\(count): \(names.prefix(shown).joined(separator: ", "))\(more)"
    if columns(of: text) <= room { return text }
  }
  return truncated(count, to: room)
}

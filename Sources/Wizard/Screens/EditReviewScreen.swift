import SignOn
import Text
import TextUI

/// The Review screen for edited files: the change, part by part.
func drawEditReview(
  _ state: State, _ editing: EditedFiles, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing
) {
  let area = layout.isWide ? widened(layout) : layout.body
  let change = editing.change(state.settings)
  var lines = headLines(state, editing, change, findings, columns: area.columns)
  var focus = 0..<min(lines.count, area.rows)
  for (index, part) in change.parts.enumerated() {
    let isFirst = index == 0 || change.parts[index - 1].file != part.file
    if isFirst, editing.files.documents.count > 1 {
      lines.append(fileLine(editing.files.documents[part.file], columns: area.columns))
    }
    let start = lines.count
    lines += hunkLines(part.hunk, index, editing, columns: area.columns)
    if editing.selected == index + 1 { focus = start..<lines.count }
  }
  lines += change.refused.flatMap { refusedLines($0, columns: area.columns) }
  lines += change.notes.flatMap { note in
    wrapped(visible(note.message), to: max(10, area.columns - 4)).map { Line([Span("   · ", .note), Span($0, .dim)]) }
  }
  // A part that is longer than the screen is scrolled from its start.
  let first = offset(showing: focus, of: lines.count, in: area.rows)
  let isMore = drawing.draw(Array(lines.dropFirst(first)), in: area, scrolled: state.review.scroll)
  let isAbove = first + state.review.scroll > 0 && lines.count > area.rows
  drawing.markMore(above: isAbove, below: isMore, area, layout, key: state.keyName(.pageDown))
}

private func headLines(
  _ state: State, _ editing: EditedFiles, _ change: EditedChange, _ findings: [Finding], columns room: Int
) -> [Line] {
  let isFocused = editing.selected == 0
  let documents = editing.files.documents
  let count = change.parts.count - editing.leftOut.intersection(Set(change.parts.indices)).count
  let what = change.parts.isEmpty ? "no changes" : "\(counted(count, "change")) of \(change.parts.count)"
  let title = truncated(" \(documents.count) files, one configuration", to: room)
  var lines = [
    documents.count == 1 ? fileLine(documents[0], columns: room) : Line(title, .heading),
    Line([
      Span(isFocused ? "▸ " : "  ", .focused),
      Span(state.writeButton, isFocused ? .selectedButton : .button, .command(.goOn)), Span("  \(what)"),
    ]),
  ]
  if state.review.isWriting { lines[1].spans += [Span("  "), state.spinner, Span(" writing")] }
  if let failure = state.review.failure {
    lines += wrapped("\(failure.message) \(failure.remedy)", to: max(10, room - 4)).map { text in
      Line([Span("   "), Span(text, .error)])
    }
  }
  let errors = findings.count { $0.severity == .error }
  if errors > 0 {
    let text = "\(counted(errors, "error")) in the configuration; see Checks"
    lines += hanging(Span("   ✗ ", .error), text, .error, columns: room)
  }
  lines += editing.warnings.flatMap { finding in
    let style: Style = finding.severity == .error ? .error : .warning
    let sign = finding.severity == .error ? "   ✗ " : "   ! "
    return hanging(Span(sign, style), visible("\(finding.message) \(finding.remedy)"), style, columns: room)
  }
  return lines + [.empty]
}

private func fileLine(_ document: Document, columns room: Int) -> Line {
  let path = truncated(visible(document.path), to: max(10, room - 30), keeping: .end)
  return Line([Span(" \(path)", .heading), Span("  \(document.kind.phrase)", .dim)])
}

private func hunkLines(_ hunk: Difference.Hunk, _ index: Int, _ editing: EditedFiles, columns room: Int) -> [Line] {
  let isOut = editing.leftOut.contains(index)
  let isFocused = editing.selected == index + 1
  let head = Line(
    [
      Span(isFocused ? "▸ " : "  ", .focused), Span(isOut ? "[ ] " : "[x] ", .key),
      Span("line \(hunk.oldStart)", isFocused ? .focused : .label), Span(isOut ? "  excluded" : "", .warning),
    ], target: .hunk(index))
  return [head]
    + hunk.lines.flatMap { line -> [Line] in
      let (sign, style): (String, Style) =
        switch line.kind {
        case .same: ("  ", .dim)
        case .removed: ("- ", .removed)
        case .added: ("+ ", .added)
        }
      return broken(wordSpans(line, style), to: room - 7).enumerated().map { index, part in
        Line([Span("    " + (index == 0 ? sign : "› "), index == 0 ? style : .dim)] + part)
      }
    }
}

/// Highlights the words that differ.
private func wordSpans(_ line: Difference.Line, _ style: Style) -> [Span] {
  guard let first = line.changed.first, let last = line.changed.last else {
    return [Span(visible(line.text), style)]
  }
  let before = visible(String(line.text[..<first.lowerBound]))
  let changed = visible(String(line.text[first.lowerBound..<last.upperBound]))
  let after = visible(String(line.text[last.upperBound...]))
  return [Span(before, .dim), Span(changed, style), Span(after, .dim)]
}

private func refusedLines(_ refused: RefusedField, columns room: Int) -> [Line] {
  let label = Field.named(refused.field)?.label ?? refused.field
  let place = refused.line.map { " (line \($0))" } ?? ""
  var lines = hanging(Span("   ✗ ", .error), "\(label)\(place): \(refused.problem)", .error, columns: room)
  if let text = refused.textToPutThere {
    lines.append(Line("     change by hand to:"))
    lines += text.split(separator: "\n").map { Line("       " + truncated(visible(String($0)), to: room - 8), .value) }
  }
  return lines
}

/// The question whether to write despite errors.
func drawInsisting(_ state: State, _ findings: [Finding], _ drawing: inout Drawing) {
  let errors = findings.filter { $0.severity == .error }
  let first = errors.first.flatMap { Field.named($0.field)?.label } ?? ""
  drawQuestion(
    ["Write anyway?", "\(standing(errors: errors.count))\(errors.count == 1 ? "" : ", first"): \(first)."],
    [("y", "write", .insist), ("Enter or Esc", "go back", .stay)], &drawing)
}

import SignOn
import Text
import TextUI

/// Applying to a running server: what is to be decided now, then the steps.
func drawApplying(_ state: State, _ applying: Applying, _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.isWide ? widened(layout) : layout.body
  let screen = ApplyLines(state: state, applying: applying, room: area.columns)
  let now = screen.now
  let steps = applying.stage == .entering ? [] : screen.steps(isBrief: !now.isEmpty)
  let lines = now + (now.isEmpty || layout.isLow ? [] : [.empty]) + steps
  guard now.isEmpty else { return drawText(lines, state, in: area, layout, &drawing) }
  // The step that is being done stays in sight.
  let here = lines.lastIndex { $0.spans.first == .lead(true) } ?? lines.count - 1
  let start = offset(showing: here..<here + 1, of: lines.count, in: area.rows)
  drawing.draw(lines, in: area, from: start)
  drawing.markMore(above: start > 0, below: start + area.rows < lines.count, area, layout)
}

private struct ApplyLines {
  let state: State
  let applying: Applying
  let room: Int

  /// What is asked, or how it ended.
  var now: [Line] {
    switch applying.stage {
    case .running: []
    case .entering: entering
    case .asking(let question, let lines): heading(question) + lines.flatMap(changed)
    case .testing(let address):
      heading("Test a sign-in through the server") + link(address)
        + text("Sign in there as a person who will be an administrator. Nothing is changed by it.", .dim)
    case .welcoming(let address):
      heading("Written: sign in through the server now") + link(address)
        + text("In a private window, as an administrator. n puts the former settings back.", .dim)
    case .insisting(let step):
      heading("Go on although this fails?")
        + text("Users may be locked out. Type the name of the step: \(step.rawValue)")
        + [entry("Step", applying.word, isFocused: true)]
    case .ended(let ending):
      ending.text.split(separator: "\n").enumerated().flatMap { index, line in
        text(String(line), index == 0 ? (ending.end == .applied ? .success : .warning) : .normal)
      }
    }
  }

  private var entering: [Line] {
    let secret = LineEditor(
      String(repeating: "•", count: applying.token.text.count), cursor: applying.token.text.count)
    return heading("Apply to a running OpenMetadata")
      + [
        entry("URL", applying.url, isFocused: !applying.isAtToken),
        entry("Token", secret, isFocused: applying.isAtToken),
      ] + text("The token of an administrator: Profile ▸ Access Token. It goes to that server alone.", .dim)
  }

  private func entry(_ label: String, _ editor: LineEditor, isFocused: Bool) -> Line {
    let view = editor.window(columns: max(8, room - 12))
    return Line(
      [.lead(isFocused), Span(label.padded(to: 8), isFocused ? .focused : .label), Span(view.text, .value)],
      cursor: isFocused ? 9 + view.cursorColumn : nil)
  }

  private func heading(_ text: String) -> [Line] { [Line(" " + truncated(text, to: room - 2), .heading)] }

  private func text(_ text: String, _ style: Style = .normal) -> [Line] {
    wrapped(visible(text), to: max(10, room - 3)).map { Line(" " + $0, style) }
  }

  /// A field's name, or its old or new value.
  private func changed(_ line: String) -> [Line] {
    let style: Style = line.hasPrefix("  - ") ? .removed : line.hasPrefix("  + ") ? .added : .normal
    guard style != .normal else { return text(line) }
    return broken([Span(visible(String(line.dropFirst(4))), style)], to: max(10, room - 7)).enumerated().map {
      Line([Span($0 == 0 ? " \(line.prefix(4))" : "     ", style)] + $1)
    }
  }

  private func link(_ address: String) -> [Line] {
    wrapped(visible(address), to: max(10, room - 4)).map { Line("   " + $0, .value) }
  }

  /// - Parameter isBrief: Whether steps that passed without a word are only counted.
  func steps(isBrief: Bool) -> [Line] {
    let results = applying.results
    let quiet = isBrief ? results.filter { !$0.isFailed && $0.findings.isEmpty }.count : 0
    let head = Line(
      [Span(" Steps", .heading)],
      trailing: [
        Span("\(results.count { !$0.isFailed && $0.step != .takeBack }) of \(ApplyStep.allCases.count - 1) ", .dim)
      ])
    let counted = quiet == 0 ? [] : [Line([Span("   "), Span("✓", .success), Span(" \(quiet) done", .dim)])]
    let told = results.filter { !isBrief || $0.isFailed || !$0.findings.isEmpty }
    var lines = [head] + counted + told.flatMap(lines)
    if let current = applying.current, current != .takeBack, !isBrief {
      let time = state.ticks < 10 ? "" : "\(state.ticks / 10) s"
      lines.append(row(current, state.spinner, applying.isStopping ? "stopping" : time, isHere: true))
      lines += ApplyStep.allCases.filter { $0 > current && $0 != .takeBack }.map {
        row($0, Span("·", .dim), "", isHere: false)
      }
    }
    return lines
  }

  private func row(_ step: ApplyStep, _ sign: Span, _ detail: String, isHere: Bool) -> Line {
    let title = step.title.padded(to: 42)
    return Line([
      .lead(isHere), sign, Span(" " + truncated(title, to: max(8, room - 6)), .label),
      Span(truncated(visible(detail), to: max(0, room - 46)), .dim),
    ])
  }

  private func lines(_ result: ApplyResult) -> [Line] {
    let (sign, detail): (Span, String) =
      switch result.verdict {
      case .passed(let seen): (Span("✓", .success), seen)
      case .unknown(let why): (Span("?", .dim), why)
      case .failed where result.isInsisted: (Span("!", .warning), "failed, insisted")
      case .failed: (Span("✗", .error), "")
      case .waiting, .asking, .withheld: (Span("·", .dim), "")
      }
    let findings = result.findings.flatMap { finding in
      [(finding.message, finding.severity.style), (finding.remedy, .normal)].filter { !$0.0.isEmpty }.flatMap {
        text, style in
        wrapped(visible(text), to: max(10, room - 6)).map { Line("     " + $0, style) }
      }
    }
    return [row(result.step, sign, detail, isHere: false)] + findings
  }
}

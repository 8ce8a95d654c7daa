import SignOn
import Text
import TextUI

/// The last screen: what was written, and the next steps.
func drawDone(_ state: State, _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.isWide ? widened(layout) : layout.body
  drawText(doneLines(state, columns: area.columns), state, in: area, layout, &drawing)
}

private func doneLines(_ state: State, columns room: Int) -> [Line] {
  var lines = [Line(" Written", .heading)]
  for file in state.review.written {
    lines += fileLines(file, columns: room)
    if let backup = file.backup {
      lines += wrapped("Backup: \(visible(backup))", to: max(10, room - 5)).map {
        Line("   " + $0, .dim)
      }
    }
    lines += file.notes.flatMap { wrapped(visible($0), to: max(10, room - 5)).map { Line("   " + $0, .note) } }
  }
  if let failure = state.review.failure {
    lines += hanging(Span(" ✗ ", .error), "\(failure.message) \(failure.remedy)", .error, columns: room - 1)
  }
  lines += [.empty, Line(" Next steps", .heading)]
  for (index, step) in state.lastSteps.enumerated() {
    lines += stepLines(step, number: index + 1, columns: room)
  }
  return lines
}

/// The file and what it is, on one line if they fit.
private func fileLines(_ file: WrittenFile, columns room: Int) -> [Line] {
  let detail = "\(file.bytes) bytes" + (file.isPrivate ? ", readable only by you (mode 0600)" : "")
  let path = visible(file.path)
  let head = [Span(" ✓ ", .success), Span(truncated(path, to: max(10, room - 4), keeping: .end), .value)]
  if columns(of: path) + detail.count + 6 <= room { return [Line(head + [Span("  \(detail)", .dim)])] }
  return [Line(head)] + wrapped(detail, to: max(10, room - 5)).map { Line("   " + $0, .dim) }
}

private func stepLines(_ step: NextStep, number: Int, columns room: Int) -> [Line] {
  let text = hanging(Span(" \(number) ", .key), visible(step.title), columns: room - 2)
  guard let command = step.command else { return text }
  return text
    + wrapped(visible(command), to: max(10, room - 7), indent: 2).map { Line([Span("     "), Span($0, .value)]) }
}

import SignOn
import TextUI

/// The last screen: what was written, and what makes it count.
func drawDone(_ state: State, _ layout: Layout, _ drawing: inout Drawing) {
  let area = layout.isWide ? widened(layout) : layout.body
  drawText(doneLines(state, columns: area.columns), state, in: area, &drawing)
}

private func doneLines(_ state: State, columns room: Int) -> [Line] {
  var lines = [Line(" Written", .heading)]
  for file in state.review.written {
    let mode = file.isPrivate ? "0600, only you can read it" : "0644"
    lines.append(
      Line([Span(" ✓ ", .success), Span(truncated(visible(file.path), to: room - 4, keeping: .end), .value)]))
    lines.append(Line("   \(file.bytes) bytes, mode \(mode)", .dim))
  }
  return lines
}

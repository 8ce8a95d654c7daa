import SignOn
import Text
import TextUI

/// The question before the wizard is left with answers that are written nowhere.
func drawLeaving(_ state: State, _ drawing: inout Drawing) {
  let count = counted(state.unsavedCount, "answer")
  guard state.canKeepDraft else {
    return drawQuestion(
      ["Leave without writing?", "", "\(count) will be lost."],
      [("s", "save", .save), ("y", "leave", .confirm), ("Enter or Esc", "stay", .stay)], &drawing)
  }
  let secret = state.draft?.lacksSecret == true ? ", without the secret" : ""
  drawQuestion(
    ["Leave without writing?", "", "\(count) can be kept as a draft\(secret), for the next start."],
    [
      ("Enter", "keep and leave", .keepDraft), ("s", "save", .save), ("d", "discard", .confirm), ("Esc", "stay", .stay),
    ],
    &drawing)
}

/// The question whether to go on with the answers of an earlier run.
func drawDraftOffer(_ state: State, _ drawing: inout Drawing) {
  guard let offer = state.drafting.offer else { return }
  var texts = ["Go on with the draft of \(offer.when)?", "", offer.sentence]
  if let file = state.editing?.title, offer.isOfOlderFile {
    texts.append("\(visible(file)) has changed since; the answers go over it as it is now.")
  }
  var answers: [(key: String, label: String, command: Command)] = [
    ("Enter", "go on", .resume), ("n", "start afresh", .stay), (state.keyName(.removeDraft), "remove it", .removeDraft),
  ]
  let count = state.drafting.offers.count
  if count > 1 { answers.append(("↓", "\(state.drafting.chosen + 1) of \(count)", .down)) }
  drawQuestion(texts, answers, &drawing)
}

extension KeptDraft {
  /// What it holds.
  package var sentence: String {
    let secret = answers.lacksSecret ? "; the client secret has to be typed again" : ""
    return "It holds \(counted(answers.typed.count, "answer"))\(secret)."
  }
}

/// A question over the screen, with the keys that answer it.
func drawQuestion(
  _ texts: [String], _ answers: [(key: String, label: String, command: Command)], _ drawing: inout Drawing
) {
  let size = drawing.size
  let width = min(size.columns, 58)
  let lines = texts.flatMap { wrapped($0, to: width - 4) }
  let keys = answerLines(answers, columns: width - 4)
  let height = min(size.rows, lines.count + keys.count + 3)
  let area = Area(
    column: (size.columns - width) / 2, row: max(0, (size.rows - height) / 2), columns: width, rows: height)
  drawing.box(area)
  // In a window that is too small for it the keys that answer come first, and the footer names them too.
  let room = max(0, height - 2 - keys.count)
  let shown = lines.prefix(room).enumerated().map { Line($1, $0 == 0 ? .heading : .normal) }
  let gap = [Line](repeating: .empty, count: room - shown.count)
  drawing.draw(shown + gap + keys, in: area.inset(left: 2, top: 1, right: 2, bottom: 1))
}

/// The keys beside each other, as many as fit on a line.
private func answerLines(_ answers: [(key: String, label: String, command: Command)], columns room: Int) -> [Line] {
  var lines: [[Span]] = [[]]
  var used = 0
  for answer in answers {
    let width = columns(of: answer.key) + 1 + columns(of: answer.label)
    if used + width > room, used > 0 {
      lines.append([])
      used = 0
    }
    lines[lines.count - 1] += [
      Span(answer.key, .key, .command(answer.command)), Span(" \(answer.label)  ", .normal, .command(answer.command)),
    ]
    used += width + 2
  }
  return lines.map { Line($0) }
}

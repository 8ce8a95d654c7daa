import SignOn
import Text
import TextUI

/// The question before leaving with unsaved answers.
func drawLeaving(_ state: State, _ drawing: inout Drawing) {
  let count = counted(state.unsavedCount, "answer")
  guard state.canKeepDraft else {
    return drawQuestion(
      ["Leave without writing?", "", "\(count) will be lost."],
      [("s", "go to Review", .save), ("y", "leave", .confirm), ("Enter or Esc", "stay", .stay)], &drawing)
  }
  let secret = state.draft?.lacksSecret == true ? " without the secret" : ""
  drawQuestion(
    ["Leave without writing?", "", "\(count) can be kept as a draft\(secret) for the next start."],
    [
      ("Enter", "keep draft", .keepDraft), ("s", "go to Review", .save), ("d", "discard", .confirm),
      ("Esc", "stay", .stay),
    ],
    &drawing)
}

/// The question whether to resume the answers of an earlier run.
func drawDraftOffer(_ state: State, _ drawing: inout Drawing) {
  guard let offer = state.drafting.offer else { return }
  var texts = ["Resume the draft saved \(offer.when)?", "", offer.sentence]
  if let file = state.editing?.title, offer.isOfOlderFile {
    texts.append("\(visible(file)) has changed since; the answers will apply to its current content.")
  }
  var answers: [(key: String, label: String, command: Command)] = [
    ("Enter", "resume", .resume), ("n", "start over", .stay), (state.keyName(.removeDraft), "delete it", .removeDraft),
  ]
  let count = state.drafting.offers.count
  if count > 1 { answers.append(("↓", "\(state.drafting.chosen + 1) of \(count)", .down)) }
  drawQuestion(texts, answers, &drawing)
}

func drawDeploymentQuestion(_ drawing: inout Drawing) {
  let texts = ["How does OpenMetadata run?", "", "It decides which file is proposed, and the next steps."]
  drawQuestion(texts, answers(in: .deployment), &drawing)
}

func drawReleaseQuestion(_ drawing: inout Drawing) {
  drawQuestion(["Which release of OpenMetadata?", "", releaseHint], answers(in: .release), &drawing)
}

/// What the release is for, and where it shows.
package let releaseHint =
  "Its rules and defaults apply. The server shows it at /api/v1/system/version."

func drawMovingQuestion(_ state: State, _ drawing: inout Drawing) {
  drawQuestion([state.movingQuestion, ""] + state.movingNotes, answers(in: .moving), &drawing)
}

private func answers(in context: Context) -> [(key: String, label: String, command: Command)] {
  Keymap.bindings(in: context).filter(\.isInFooter).map { binding in
    (key: binding.keys[0].name, label: binding.label, command: binding.command)
  }
}

extension State {
  /// What a file with another sign-in method does today.
  package var movingQuestion: String {
    "\(visible(editing?.title ?? "")) signs users in with \(settings.otherSignIn ?? ""). Move it to single sign-on?"
  }

  /// What moving means for the people in it.
  package var movingNotes: [String] {
    let names = settings.items(.adminPrincipals).prefix(5).map { visible($0) }.joined(separator: ", ")
    let who = names.isEmpty ? "" : " Its administrators (\(names)) stay only if they sign in under the same user names."
    return ["Client and administrators are then asked anew.\(who)"]
  }
}

extension KeptDraft {
  /// What it contains.
  package var sentence: String {
    let secret = answers.lacksSecret ? "; enter the client secret again" : ""
    return "It has \(counted(answers.typed.count, "answer"))\(secret)."
  }
}

/// A question over the screen, with the keys that answer it.
func drawQuestion(
  _ texts: [String], _ answers: [(key: String, label: String, command: Command)], _ drawing: inout Drawing
) {
  let size = drawing.size
  let width = min(size.columns, 58)
  func text(_ columns: Int) -> (lines: [String], keys: [Line]) {
    (texts.flatMap { wrapped($0, to: columns) }, answerLines(answers, columns: columns))
  }
  let boxed = text(width - 4)
  guard boxed.lines.count + boxed.keys.count + 2 <= size.rows else {
    // In a window that is too small for it the question has no border, and the keys come first.
    let area = Area(column: 0, row: 0, columns: size.columns, rows: size.rows)
    drawing.clear(area)
    let (lines, keys) = text(size.columns - 2)
    let room = max(0, size.rows - keys.count)
    var shown = Array(lines.filter { !$0.isEmpty }.prefix(room))
    if shown.count == room, lines.count > room, !shown.isEmpty {
      shown[shown.count - 1] = truncated(shown[shown.count - 1], to: size.columns - 4) + " …"
    }
    drawing.draw(question(shown, keys, rows: size.rows), in: area.inset(left: 1, right: 1))
    return
  }
  let height = min(size.rows, boxed.lines.count + boxed.keys.count + 3)
  let area = Area(
    column: (size.columns - width) / 2, row: max(0, (size.rows - height) / 2), columns: width, rows: height)
  drawing.box(area)
  drawing.draw(
    question(boxed.lines, boxed.keys, rows: height - 2), in: area.inset(left: 2, top: 1, right: 2, bottom: 1))
}

/// The text above, the keys below.
private func question(_ lines: [String], _ keys: [Line], rows: Int) -> [Line] {
  let shown = lines.enumerated().map { Line($1, $0 == 0 ? .heading : .normal) }
  return shown + [Line](repeating: .empty, count: max(0, rows - shown.count - keys.count)) + keys
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

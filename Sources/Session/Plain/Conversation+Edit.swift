import SignOn
import Text
import TextUI
import Wizard

extension Conversation {
  /// What would change in the files, line by line, in words.
  mutating func changeLines() -> [String] {
    guard let editing = state.editing else { return [] }
    let change = editing.change(state.settings)
    var lines = ["", "Changes."]
    for (index, part) in change.parts.enumerated() {
      let path = editing.files.documents[part.file].path
      let isOut = editing.leftOut.contains(index) ? ", excluded" : ""
      lines += say("Change \(index + 1) of \(change.parts.count): \(path), line \(part.hunk.firstChange)\(isOut).")
      lines += part.hunk.lines.compactMap { line in
        switch line.kind {
        case .same: nil
        case .removed: "  was: \(visible(line.text))"
        case .added: "  will be: \(visible(line.text))"
        }
      }
    }
    for refused in change.refused {
      let label = Field.named(refused.field)?.label ?? refused.field
      lines += say("To change by hand: \(label)\(refused.line.map { ", line \($0)" } ?? ""): \(refused.problem).")
      lines += refused.textToPutThere.map { ["  change to: \(visible($0))"] } ?? []
    }
    lines += change.notes.flatMap { say("\($0.severity.title): \($0.message)") }
    guard !change.parts.isEmpty else {
      step = .unchanged
      return lines + say("No changes to write. Type go NAME to change a value.")
    }
    step = .confirm
    return lines + say("Type out and a number to exclude a change, or to include it again.")
  }

  /// `out 2`: excludes a change, or includes it again; nil for anything else.
  mutating func leaveOut(_ text: String) -> Turn? {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, words[0] == "out", let number = Int(words[1]), let editing = state.editing else {
      return nil
    }
    let count = editing.change(state.settings).parts.count
    guard (1...max(1, count)).contains(number) else {
      return Turn(lines: say("There is no change \(number); choose 1 to \(count)."))
    }
    let isOut = editing.leftOut.contains(number - 1)
    _ = take(.toggle(part: number - 1))
    return Turn(lines: say("Change \(number) is \(isOut ? "included again" : "excluded")."))
  }
}

extension Difference.Hunk {
  /// The first changed line of the old text, counted from one.
  fileprivate var firstChange: Int { oldStart + lines.prefix { $0.kind == .same }.count }
}

import SignOn

extension State {
  mutating func moveInEditReview(_ command: Command, _ start: EditedFiles) -> [Effect] {
    var editing = start
    let count = editing.change(settings).parts.count
    switch command {
    case .up, .previous: editing.selected = max(0, editing.selected - 1)
    case .down, .next: editing.selected = min(count, editing.selected + 1)
    case .goOn where editing.selected == 0:
      return replace(insisting: false)
    case .goOn, .cycleForward, .cycleBack:
      let part = editing.selected - 1
      guard (0..<count).contains(part) else { return [] }
      editing.toggle(part)
    default: break
    }
    if editing.selected != start.selected { review.scroll = 0 }
    self.editing = editing
    return []
  }

  /// Writes the included parts of the change; with errors only if confirmed.
  mutating func replace(insisting: Bool) -> [Effect] {
    guard let editing, !review.isWriting else { return [] }
    let change = editing.change(settings)
    let replacements = change.replacements(leavingOut: editing.leftOut)
    guard !replacements.isEmpty else {
      if change.parts.isEmpty, isApplied { return beginApplying() }
      message = change.parts.isEmpty ? "No changes to write" : "All changes are excluded"
      return []
    }
    if !insisting, !errors.isEmpty {
      overlay = .insisting
      return []
    }
    overlay = nil
    review.failure = nil
    review.isWriting = true
    ticks = 0
    return [.replace(replacements)]
  }

  /// With errors, nothing is written unless confirmed.
  mutating func insist() -> [Effect] {
    overlay = nil
    return editing == nil ? write(insisting: true) : replace(insisting: true)
  }
}

import SignOn

extension State {
  mutating func moveInEditReview(_ command: Command, _ start: EditedFile) -> [Effect] {
    var editing = start
    let change = editing.change(settings)
    let difference = editing.difference(change, settings)
    switch command {
    case .up, .previous: editing.selected = max(0, editing.selected - 1)
    case .down, .next: editing.selected = min(difference.hunks.count, editing.selected + 1)
    case .goOn where editing.selected == 0:
      return replace(insisting: false)
    case .goOn, .cycleForward, .cycleBack:
      let hunk = editing.selected - 1
      guard difference.hunks.indices.contains(hunk) else { return [] }
      if editing.leftOut.remove(hunk) == nil { editing.leftOut.insert(hunk) }
    default: break
    }
    if editing.selected != start.selected { review.toTop() }
    self.editing = editing
    return []
  }

  /// Writes the wanted part of the change; while an error stands only if that is insisted on.
  mutating func replace(insisting: Bool) -> [Effect] {
    guard let editing, !review.isWriting else { return [] }
    let change = editing.change(settings)
    let difference = editing.difference(change, settings)
    let wanted = Set(difference.hunks.indices).subtracting(editing.leftOut)
    guard !wanted.isEmpty else {
      message = difference.isEmpty ? "Nothing is changed; there is nothing to write" : "Every change is left out"
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
    let holdsSecret = [editing.document, change.document].contains {
      $0.values[Field.clientSecret.id].map { !$0.isEmpty } ?? false
    }
    return [
      .replace(
        Replacement(
          path: editing.document.path, bytes: difference.applying(only: wanted), holdsSecret: holdsSecret))
    ]
  }

  /// Nothing is written while an error stands, unless that is what is wanted.
  mutating func insist() -> [Effect] {
    overlay = nil
    return editing == nil ? write(insisting: true) : replace(insisting: true)
  }
}

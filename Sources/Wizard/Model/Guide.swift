import SignOn

extension State {
  /// The required fields that are not set.
  package var openQuestions: [Field] {
    Field.all.filter(settings.isOpen)
  }

  /// Those of a test sign-in that failed are among them.
  package var errors: [Finding] { allFindings.filter { $0.severity == .error } }

  /// Where Enter leads from a field: the next open question or error after it, then those before it, then the checks.
  func nextStop(after field: Field) -> Field? {
    let open = Set(openQuestions.map(\.id)).union(errors.map(\.field))
    let shown = Field.all.filter(settings.isRelevant)
    guard let here = shown.firstIndex(of: field) else { return shown.first { open.contains($0.id) } }
    let after = shown[(here + 1)...].first { open.contains($0.id) }
    return after ?? shown[..<here].first { open.contains($0.id) }
  }

  /// The findings shown for a field: those from when it was last left, none while it is first filled in.
  func shownFindings(_ all: [Finding], of field: Field, isFocused: Bool) -> [Finding] {
    let isBeingTyped = isFocused && !visited.contains(field.id) && settings.typed[field.id] != nil
    guard !isBeingTyped else { return [] }
    return all.filter { $0.field == field.id && !$0.isUnanswered }
  }
}

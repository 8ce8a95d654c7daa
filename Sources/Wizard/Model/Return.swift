import SignOn

/// Where a jump to a field started, so that one key leads back.
struct Return: Equatable, Sendable {
  let place: Place
  let field: String?
  let item: Int
  let checkRow: Int
  let person: People.Row
  let reviewRow: Review.Row

  /// The most that are kept.
  static let limit = 20

  var name: String { field.flatMap(Field.named)?.shortLabel ?? place.title }
}

extension State {
  private var here: Return {
    Return(
      place: place, field: field?.id, item: item, checkRow: checkRow, person: people.row, reviewRow: review.row)
  }

  /// Goes to a field from a finding, a step, a table or the search; Esc then leads back.
  mutating func jump(to field: Field, item: Int = 0) -> [Effect] {
    let kept = returns.suffix(Return.limit - 1) + [here]
    visited.insert(field.id)
    let effects = focus(on: field, item: item)
    returns = Array(kept)
    return effects
  }

  /// Goes back to where the last jump came from.
  mutating func goBack() -> [Effect] {
    guard let last = returns.popLast() else { return [] }
    let kept = returns
    defer { returns = kept }
    if let field = last.field.flatMap(Field.named), settings.isRelevant(field) {
      return focus(on: field, item: last.item)
    }
    let effects = go(to: last.place)
    checkRow = last.checkRow
    people.row = last.person
    review.row = last.reviewRow
    return effects
  }
}

import SignOn
import TextUI

/// What a click on a part of the screen means.
public enum Target: Hashable, Sendable {
  case place(Place)
  case field(String, item: Int)
  /// The arrow beside a choice.
  case cycle(String, forward: Bool)
  case command(Command)
  case checkRow(Int)
  case peopleRow(People.Row)
  case reviewRow(Review.Row)
}

extension State {
  mutating func take(_ event: MouseEvent) -> [Effect] {
    switch event.kind {
    case .release: return []
    case .wheelUp, .wheelDown: return turnWheel(down: event.kind == .wheelDown)
    case .press: break
    }
    message = nil
    guard let target = wizardScreen(self).target(at: event.position) else { return [] }
    return click(target)
  }

  private mutating func turnWheel(down: Bool) -> [Effect] {
    if place == .review || place == .done, overlay == nil {
      scroll(by: down ? 3 : -3)
      return []
    }
    return move(down ? .down : .up)
  }

  private mutating func click(_ target: Target) -> [Effect] {
    if overlay != nil, case .command(let command) = target { return perform(command) }
    if case .find = overlay, case .field(let id, _) = target, let field = Field.named(id) {
      overlay = nil
      return focus(on: field)
    }
    guard overlay == nil else { return [] }
    switch target {
    case .place(let place): return go(to: place)
    case .field(let id, let item): return Field.named(id).map { focus(on: $0, item: item) } ?? []
    case .cycle(let id, let forward):
      guard let field = Field.named(id) else { return [] }
      return focus(on: field) + cycle(field, forward: forward)
    case .command(let command): return perform(command)
    case .checkRow(let row):
      if ladder.selected == row { return perform(.goOn) }
      ladder.selected = row
      return []
    case .peopleRow(let row):
      if people.row == row, row != .box { return perform(.goOn) }
      select(row)
      return []
    case .reviewRow(let row):
      review.row = row
      return row == .write ? perform(.goOn) : []
    }
  }
}

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
  /// A part of the change to a file.
  case hunk(Int)
  case filter(Finder.Filter)
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
      return jump(to: field)
    }
    if case .find(var finder) = overlay, case .filter(let filter) = target {
      finder.choose(filter)
      overlay = .find(finder)
      return []
    }
    guard overlay == nil else { return [] }
    switch target {
    case .place(let place): return go(to: place)
    case .field(let id, let item):
      guard let field = Field.named(id) else { return [] }
      return page == Page.holding(field) ? focus(on: field, item: item) : jump(to: field, item: item)
    case .cycle(let id, let forward):
      guard let field = Field.named(id) else { return [] }
      return focus(on: field) + cycle(field, forward: forward)
    case .command(let command): return perform(command)
    case .checkRow(let row):
      if checkRow == row { return perform(.goOn) }
      checkRow = row
      return []
    case .peopleRow(let row):
      if people.row == row, row != .box { return perform(.goOn) }
      select(row)
      return []
    case .reviewRow(let row):
      return click(row)
    case .hunk(let hunk):
      guard editing != nil else { return [] }
      editing?.selected = hunk + 1
      return perform(.goOn)
    case .filter: return []
    }
  }

  /// The button writes, a line of the table leads to its field, and a second click on a choice changes it.
  private mutating func click(_ row: Review.Row) -> [Effect] {
    let wasHere = reviewRow == row
    review.row = row
    switch row {
    case .write, .entry: return perform(.goOn)
    case .format, .summary, .answers, .shown: return wasHere ? perform(.cycleForward) : []
    case .path: return []
    }
  }
}

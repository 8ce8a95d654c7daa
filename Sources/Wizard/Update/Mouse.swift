import SignOn
import TextUI

/// What a click on a part of the screen means.
package enum Target: Hashable, Sendable {
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
  /// An option of a choice that is open.
  case option(Int)
  /// A row of the list from an AWS account.
  case accountRow(Int)
}

extension State {
  mutating func take(_ event: MouseEvent) -> [Effect] {
    switch event.kind {
    case .release: return []
    case .wheelUp, .wheelDown: return turnWheel(down: event.kind == .wheelDown)
    case .press: break
    }
    message = nil
    let drawing = wizardScreen(self)
    let target = drawing.target(at: event.position)
    if let cursor = drawing.frame.cursor, cursor.row == event.position.row, isLineBeingEdited(target) {
      placeCursor(over: event.position.column - cursor.column)
      return []
    }
    return target.map { click($0) } ?? []
  }

  private func isLineBeingEdited(_ target: Target?) -> Bool {
    if case .find = overlay { return target == nil }
    if account != nil { return false }
    guard isEditingText else { return false }
    switch target {
    case .field(let id, let item): return id == field?.id && item == self.item
    case .reviewRow(.path): return true
    default: return false
    }
  }

  /// Moves the cursor of the edited line by columns, to the right if positive, to the left if negative.
  private mutating func placeCursor(over columns: Int) {
    let isHidden = overlay == nil && field?.kind == .secret && !isRevealed
    let steps = isHidden ? columns : lineBeingEdited.characters(over: columns)
    if page != nil { (isUntouched, isJustOpened) = (false, false) }
    for _ in 0..<abs(steps) { edit(steps < 0 ? .left : .right) }
  }

  private var lineBeingEdited: LineEditor {
    if case .find(let finder) = overlay { return finder.editor }
    return place == .review ? review.editor : editor
  }

  private mutating func turnWheel(down: Bool) -> [Effect] {
    if [.review, .applying, .done].contains(place), overlay == nil {
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
    if var list = account, case .accountRow(let row) = target {
      list.selected = row
      return moveInAccount(list, .goOn)
    }
    if case .options(var list) = overlay, case .option(let index) = target {
      list.selected = index
      return moveInOptions(list, .goOn)
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
    case .filter, .accountRow, .option: return []
    }
  }

  /// The button writes, a line of the table leads to its field, and a second click on a choice changes it.
  private mutating func click(_ row: Review.Row) -> [Effect] {
    let wasHere = reviewRow == row
    review.row = row
    switch row {
    case .write, .entry: return perform(.goOn)
    case .format, .beside, .summary, .answers, .shown: return wasHere ? perform(.cycleForward) : []
    case .path: return []
    }
  }
}

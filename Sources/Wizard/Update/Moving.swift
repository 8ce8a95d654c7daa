import SignOn
import TextUI

extension State {
  mutating func move(_ command: Command) -> [Effect] {
    if overlay != nil { return scrollOverlay(command) }
    switch command {
    case .nextPlace: return step(by: 1)
    case .previousPlace: return step(by: -1)
    case .review:
      let effects = go(to: .review)
      // Asked for by its own key, and not only passed on the way.
      review.row = .write
      return effects
    default: break
    }
    switch place {
    case .page: return moveInForm(command)
    case .checks: return moveInChecks(command)
    case .people: return moveInPeople(command)
    case .review: return moveInReview(command)
    case .applying: return moveInApplying(command)
    case .done:
      if command == .goOn { return [.leave(.done)] }
      scroll(by: command == .up || command == .previous ? -1 : 1)
      return []
    }
  }

  private mutating func scrollOverlay(_ command: Command) -> [Effect] {
    if overlay == .draft { chooseDraft(command) }
    if case .find(let finder) = overlay { return moveInFind(finder, command) }
    if case .options(let list) = overlay { return moveInOptions(list, command) }
    if let account { return moveInAccount(account, command) }
    if case .help = overlay { scroll(by: command == .up ? -1 : 1) }
    return []
  }

  private mutating func moveInFind(_ finder: Finder, _ command: Command) -> [Effect] {
    var finder = finder
    let matches = finder.matches(self, allFindings)
    switch command {
    case .goOn:
      guard matches.indices.contains(finder.selected) else { return [] }
      overlay = nil
      return jump(to: matches[finder.selected])
    case .up: finder.selected = max(0, finder.selected - 1)
    default: finder.selected = min(max(0, matches.count - 1), finder.selected + 1)
    }
    overlay = .find(finder)
    return []
  }

  private mutating func step(by distance: Int) -> [Effect] {
    let tabs = Place.tabs
    let here = tabs.firstIndex(of: place) ?? 0
    let there = here + distance
    guard tabs.indices.contains(there) else { return [] }
    return go(to: tabs[there])
  }

  private mutating func moveInForm(_ command: Command) -> [Effect] {
    guard let field else { return [] }
    switch command {
    case .down where isEditingList && item < settings.items(field).count: return focus(on: field, item: item + 1)
    case .up where isEditingList && item > 0: return focus(on: field, item: item - 1)
    case .up, .previous: return focusNeighbour(of: field, distance: -1)
    case .goOn: return goOn(from: field)
    default: return focusNeighbour(of: field, distance: 1)
    }
  }

  /// The field before or after, across pages; the checks come after the last.
  private mutating func focusNeighbour(of field: Field, distance: Int) -> [Effect] {
    let shown = Field.all.filter(settings.isRelevant)
    guard let here = shown.firstIndex(of: field) else { return [] }
    let there = here + distance
    guard shown.indices.contains(there) else { return distance > 0 ? go(to: .checks) : leaveField() }
    return focus(on: shown[there])
  }

  /// Enter: leaves the field, stays once to show its problems, and goes to the next open field.
  private mutating func goOn(from field: Field) -> [Effect] {
    let wasShown = visited.contains(field.id)
    let effects = leaveField()
    if openQuestions.contains(field) {
      message = "\(field.shortLabel) is required; Tab skips it for now"
      openEditor()
      return effects
    }
    if isWrong(field) && !wasShown {
      message =
        hasUse(for: .repair, allFindings)
        ? "\(keyName(.repair)) fixes it, Enter again goes on" : "Fix the error, or Enter again to go on"
      openEditor()
      return effects
    }
    guard let next = nextStop(after: field) else { return effects + go(to: .checks) }
    return effects + focus(on: next)
  }

  /// Whether the value itself is an error, and not only missing.
  func isWrong(_ field: Field) -> Bool {
    settings.findings().contains { $0.field == field.id && $0.severity == .error && !$0.isUnanswered }
  }

  private mutating func moveInChecks(_ command: Command) -> [Effect] {
    let findings = allFindings
    let row = selectedCheck(findings)
    switch command {
    case .up, .previous: checkRow = max(0, checkRow - 1)
    case .down, .next: checkRow = min(max(0, checkRows(of: self, findings).count - 1), checkRow + 1)
    case .goOn where row?.opensTest == true: return go(to: .people)
    case .goOn:
      if let field = (row?.finding?.field).flatMap(Field.named) { return jump(to: field) }
      guard !isAsking else {
        message = "The checks are still running; \(keyName(.review)) goes to Review now"
        return []
      }
      if !errors.isEmpty, let failure = firstFailure, failure != checkRow {
        checkRow = failure
        return []
      }
      return go(to: isTestDue ? .people : .review)
    case .jump: return goToField(row?.field)
    default: break
    }
    return []
  }

  /// Goes to the field that a line of the checks or of the test is about.
  mutating func goToField(_ id: String?) -> [Effect] {
    guard let field = id.flatMap(Field.named), settings.isRelevant(field) else {
      message = "No field controls this"
      return []
    }
    return jump(to: field)
  }
}

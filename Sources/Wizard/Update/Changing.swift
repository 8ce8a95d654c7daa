import SignOn
import Text
import TextUI

extension State {
  /// Commands that change a value other than by typing.
  mutating func change(_ command: Command) -> [Effect] {
    if place == .review, let editing, command == .cycleForward || command == .cycleBack {
      return moveInEditReview(command, editing)
    }
    if place == .review, command == .cycleForward || command == .cycleBack {
      review.row = reviewRow
      review.cycle(forward: command == .cycleForward)
      if review.row == .format { settings.deployment.follow(review.format) }
      return []
    }
    switch command {
    case .undo, .redo: return travel(command)
    case .repair: return repair()
    default: break
    }
    guard let field else { return [] }
    switch command {
    case .cycleForward, .cycleBack: return cycle(field, forward: command == .cycleForward)
    case .itemUp: moveItem(of: field, by: -1)
    case .itemDown: moveItem(of: field, by: 1)
    case .removeItem: removeItem(of: field)
    case .reveal: isRevealed.toggle()
    case .revert: return revert(field)
    default: break
    }
    return []
  }

  mutating func cycle(_ field: Field, forward: Bool) -> [Effect] {
    let options = field.options.map(\.value)
    guard !options.isEmpty else { return [] }
    let here = options.firstIndex(of: settings.text(field))
    let next = here.map { ($0 + (forward ? 1 : options.count - 1)) % options.count } ?? 0
    return choose(options[next], of: field)
  }

  /// Takes one of the field's options.
  mutating func choose(_ option: String, of field: Field) -> [Effect] {
    history.close()
    remember(field)
    let before = settings
    settings.typed[field.id] = nil
    followFile()
    if settings[field] != .text(option) {
      settings.typed[field.id] = .text(option)
      followFile()
    }
    visited.insert(field.id)
    openEditor()
    guard field == .provider else { return [] }
    message = leftProvider ?? Self.alsoChanged(from: before, to: settings)
    return askIfNeeded()
  }

  /// Whom another provider leaves without being administrator; nil if the file names nobody, or they stay.
  private var leftProvider: String? {
    let names = editing?.files.values[Field.adminPrincipals.id]?.items ?? []
    guard !names.isEmpty, settings.items(.adminPrincipals).isEmpty else { return nil }
    let list = names.prefix(5).map { visible($0) }.joined(separator: ", ")
    return "Enter client and administrators anew; until now: \(list)"
  }

  /// What follows from another provider; nil if nothing does.
  private static func alsoChanged(from before: Settings, to after: Settings) -> String? {
    let fields = Field.all.filter { $0 != .provider && before[$0] != after[$0] }
    guard !fields.isEmpty else { return nil }
    let names = fields.prefix(4).map(\.shortLabel).joined(separator: ", ")
    return "Also changed: \(names)\(fields.count > 4 ? " and \(fields.count - 4) more" : "")"
  }

  private mutating func moveItem(of field: Field, by distance: Int) {
    var items = settings.items(field)
    let there = item + distance
    guard items.indices.contains(item), items.indices.contains(there) else { return }
    history.close()
    remember(field)
    items.swapAt(item, there)
    settings.typed[field.id] = field.value(ofItems: items)
    item = there
    openEditor()
  }

  private mutating func removeItem(of field: Field) {
    var items = settings.items(field)
    guard items.indices.contains(item) else { return }
    history.close()
    remember(field)
    items.remove(at: item)
    settings.typed[field.id] = field.value(ofItems: items)
    openEditor()
  }

  /// Discards what was typed in the field, so that the file's, discovered, derived or default value applies.
  private mutating func revert(_ field: Field) -> [Effect] {
    guard settings.typed[field.id] != nil else {
      message = "\(field.shortLabel) has no change to revert"
      return []
    }
    history.close()
    remember(field)
    settings.typed[field.id] = nil
    repaired[field.id] = nil
    item = 0
    followFile()
    openEditor()
    message = "\(field.shortLabel): \(afterRevert(field))"
    return askIfNeeded()
  }

  private func afterRevert(_ field: Field) -> String {
    switch settings.value(of: field).origin {
    case .typed, .aws, .missing: "no longer set"
    case .file: "back to the value in the file"
    case .discovered: "back to the discovered value"
    case .derived: "back to the derived value"
    case .composeDefault, .chartDefault, .imageDefault, .serverDefault, .default: "back to the default"
    }
  }

  private mutating func travel(_ command: Command) -> [Effect] {
    let moment = command == .undo ? history.undo(from: moment) : history.redo(from: moment)
    guard let moment else {
      message = command == .undo ? "Nothing to undo" : "Nothing to redo"
      return []
    }
    settings.typed = moment.typed
    // On the last screens nothing is undone or redone.
    place = [.done, .applying].contains(moment.place) ? .review : moment.place
    if case .page(let id) = moment.place { focused[id] = moment.field }
    openEditor()
    message = command == .undo ? "Undone" : "Redone"
    return askIfNeeded()
  }

  /// Applies the first repair offered for the focused field, or for the selected line of the checks.
  private mutating func repair() -> [Effect] {
    let findings: [Finding]
    switch place {
    case .checks: findings = [selectedCheck(allFindings)?.finding].compactMap(\.self)
    default: findings = allFindings.filter { $0.field == field?.id }
    }
    guard let finding = findings.first(where: { $0.repair != nil }), let repair = finding.repair else {
      message = "No automatic fix for this field"
      return []
    }
    history.close()
    history.remember(moment, change: "repair")
    history.close()
    repair.apply(to: &settings)
    message = "Done: \(repair.label)"
    item = 0
    openEditor()
    return askIfNeeded()
  }
}

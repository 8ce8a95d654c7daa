import SignOn
import TextUI

extension State {
  var moment: History.Moment { History.Moment(typed: settings.typed, place: place, field: field?.id) }

  /// A key that is not a command goes into the line being edited.
  mutating func edit(_ key: Key) {
    if case .find(var finder) = overlay {
      finder.edit(key)
      overlay = .find(finder)
      return
    }
    if place == .review, reviewRow == .path, overlay == nil {
      review.edit(key)
      return
    }
    if let editor = applyingEditor {
      _ = applying?[keyPath: editor].apply(key: key)
      return
    }
    if place == .people, isEditingText {
      _ = people.box.apply(key: key)
      return
    }
    guard isEditingText, let field else { return }
    var edited = editor
    if isUntouched, case .character = key { edited = LineEditor() }
    guard edited.apply(key: key) else { return }
    isJustOpened = false
    let isChanged = edited.text != editor.text
    editor = edited
    if isUntouched, !isChanged { isUntouched = false }
    if isChanged { store(edited.text, in: field) }
  }

  /// Pasted text goes in as one change and never submits anything.
  mutating func paste(_ text: String) {
    message = nil
    if case .find(var finder) = overlay {
      finder.paste(text)
      overlay = .find(finder)
      return
    }
    if place == .review, reviewRow == .path, overlay == nil {
      review.paste(text)
      return
    }
    if let editor = applyingEditor {
      applying?[keyPath: editor].apply(.insert(text.trimmed))
      return
    }
    if place == .people, overlay == nil {
      pasteIntoBox(text)
      return
    }
    guard isEditingText, let field else { return }
    if isEditingList, let items = pastedItems(text) {
      insert(items, into: field)
      return
    }
    let replaces = isJustOpened
    if replaces {
      // Undo brings back what it replaces.
      history.close()
      editor = LineEditor()
    }
    editor.apply(.insert(text.trimmed))
    store(editor.text, in: field)
    // While it is shown to be wrong, the next paste is another attempt, and not a continuation.
    isJustOpened = replaces && visited.contains(field.id) && isWrong(field)
    // A document may hold a secret, which must not stay on the screen.
    if field == .discoveryURI, text.trimmed.hasPrefix("{"), let done = settings.readDiscoveryURI() {
      repaired[field.id] = done
      openEditor()
    }
  }

  /// A pasted list as its items; nil for a single one.
  private func pastedItems(_ text: String) -> [String]? {
    let items = ListText.items(text)
    return items.count > 1 || text.trimmed.hasPrefix("[") ? items : nil
  }

  private mutating func insert(_ new: [String], into field: Field) {
    var items = settings.items(field)
    items.replaceSubrange(item..<min(item + 1, items.count), with: new)
    guard take(field.value(ofItems: items), for: field) else { return }
    item += new.count - 1
    openEditor()
  }

  /// The editor's text becomes the value of the field, or of its focused item.
  private mutating func store(_ text: String, in field: Field) {
    let value: Value
    switch field.kind {
    case .list, .pairs:
      var items = settings.items(field)
      if item < items.count { items[item] = text } else { items.append(text) }
      value = field.value(ofItems: items)
    case .secret: value = .secret(Secret(text))
    case .text, .url, .number, .choice, .toggle: value = .text(text)
    }
    guard take(value, for: field) else { return }
    isUntouched = false
    repaired[field.id] = nil
  }

  /// Sets the field to what was typed; false, and unchanged, if that is unreasonably long.
  private mutating func take(_ value: Value, for field: Field) -> Bool {
    guard value.bytes <= Self.longestValue, value.items.count <= Self.mostItems else {
      message = "Too long: at most \(Self.longestValue / 1024) KiB and \(Self.mostItems) entries"
      openEditor()
      return false
    }
    remember(field)
    settings.typed[field.id] = value
    return true
  }

  /// In bytes.
  static let longestValue = 64 * 1024
  static let mostItems = 1000

  mutating func remember(_ field: Field) {
    history.remember(moment, change: field.id)
  }

  /// Reads the field that is left: corrects pasted text, drops empty items, and contacts the provider if possible.
  mutating func leaveField() -> [Effect] {
    guard let field, page != nil else { return [] }
    let before = moment
    isRevealed = false
    if settings.typed[field.id] != nil { visited.insert(field.id) }
    switch (field.kind, settings.typed[field.id]) {
    case (.list, .list(let items)?):
      let kept = items.flatMap { $0.contains(",") ? ListText.items($0) : [$0.trimmed] }.filter { !$0.isEmpty }
      if kept != items { settings.typed[field.id] = .list(kept) }
    case (.pairs, .pairs(let pairs)?):
      let kept = pairs.filter { !($0.name.trimmed.isEmpty && $0.value.isEmpty) }
      if kept != pairs { settings.typed[field.id] = .pairs(kept) }
    case (.secret, .secret(let secret)?) where secret.isEmpty: settings.typed[field.id] = nil
    case (.text, .text(let text)?), (.url, .text(let text)?), (.number, .text(let text)?):
      if text != text.trimmed { settings.typed[field.id] = .text(text.trimmed) }
      if text.trimmed.isEmpty && field.isAsked { settings.typed[field.id] = nil }
    default: break
    }
    if field == .discoveryURI, let done = settings.readDiscoveryURI() { repaired[field.id] = done }
    // Part of the same change as the typing, or a new one.
    if settings.typed != before.typed { history.remember(before, change: field.id) }
    history.close()
    return askIfNeeded()
  }
}

extension Value {
  /// Its length as text.
  fileprivate var bytes: Int {
    if case .secret(let secret) = self { return secret.reveal { $0.utf8.count } }
    return text.utf8.count
  }
}

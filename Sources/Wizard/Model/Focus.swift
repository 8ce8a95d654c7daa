import SignOn
import TextUI

extension Page {
  static func named(_ id: String) -> Page? { all.first { $0.id == id } }

  /// The page with the field.
  static func holding(_ field: Field) -> Page? { ofField[field.id].flatMap(named) }
}

extension State {
  /// The page on screen; nil on the screens after the pages.
  var page: Page? {
    guard case .page(let id) = place else { return nil }
    return Page.named(id)
  }

  func fields(of page: Page) -> [Field] { page.fields.filter(settings.isRelevant) }

  /// The field that has the focus.
  package var field: Field? {
    guard let page else { return nil }
    let last = page.fields.first { $0.id == focused[page.id] }
    if let last, settings.isRelevant(last) { return last }
    return page.fields.first(where: settings.isRelevant)
  }

  /// Whether keys go into a line of text.
  var isEditingText: Bool {
    if place == .people { return people.row == .box && overlay == nil }
    if place == .review { return editing == nil && reviewRow == .path && overlay == nil }
    guard overlay == nil, let field else { return false }
    switch field.kind {
    case .choice, .toggle: return false
    case .text, .secret, .url, .number, .list, .pairs: return true
    }
  }

  var isEditingList: Bool {
    switch field?.kind {
    case .list, .pairs: overlay == nil
    default: false
    }
  }

  /// Puts the value of the focused field, or of the focused item of it, into the editor.
  mutating func openEditor() {
    guard let field else { return }
    let (value, origin) = settings.value(of: field)
    isUntouched = origin != .typed
    isJustOpened = true
    isRevealed = false
    switch field.kind {
    case .secret:
      if case .secret(let secret)? = value { editor = LineEditor(secret.reveal { $0 }) } else { editor = LineEditor() }
    case .list, .pairs:
      let items = settings.items(field)
      item = min(item, items.count)
      editor = LineEditor(item < items.count ? items[item] : "")
    case .text, .url, .number, .choice, .toggle:
      editor = LineEditor(value?.text ?? "")
    }
    isUntouched = isUntouched && !editor.text.isEmpty
  }

  /// Moves the focus to a field, wherever it is.
  mutating func focus(on field: Field, item newItem: Int = 0) -> [Effect] {
    let effects = leaveField()
    guard let page = Page.holding(field) else { return effects }
    if place != .page(page.id) { returns = [] }
    place = .page(page.id)
    focused[page.id] = field.id
    item = newItem
    openEditor()
    return effects
  }

  /// Goes to another screen, after reading the current field.
  mutating func go(to new: Place) -> [Effect] {
    let effects = leaveField()
    if place != new { returns = [] }
    place = new
    item = 0
    openEditor()
    if new == .checks { followChecks() }
    if new == .review { review.arrive() }
    return effects + (page == nil && ![.done, .applying].contains(new) ? askIfNeeded() : [])
  }
}

import SignOn
import Text
import TextUI

/// The keys that do something here, as many as fit, the most important first.
func drawFooter(_ state: State, _ findings: [Finding], _ layout: Layout, _ drawing: inout Drawing) {
  guard !layout.isLow || state.message == nil else { return }
  var spans = [Span(" ")]
  var used = 1
  var labels: Set<String> = []
  for binding in Keymap.bindings(in: state.context) where binding.isInFooter {
    guard state.hasUse(for: binding.command, findings) else { continue }
    let isAllShown = state.overlay == nil && [.done, .applying].contains(state.place) && drawing.scrollEnd == 0
    if binding.command == .pageDown, isAllShown { continue }
    // Until a key of either kind is pressed, both keys for help are shown.
    let isBoth = binding.command == .help && state.usesTwins == nil
    let (name, label) = (isBoth ? binding.shown : state.keyName(binding), state.label(of: binding))
    let width = columns(of: name) + 1 + columns(of: label) + 2
    guard used + width <= layout.size.columns + 1, labels.insert(label).inserted else { continue }
    spans.append(Span(name, .key, .command(binding.command)))
    spans.append(Span(" \(label)  ", .dim, .command(binding.command)))
    used += width
  }
  drawing.draw(Line(spans), row: layout.footerRow)
}

extension State {
  /// The name of a command's key; the twin of an F-key if the user prefers twins.
  func keyName(_ command: Command) -> String {
    Keymap.binding(of: command, in: context).map(keyName) ?? ""
  }

  func keyName(_ binding: Binding) -> String {
    let hasTwin = binding.isFunctionKey || binding.keys[0] == .pageDown
    return hasTwin && usesTwins == true ? binding.twin.name : binding.keys[0].name
  }

  /// What a key does here, more specific than its binding's label.
  func label(of binding: Binding) -> String {
    switch (binding.command, place) {
    case (.leave, .page): returns.last.map { "back to \($0.name)" } ?? binding.label
    case (.goOn, .checks): checkRowLabel ?? binding.label
    case (.goOn, .people): people.row == .begin && people.signIn == nil ? "start" : binding.label
    case (.goOn, .review) where context == .review && editing.map({ $0.selected == 0 }) ?? (reviewRow == .write):
      editing == nil && !errors.isEmpty
        ? "go to the first error" : isFileThere && !run.isRehearsal ? "show the change" : "write"
    case (.goOn, .review) where editing != nil, (.cycleForward, .review) where editing != nil: "exclude / include"
    case (.apply, _): review.applies ? "only write" : "apply to a server"
    case (.leave, .applying): applying?.current == nil ? "back" : binding.label
    case (.nextPlace, _): nextPlaceTitle.map { "to \($0)" } ?? binding.label
    default: binding.label
    }
  }

  private var checkRowLabel: String? {
    guard let row = selectedCheck(allFindings) else { return nil }
    if row.opensTest { return "open the test" }
    return row.finding.flatMap { Field.named($0.field) } == nil
      ? (isTestDue ? "to the test" : "go on") : "go to its field"
  }

  private var nextPlaceTitle: String? {
    let tabs = Place.tabs
    guard let here = tabs.firstIndex(of: place), tabs.indices.contains(here + 1) else { return nil }
    return tabs[here + 1].title
  }

  /// Whether the command would do something on this screen now.
  func hasUse(for command: Command, _ findings: [Finding]) -> Bool {
    switch command {
    case .repair: hasRepair(findings)
    case .revert: field.map { settings.typed[$0.id] != nil } ?? false
    case .undo: !history.past.isEmpty
    case .redo: !history.future.isEmpty
    case .removeItem: field.map { item < settings.items($0).count } ?? false
    case .copy where place == .applying: applying?.address != nil
    case .copy: place == .people ? people.signIn != nil : selectedCheck(findings)?.finding?.command != nil
    case .forget: !people.samples.isEmpty
    case .open: context == .help || context == .joining || people.signIn?.isExchanging == false
    case .skip where place == .applying: true
    case .skip: people.samples.isEmpty && people.signIn == nil
    case .apply: run.appliesHere
    case .insist where place == .applying: applying?.obstacle != nil
    case .agree where context == .joining, .refuse where context == .joining:
      if case .welcoming = applying?.stage { true } else { false }
    case .goOn where context == .applying: applying?.current == nil
    case .mend: mend(findings) != nil
    case .insist where mending != nil, .copy where mending != nil: mending.map(hasUse) ?? false
    case .account: offersAccount && page == Page.all.first
    case .next where account != nil: account?.stage == .people
    case .options: openableOptions != nil
    case .ask: !run.isOffline
    case .jump: canJump(findings)
    case .goOn where place == .review:
      editing.map { $0.selected > 0 || !$0.change(settings).parts.isEmpty } ?? true
    case .cycleForward where place == .review && editing == nil: reviewRow != .write
    case .cycleForward where place != .review: openableOptions == nil
    case .cycleForward where place == .review: editing.map { $0.selected > 0 } ?? false
    default: true
    }
  }

  private func hasUse(_ mending: Mending) -> Bool { if case .asking = mending { true } else { false } }

  private func canJump(_ findings: [Finding]) -> Bool {
    switch place {
    case .checks: selectedCheck(findings).map { $0.field != nil && $0.finding == nil } ?? false
    case .people, .page, .review, .applying, .done: false
    }
  }
}

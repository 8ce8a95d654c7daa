/// A key, as the user names it, not as a terminal sends it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// The letter in lower case.
  case control(Character)
  case alt(Character)
  case function(Int)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case altUp, altDown, controlLeft, controlRight

  /// The key's name in the footer and the help.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-" + letter.uppercased()
    case .alt(let character): "Alt-" + character.uppercased()
    case .function(let number): "F\(number)"
    default: Self.names[self] ?? ""
    }
  }

  private static let names: [Key: String] = [
    .enter: "Enter", .tab: "Tab", .backTab: "Shift-Tab", .escape: "Esc", .backspace: "Backspace",
    .delete: "Del", .insert: "Ins", .up: "↑", .down: "↓", .left: "←", .right: "→", .home: "Home", .end: "End",
    .pageUp: "PgUp", .pageDown: "PgDn", .altUp: "Alt-↑", .altDown: "Alt-↓", .controlLeft: "Ctrl-←",
    .controlRight: "Ctrl-→",
  ]
}

extension LineEditor {
  /// Edits as readline does; false if the key is not an edit, as Ctrl-D on an empty line.
  @discardableResult
  package mutating func apply(key: Key) -> Bool {
    guard let edit = edit(for: key) else { return false }
    apply(edit)
    return true
  }

  private func edit(for key: Key) -> Edit? {
    switch key {
    case .character(let character): .insert(String(character))
    case .control("d"): text.isEmpty ? nil : .delete
    default: Self.edits[key]
    }
  }

  private static let edits: [Key: Edit] = [
    .backspace: .backspace, .delete: .delete, .left: .left, .right: .right, .home: .home, .end: .end,
    .controlLeft: .wordLeft, .controlRight: .wordRight,
    .control("a"): .home, .control("e"): .end, .control("b"): .left, .control("f"): .right,
    .control("h"): .backspace, .control("k"): .deleteToEnd, .control("u"): .deleteToStart,
    .control("w"): .deleteWordBack, .control("y"): .yank,
    .alt("b"): .wordLeft, .alt("f"): .wordRight, .alt("d"): .deleteWordForward,
  ]
}

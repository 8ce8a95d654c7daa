/// One line of text being edited, with a cursor between its characters.
package struct LineEditor: Equatable, Sendable {
  /// What can be done to the line; a word is letters and digits.
  package enum Edit: Equatable, Sendable {
    case insert(String)
    case backspace, delete
    case left, right, home, end, wordLeft, wordRight
    case deleteWordBack, deleteWordForward, deleteToStart, deleteToEnd
    /// Inserts again the word or line part that was last deleted.
    case yank
  }

  /// The longest line, in bytes; text beyond it is not inserted.
  package static let limit = 256 * 1024

  package private(set) var text: String
  /// Counted in characters, from 0 before the first to the count of them after the last.
  package private(set) var cursor: Int
  private var deleted = ""

  /// - Parameter cursor: nil puts it at the end.
  package init(_ text: String = "", cursor: Int? = nil) {
    self.text = singleLine(text)
    let count = self.text.count
    self.cursor = min(max(0, cursor ?? count), count)
  }

  package mutating func apply(_ edit: Edit) {
    switch edit {
    case .insert(let text): insert(singleLine(text))
    case .backspace: remove(from: max(0, cursor - 1), to: cursor)
    case .delete: remove(from: cursor, to: min(text.count, cursor + 1))
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .deleteWordBack: cut(from: wordStart, to: cursor)
    case .deleteWordForward: cut(from: cursor, to: wordEnd)
    case .deleteToStart: cut(from: 0, to: cursor)
    case .deleteToEnd: cut(from: cursor, to: text.count)
    case .yank: insert(deleted)
    }
  }

  private mutating func insert(_ new: String) {
    guard text.utf8.count + new.utf8.count <= Self.limit else { return }
    let index = text.index(text.startIndex, offsetBy: cursor)
    let before = text[..<index] + new
    let count = before.count
    text = before + String(text[index...])
    cursor = min(count, text.count)
  }

  private mutating func cut(from start: Int, to end: Int) {
    guard start < end else { return }
    deleted = String(text.dropFirst(start).prefix(end - start))
    remove(from: start, to: end)
  }

  private mutating func remove(from start: Int, to end: Int) {
    guard start < end else { return }
    text = String(text.prefix(start)) + String(text.dropFirst(end))
    cursor = min(start, text.count)
  }

  private var wordStart: Int {
    let before = text.prefix(cursor).reversed().drop { !isWordPart($0) }
    return before.drop(while: isWordPart).count
  }

  private var wordEnd: Int {
    let after = text.dropFirst(cursor).drop { !isWordPart($0) }
    return text.count - after.drop(while: isWordPart).count
  }
}

private func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

/// Text for one line: newlines at its ends are dropped, each control character inside becomes a blank.
private func singleLine(_ text: String) -> String {
  var characters = text[...]
  while characters.first?.isNewline == true { characters.removeFirst() }
  while characters.last?.isNewline == true { characters.removeLast() }
  var result = ""
  for character in characters {
    let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    if isControl || character.isNewline { result += " " } else { result.append(character) }
  }
  return result
}

import TestThreads
import Testing
import Text

@testable import TextUI

@Suite struct LineEditorTests {
  private func edited(_ text: String, at cursor: Int? = nil, _ keys: Key...) -> LineEditor {
    var editor = LineEditor(text, cursor: cursor)
    for key in keys {
      let isEdit = editor.apply(key: key)
      #expect(isEdit)
    }
    return editor
  }

  @Test(arguments: [
    (Key.character("x"), "abx cd", 3), (.backspace, "a cd", 1), (.delete, "abcd", 2), (.left, "ab cd", 1),
    (.right, "ab cd", 3), (.home, "ab cd", 0), (.end, "ab cd", 5), (.control("a"), "ab cd", 0),
    (.control("e"), "ab cd", 5), (.control("b"), "ab cd", 1), (.control("f"), "ab cd", 3),
    (.control("d"), "abcd", 2), (.control("h"), "a cd", 1), (.control("k"), "ab", 2), (.control("u"), " cd", 0),
    (.control("w"), " cd", 0), (.alt("b"), "ab cd", 0), (.alt("f"), "ab cd", 5), (.alt("d"), "ab", 2),
    (.controlLeft, "ab cd", 0), (.controlRight, "ab cd", 5),
  ])
  func keysEditAsReadlineDoes(key: Key, text: String, cursor: Int) {
    let editor = edited("ab cd", at: 2, key)
    #expect(editor.text == text)
    #expect(editor.cursor == cursor)
  }

  @Test(arguments: [Key.enter, .tab, .escape, .up, .function(1), .control("c"), .alt("z"), .pageDown])
  func otherKeysAreNoEdits(key: Key) {
    var editor = LineEditor("ab")
    let before = editor
    let isEdit = editor.apply(key: key)
    #expect(!isEdit)
    #expect(editor == before)
  }

  @Test func endOfInputOnAnEmptyLineIsNoEdit() {
    var editor = LineEditor()
    let isEdit = editor.apply(key: .control("d"))
    #expect(!isEdit)
  }

  @Test func whatWasCutCanBePutBack() {
    #expect(edited("one two", .control("w"), .home, .control("y")).text == "twoone ")
    #expect(edited("one two", .control("w"), .backspace, .control("y")).text == "onetwo")
  }

  @Test(arguments: [
    ("value\n", "value"), ("\r\n value\r\n\n", " value"), ("a\r\nb", "a b"), ("a\tb\u{1B}c\0", "a b c "),
    ("\n", ""), ("\u{2028}a\u{85}b", "a b"),
  ])
  func aPasteIsOneLineWithoutControlCharacters(pasted: String, expected: String) {
    var editor = LineEditor("[]", cursor: 1)
    editor.apply(.insert(pasted))
    #expect(editor.text == "[" + expected + "]")
    #expect(editor.cursor == 1 + expected.count)
    #expect(LineEditor(pasted).text == expected)
  }

  @Test func aMarkTypedAfterALetterJoinsIt() {
    let editor = edited("e", .character("\u{301}"))
    #expect(editor.text.count == 1)
    #expect(editor.cursor == 1)
  }

  @Test func aLongLineIsScrolledSoThatTheCursorIsInSight() {
    let text = "abcdefghijklmnop"
    let atEnd = LineEditor(text).window(columns: 8)
    #expect(atEnd == ("jklmnop", 7, true, false))
    let atStart = LineEditor(text, cursor: 0).window(columns: 8)
    #expect(atStart == ("abcdefgh", 0, false, true))
    let between = LineEditor(text, cursor: 8).window(columns: 8)
    #expect(between == ("defghijk", 5, true, true))
    #expect(LineEditor("ab").window(columns: 3) == ("ab", 2, false, false))
  }

  @Test(arguments: 0..<200) func anyEditsLeaveTheCursorInTheTextAndTheWindowInItsBox(seed: UInt64) {
    var generator = Seeded(seed)
    var editor = LineEditor(randomText(&generator), cursor: Int.random(in: -3...9, using: &generator))
    for _ in 0..<60 {
      editor.apply(randomEdit(&generator))
      #expect((0...editor.text.count).contains(editor.cursor))
      #expect(!editor.text.contains { $0.isNewline })
      for box in [1, 2, 3, 7, 20] {
        let window = editor.window(columns: box)
        #expect(columns(of: window.text) <= box, "\(editor.text.debugDescription) \(editor.cursor) \(box)")
        #expect((0..<box).contains(window.cursorColumn))
      }
    }
  }

  private func randomEdit(_ generator: inout Seeded) -> LineEditor.Edit {
    let edits: [LineEditor.Edit] = [
      .backspace, .delete, .left, .right, .home, .end, .wordLeft, .wordRight, .deleteWordBack, .deleteWordForward,
      .deleteToStart, .deleteToEnd, .yank,
    ]
    if Bool.random(using: &generator) { return .insert(randomText(&generator, pieces: 4)) }
    return edits.randomElement(using: &generator) ?? .left
  }
}

import Testing
import TextUI

@Suite struct KeyTests {
  @Test(arguments: [
    (Key.enter, "Enter"), (.tab, "Tab"), (.backTab, "Shift-Tab"), (.escape, "Esc"), (.function(1), "F1"),
    (.control("a"), "Ctrl-A"), (.alt("x"), "Alt-X"), (.up, "↑"), (.altUp, "Alt-↑"), (.controlLeft, "Ctrl-←"),
    (.character(" "), "Space"), (.character("/"), "/"), (.delete, "Del"),
  ])
  func aKeyHasTheNameThatIsPrintedOnIt(key: Key, name: String) {
    #expect(key.name == name)
  }

  @Test func everyNamedKeyHasAName() {
    let keys: [Key] = [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .altUp, .altDown, .controlLeft, .controlRight,
    ]
    #expect(Set(keys.map(\.name)).subtracting([""]).count == keys.count)
  }
}

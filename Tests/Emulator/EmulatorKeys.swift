import CVTerm
import TextUI

/// The emulator's name of a key that is no letter.
func special(_ key: Key) -> (VTermKey, VTermModifier)? {
  if case .function(let number) = key {
    return (VTermKey(VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)), VTERM_MOD_NONE)
  }
  return specialKeys[key]
}

private let specialKeys: [Key: (VTermKey, VTermModifier)] = [
  .enter: (VTERM_KEY_ENTER, VTERM_MOD_NONE), .tab: (VTERM_KEY_TAB, VTERM_MOD_NONE),
  .backTab: (VTERM_KEY_TAB, VTERM_MOD_SHIFT), .escape: (VTERM_KEY_ESCAPE, VTERM_MOD_NONE),
  .backspace: (VTERM_KEY_BACKSPACE, VTERM_MOD_NONE), .delete: (VTERM_KEY_DEL, VTERM_MOD_NONE),
  .insert: (VTERM_KEY_INS, VTERM_MOD_NONE), .up: (VTERM_KEY_UP, VTERM_MOD_NONE),
  .down: (VTERM_KEY_DOWN, VTERM_MOD_NONE), .left: (VTERM_KEY_LEFT, VTERM_MOD_NONE),
  .right: (VTERM_KEY_RIGHT, VTERM_MOD_NONE), .home: (VTERM_KEY_HOME, VTERM_MOD_NONE),
  .end: (VTERM_KEY_END, VTERM_MOD_NONE), .pageUp: (VTERM_KEY_PAGEUP, VTERM_MOD_NONE),
  .pageDown: (VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE), .altUp: (VTERM_KEY_UP, VTERM_MOD_ALT),
  .altDown: (VTERM_KEY_DOWN, VTERM_MOD_ALT), .controlLeft: (VTERM_KEY_LEFT, VTERM_MOD_CTRL),
  .controlRight: (VTERM_KEY_RIGHT, VTERM_MOD_CTRL),
]

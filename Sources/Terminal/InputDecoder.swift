import CNcurses
import TextUI

/// Decodes what the screen reads into keys, pastes and clicks; keeps an unfinished paste.
struct InputDecoder {
  /// No one deliberately pastes more into a field.
  static let longestPaste = 64 * 1024

  /// Whether the terminal has said that its background is light, or dark.
  private(set) var isLight: Bool?

  private var paste: [UInt8]?
  private var pasteEnd: [UInt8] = []

  /// Everything that can be read now.
  mutating func drain() -> [Input] {
    var inputs: [Input] = []
    var pasted = 0
    var last: UInt32 = 0
    while inputs.count < 100_000 {
      let read = screen_read()
      switch read.kind {
      case SCREEN_NOTHING:
        // A paste whose end was lost must not block the keyboard: Ctrl-C, typed by itself, ends it.
        if pasted == 1, last == 3, paste != nil { inputs += [endPaste(), .key(.control("c"))] }
        return inputs
      case SCREEN_HANGUP:
        return inputs + [.hangup]
      case SCREEN_PASTE_BEGIN:
        paste = []
        pasteEnd = []
      case SCREEN_PASTE_BYTE:
        pasted += 1
        last = read.value
        if add(UInt8(truncatingIfNeeded: read.value)) { inputs.append(endPaste()) }
      case SCREEN_BACKGROUND: isLight = read.value >= 128
      default:
        if let input = input(for: read) { inputs.append(input) }
      }
    }
    return inputs
  }

  private static let endMark = Array("\u{1B}[201~".utf8)

  /// Keeps a byte of a paste and says whether that was the last.
  private mutating func add(_ byte: UInt8) -> Bool {
    pasteEnd.append(byte)
    if pasteEnd.count > Self.endMark.count { keep(pasteEnd.removeFirst()) }
    guard pasteEnd == Self.endMark else { return false }
    pasteEnd = []
    return true
  }

  private mutating func keep(_ byte: UInt8) {
    if let count = paste?.count, count < Self.longestPaste { paste?.append(byte) }
  }

  /// Whether the end of a paste has not come yet.
  var isPasting: Bool { paste != nil }

  /// Ends a paste whose end was lost.
  mutating func endLostPaste() -> [Input] { isPasting ? [endPaste()] : [] }

  private mutating func endPaste() -> Input {
    for byte in pasteEnd where byte != 3 { keep(byte) }
    let text = String(decoding: paste ?? [], as: UTF8.self)
    paste = nil
    pasteEnd = []
    screen_end_paste()
    return .paste(text)
  }

  private func input(for read: ScreenInput) -> Input? {
    let position = Position(column: Int(read.column), row: Int(read.row))
    switch read.kind {
    case SCREEN_CHARACTER: return character(read.value).map(Input.key)
    case SCREEN_ALT: return alt(read.value).map(Input.key)
    case SCREEN_KEY: return key(read.value).map(Input.key)
    case SCREEN_PRESS: return .mouse(MouseEvent(kind: .press, position: position))
    case SCREEN_RELEASE: return .mouse(MouseEvent(kind: .release, position: position))
    case SCREEN_WHEEL_UP: return .mouse(MouseEvent(kind: .wheelUp, position: position))
    case SCREEN_WHEEL_DOWN: return .mouse(MouseEvent(kind: .wheelDown, position: position))
    default: return nil
    }
  }
}

private func character(_ value: UInt32) -> Key? {
  switch value {
  case 9: .tab
  case 10, 13: .enter
  case 27: .escape
  case 127: .backspace
  case 0: .control(" ")
  case 1...31: Unicode.Scalar(value < 27 ? value + 0x60 : value + 0x40).map { .control(Character($0)) }
  case 0x80...0x9F: nil
  default: Unicode.Scalar(value).map { .character(Character($0)) }
  }
}

/// Alt-Backspace deletes a word, as in readline.
private func alt(_ value: UInt32) -> Key? {
  value == 127 ? .control("w") : Unicode.Scalar(value).map { .alt(Character($0)) }
}

private func key(_ value: UInt32) -> Key? {
  if value > SCREEN_KEY_F0.rawValue { return .function(Int(value - SCREEN_KEY_F0.rawValue)) }
  return keys.first { $0.0.rawValue == value }?.1
}

private let keys: [(ScreenKey, Key)] = [
  (SCREEN_KEY_UP, .up), (SCREEN_KEY_DOWN, .down), (SCREEN_KEY_LEFT, .left), (SCREEN_KEY_RIGHT, .right),
  (SCREEN_KEY_HOME, .home), (SCREEN_KEY_END, .end), (SCREEN_KEY_PAGE_UP, .pageUp), (SCREEN_KEY_PAGE_DOWN, .pageDown),
  (SCREEN_KEY_INSERT, .insert), (SCREEN_KEY_DELETE, .delete), (SCREEN_KEY_BACKSPACE, .backspace),
  (SCREEN_KEY_BACK_TAB, .backTab), (SCREEN_KEY_ENTER, .enter), (SCREEN_KEY_ALT_UP, .altUp),
  (SCREEN_KEY_ALT_DOWN, .altDown), (SCREEN_KEY_CONTROL_LEFT, .controlLeft), (SCREEN_KEY_CONTROL_RIGHT, .controlRight),
]

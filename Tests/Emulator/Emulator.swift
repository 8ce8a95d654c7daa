import CVTerm
import TextUI

/// A terminal without a window: what it is fed becomes a screen, what is pressed becomes bytes.
package final class Emulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
  /// Every byte it was fed.
  package private(set) var received: [UInt8] = []
  package private(set) var showsAlternateScreen = false
  package private(set) var showsCursor = true
  /// It reports clicks.
  package private(set) var reportsMouse = false
  private var answers: [UInt8] = []
  private var dimming = Dimming()
  /// Where cells lead (OSC 8), and where those do that are written now.
  package private(set) var links: [Position: String] = [:]
  private var link: String?
  private let fallbacks = UnsafeMutablePointer<VTermParserCallbacks>.allocate(capacity: 1)

  package init(size: Size) {
    terminal = vterm_new(Int32(size.rows), Int32(size.columns))
    screen = vterm_obtain_screen(terminal)
    vterm_set_utf8(terminal, 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let user, let value else { return 0 }
      Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue().set(property, value.pointee)
      return 1
    }
    callbacks.pointee.damage = { area, user in
      guard let user else { return 0 }
      Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue().write(area)
      return 1
    }
    fallbacks.initialize(to: VTermParserCallbacks())
    fallbacks.pointee.osc = { text, count, user in
      guard let user, let text else { return 0 }
      let command = String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
      return Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue().obey(command)
    }
    let this = Unmanaged.passUnretained(self).toOpaque()
    vterm_screen_set_callbacks(screen, callbacks, this)
    vterm_screen_set_unrecognised_fallbacks(screen, fallbacks, this)
    vterm_output_set_callback(
      terminal,
      { bytes, count, user in
        guard let user, let bytes else { return }
        let raw = UnsafeRawBufferPointer(start: bytes, count: count)
        Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue().answers += raw
      }, this)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
    fallbacks.deallocate()
  }

  private func write(_ area: VTermRect) {
    for row in area.start_row..<area.end_row {
      for column in area.start_col..<area.end_col { links[Position(column: Int(column), row: Int(row))] = link }
    }
  }

  private func obey(_ command: String) -> Int32 {
    let parts = command.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "8" else { return 0 }
    link = parts[2].isEmpty ? nil : String(parts[2])
    return 1
  }

  /// A link that was begun has not ended.
  package var isInLink: Bool { link != nil }

  private func set(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_ALTSCREEN: showsAlternateScreen = value.boolean != 0
    case VTERM_PROP_CURSORVISIBLE: showsCursor = value.boolean != 0
    case VTERM_PROP_MOUSE: reportsMouse = value.number != 0
    default: break
    }
  }

  package func feed(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    received += bytes
    dimming.replaced(bytes).withUnsafeBytes { raw in
      _ = vterm_input_write(terminal, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  /// Nothing has come since the end of a frame: what is shown is whole.
  package var isPainted: Bool { received.suffix(8) == ArraySlice("\u{1B}[?2026l".utf8) }

  package var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    vterm_get_size(terminal, &rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  package func resize(to size: Size) {
    vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
  }

  package var cursor: Position {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Position(column: Int(position.col), row: Int(position.row))
  }

  /// Pasted text is marked as such; a paste of nothing tells.
  package var marksPastes: Bool {
    let before = answers
    defer { answers = before }
    answers = []
    vterm_keyboard_start_paste(terminal)
    return !answers.isEmpty
  }

  /// What it wants to tell the program, since the last call.
  package func takeAnswers() -> [UInt8] {
    defer { answers = [] }
    return answers
  }

  /// The bytes of a key.
  package func press(_ key: Key) {
    if let (code, modifier) = special(key) { return vterm_keyboard_key(terminal, code, modifier) }
    switch key {
    case .character(let character): unicode(character, VTERM_MOD_NONE)
    case .control(let character): unicode(character, VTERM_MOD_CTRL)
    case .alt(let character): unicode(character, VTERM_MOD_ALT)
    default: break
    }
  }

  private func unicode(_ character: Character, _ modifier: VTermModifier) {
    for scalar in character.unicodeScalars { vterm_keyboard_unichar(terminal, scalar.value, modifier) }
  }

  package func paste(_ text: String) {
    vterm_keyboard_start_paste(terminal)
    answers += Array(text.utf8)
    vterm_keyboard_end_paste(terminal)
  }

  package func send(_ event: MouseEvent) {
    vterm_mouse_move(terminal, Int32(event.position.row), Int32(event.position.column), VTERM_MOD_NONE)
    switch event.kind {
    case .press: vterm_mouse_button(terminal, 1, true, VTERM_MOD_NONE)
    case .release: vterm_mouse_button(terminal, 1, false, VTERM_MOD_NONE)
    case .wheelUp: vterm_mouse_button(terminal, 4, true, VTERM_MOD_NONE)
    case .wheelDown: vterm_mouse_button(terminal, 5, true, VTERM_MOD_NONE)
    }
  }

  func cell(at position: Position) -> VTermScreenCell? {
    guard Area(size).contains(position) else { return nil }
    var cell = VTermScreenCell()
    let place = VTermPos(row: Int32(position.row), col: Int32(position.column))
    return vterm_screen_get_cell(screen, place, &cell) == 0 ? nil : cell
  }
}

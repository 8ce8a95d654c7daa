import CNcurses
import Glibc
import Text
import TextUI

/// The terminal of this process: keys in, frames out. Nothing here blocks.
@MainActor package final class Terminal {
  package private(set) var size = Size(columns: 80, rows: 24)
  /// The locale is limited to ASCII, so frames are drawn without our signs.
  package let glyphsAreASCII: Bool

  private(set) var looks: [Style: Look]
  /// For a light background, once the terminal says that it has one.
  private var lightLooks: [Style: Look]?
  /// Whether links are marked as such.
  let showsLinks: Bool
  var shown: Frame?
  private var decoder = InputDecoder()
  private(set) var state = State.open

  enum State { case open, suspended, closed }

  /// Takes over the terminal. Call `close()` before releasing it.
  ///
  /// - Parameters:
  ///   - term: the terminal type, `$TERM` when nil.
  ///   - light: replaces `theme` once the terminal says that its background is light; nil if it is not to be asked.
  package convenience init(
    term: String? = nil, input: Int32 = 0, output: Int32 = 1, theme: Theme, light: Theme? = nil, mouse: Bool = true
  ) throws(TerminalError) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    let type = term ?? getenv("TERM").map { String(cString: $0) } ?? ""
    try self.init(
      anyInput: input, output: output, term: type, theme: theme, mouse: mouse, links: TerminalKind.showsLinks(type),
      locale: "")
    if let told = Self.sizeFromEnvironment { size = told }
    resize(to: resizeFromWindow())
    if let light, screen_colours() > 0, TerminalKind.ignoresWhatItDoesNotKnow(type) {
      lightLooks = Self.looks(light)
      screen_ask_background()
    }
  }

  private static func looks(_ theme: Theme) -> [Style: Look] {
    // Terminals with millions of colours take small numbers only as the first eight.
    let palette = screen_colours() > 256 ? 8 : Int(screen_colours())
    return theme.attributes(ofPalette: palette).mapValues { Look($0, palette: palette) }
  }

  /// The size from the environment, since a serial line reports none.
  private static var sizeFromEnvironment: Size? {
    let texts = [getenv("COLUMNS"), getenv("LINES")].compactMap { $0.map { String(cString: $0) } }
    let numbers = texts.compactMap { Int($0) }
    return numbers.count == 2 && numbers.allSatisfy { $0 > 0 } ? Size(columns: numbers[0], rows: numbers[1]) : nil
  }

  /// For descriptors that need not be terminals.
  init(
    anyInput input: Int32, output: Int32, term: String, theme: Theme, mouse: Bool, links: Bool = false, locale: String
  ) throws(TerminalError) {
    showsLinks = links
    glyphsAreASCII = !screen_locale_is_utf8(locale)
    let colourful = theme.attributes.values.contains { $0.foreground != nil || $0.background != nil }
    switch screen_open(term, input, output, colourful, mouse) {
    case SCREEN_OPEN: break
    case SCREEN_BUSY: throw .alreadyOpen
    default: throw .unusable(term)
    }
    looks = Self.looks(theme)
  }

  /// Everything that has come since the last call; empty when nothing has.
  package func readInput() -> [Input] {
    guard state == .open else { return [] }
    let inputs = decoder.drain()
    if let isLight = decoder.isLight { adapt(toLight: isLight) }
    return inputs
  }

  /// Draws everything in the colours for a light background; once is enough.
  private func adapt(toLight isLight: Bool) {
    guard let light = lightLooks else { return }
    lightLooks = nil
    guard isLight else { return }
    looks = light
    guard let frame = shown else { return }
    shown = nil
    draw(frame)
  }

  /// Whether the end of a paste has not come yet.
  package var isPasting: Bool { state == .open && decoder.isPasting }

  /// What came of a paste whose end was lost; the next key is a key again.
  package func endLostPaste() -> [Input] { state == .open ? decoder.endLostPaste() : [] }

  /// Uses this much of the terminal; at least one cell, at most a thousand each way.
  package func resize(to new: Size) {
    guard state == .open else { return }
    size = Size(columns: min(max(1, new.columns), 1000), rows: min(max(1, new.rows), 1000))
    screen_resize(Int32(size.rows), Int32(size.columns))
    shown = nil
  }

  /// Adopts the current size of the terminal.
  @discardableResult package func resizeFromWindow() -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    if screen_window(&rows, &columns) { resize(to: Size(columns: Int(columns), rows: Int(rows))) }
    return size
  }

  /// Releases the terminal for a while, so that the process can be stopped or another program can use it.
  package func suspend() {
    guard state == .open else { return }
    screen_suspend()
    state = .suspended
  }

  /// Takes the terminal again, also after a stop that came without `suspend()`; the next frame is drawn in full.
  package func resume() {
    guard state != .closed else { return }
    state = .open
    screen_resume()
    resize(to: resizeFromWindow())
  }

  /// Has the next frame drawn in full, over whatever another program wrote.
  package func repaint() {
    guard state == .open else { return }
    screen_forget()
    shown = nil
  }

  /// Stops this process and those started with it until the shell continues them.
  ///
  /// Does nothing, and returns false, if there is no shell to return to. A stop signal that can be caught would not
  /// work: the threads of Dispatch block it.
  package static func stopProcess() -> Bool {
    guard getsid(0) != getpid() else { return false }
    return kill(0, SIGSTOP) == 0
  }

  /// Restores the terminal as it was found; may be called again.
  package func close() {
    guard state != .closed else { return }
    state = .closed
    screen_close()
  }

  /// Restores the terminal first on a fatal signal, or on exit without `close()`.
  package static func restoreOnCrash() {
    screen_restore_on_crash()
  }

  /// The message on standard error after a fatal signal, at most a thousand bytes; none if empty.
  package static func sayOnCrash(_ text: String) {
    screen_last_words(text)
  }

  /// For other handlers of fatal signals.
  package nonisolated static func sayLastWords() { screen_say_last_words() }

  /// Drops output that the terminal does not read, so that whatever waits for it continues.
  package nonisolated static func unblock() { screen_unblock() }

  /// Restores the terminal from another thread, whether it reads or not; the process must end then.
  package nonisolated static func abandon() { screen_abandon() }

  /// Asks the terminal to copy the text to the clipboard; false if it is too long (48 KiB).
  @discardableResult package func setClipboard(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard state == .open, bytes.count <= 48 * 1024 else { return false }
    let sequence = "\u{1B}]52;c;" + Base64.text(bytes) + "\u{7}"
    screen_send(sequence, sequence.utf8.count)
    return true
  }
}

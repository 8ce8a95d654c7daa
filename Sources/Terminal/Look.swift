import CNcurses
import TextUI

/// The attributes of a style as this terminal can show them.
struct Look {
  private var flags: UInt32 = 0
  private var foreground: Int32 = -1
  private var background: Int32 = -1

  init() {}

  init(_ attributes: Attributes, palette: Int) {
    foreground = attributes.foreground?.index(ofPalette: palette).map(Int32.init) ?? -1
    background = attributes.background?.index(ofPalette: palette).map(Int32.init) ?? -1
    if attributes.bold { flags |= SCREEN_BOLD.rawValue }
    if attributes.underline { flags |= SCREEN_UNDERLINE.rawValue }
    if attributes.reverse { flags |= SCREEN_REVERSE.rawValue }
    if attributes.dim { flags |= SCREEN_DIM.rawValue }
  }

  func apply() {
    screen_look(Int32(flags), foreground, background)
  }
}

extension Frame {
  /// The frame with our own signs and rules in ASCII, column for column; letters of the user's text stay.
  package func asciiOnly() -> Frame {
    var frame = self
    for index in frame.cells.indices {
      let cell = frame.cells[index]
      if let sign = asciiSigns[cell.text] { frame.cells[index] = Cell(text: sign, style: cell.style) }
    }
    return frame
  }
}

/// The ASCII replacement for each sign.
private let asciiSigns: [String: String] = {
  let signs: [(String, String)] = [
    ("─━═╌┄–—−", "-"), ("│┃║▏▕▎", "|"), ("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"), ("█▓▒■", "#"), ("░□", "."),
    ("▸▶›→»≥", ">"), ("◂◀‹←«≤↵", "<"), ("↑▲▴", "^"), ("↓▼▾", "v"), ("✓✔", "+"), ("✗✘×✕", "x"),
    ("•●◆", "*"), ("○◇", "o"), ("·", "."), ("…", "~"), ("“”", "\""), ("‘’", "'"), ("⚠", "!"), ("ℹ", "i"),
    ("⠋⠼⠇", "|"), ("⠙⠴⠏", "/"), ("⠹⠦", "-"), ("⠸⠧", "\\"),
  ]
  return signs.reduce(into: [:]) { table, entry in
    for sign in entry.0 { table[String(sign)] = entry.1 }
  }
}()

/// The text with our own signs in ASCII; letters stay.
package func withASCIISigns(_ text: String) -> String {
  text.map { asciiSigns[String($0)] ?? String($0) }.joined()
}

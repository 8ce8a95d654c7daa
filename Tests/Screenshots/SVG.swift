import Emulator

/// Sizes in pixels; the width of a column is that of the first fonts of the list at this size.
private enum Metrics {
  static let column = 8.43
  static let row = 18.0
  static let font = 14.0
  static let baseline = 13.5
  static let margin = 10.0
  static let fonts = "'DejaVu Sans Mono','Bitstream Vera Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"
}

extension Picture {
  var svg: String {
    let width = Metrics.margin * 2 + Metrics.column * Double(rows.first?.count ?? 0)
    let height = Metrics.margin * 2 + Metrics.row * Double(rows.count)
    let canvas = Canvas(isLight: isLight)
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(shown(width))" height="\(shown(height))" \
      viewBox="0 0 \(shown(width)) \(shown(height))">
      """,
      "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"\(canvas.background)\"/>",
      "<g font-family=\"\(Metrics.fonts)\" font-size=\"\(shown(Metrics.font))\" fill=\"\(canvas.foreground)\">",
    ]
    for (index, row) in rows.enumerated() {
      for run in Run.all(of: row) { lines += canvas.elements(run, row: index) }
    }
    return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }
}

/// Neighbouring cells of one look.
private struct Run {
  let column: Int
  let cells: ArraySlice<SeenCell>

  var text: String { cells.map(\.text).joined() }

  static func all(of row: [SeenCell]) -> [Run] {
    var runs: [Run] = []
    var start = 0
    while start < row.count {
      let first = row[start]
      let end = row[start...].firstIndex { !looksLike($0, first) } ?? row.count
      runs.append(Run(column: start, cells: row[start..<end]))
      start = end
    }
    return runs
  }

  private static func looksLike(_ one: SeenCell, _ other: SeenCell) -> Bool {
    var same = one
    same.text = other.text
    return same == other && isLine(one.text) == isLine(other.text) && (!isLine(one.text) || one.text == other.text)
  }

  static func isLine(_ text: String) -> Bool { text == "─" || text == "│" }

  /// Its words, cut where two or more blanks stand.
  var words: [(column: Int, text: String, width: Int)] {
    var words: [(Int, String, Int)] = []
    var start = cells.startIndex
    while let first = cells[start...].firstIndex(where: { $0.text != " " }) {
      var end = first
      while end < cells.endIndex, !isGap(at: end) { end += 1 }
      words.append((column + first - cells.startIndex, cells[first..<end].map(\.text).joined(), end - first))
      start = end
    }
    return words
  }

  private func isGap(at index: Int) -> Bool {
    cells[index].text == " " && (index + 1 >= cells.endIndex || cells[index + 1].text == " ")
  }
}

/// Draws runs in the colours of a terminal.
private struct Canvas {
  let isLight: Bool

  var background: String { isLight ? "#ffffff" : "#000000" }
  var foreground: String { isLight ? "#1c1c1c" : "#d4d4d4" }

  func elements(_ run: Run, row: Int) -> [String] {
    guard let look = run.cells.first else { return [] }
    var colours = (look.foreground.map(colour), look.background.map(colour))
    if look.isReversed { colours = (colours.1 ?? background, colours.0 ?? foreground) }
    let left = Metrics.margin + Metrics.column * Double(run.column)
    let top = Metrics.margin + Metrics.row * Double(row)
    let width = Metrics.column * Double(run.cells.count)
    var elements: [String] = []
    if let fill = colours.1 {
      elements.append(
        "<rect x=\"\(shown(left))\" y=\"\(shown(top))\" width=\"\(shown(width))\" height=\"\(shown(Metrics.row))\" "
          + "fill=\"\(fill)\"/>")
    }
    let ink = colours.0 ?? foreground
    let faint = look.isDim ? " opacity=\"0.6\"" : ""
    if Run.isLine(look.text) {
      let isRule = look.text == "─"
      let line =
        isRule
        ? "M\(shown(left)) \(shown(top + Metrics.row / 2))h\(shown(width))"
        : "M\(shown(left + Metrics.column / 2)) \(shown(top))v\(shown(Metrics.row))"
      return elements + ["<path d=\"\(line)\" stroke=\"\(ink)\"\(faint)/>"]
    }
    let attributes =
      (colours.0 == nil ? "" : " fill=\"\(ink)\"") + (look.isBold ? " font-weight=\"bold\"" : "")
      + (look.isUnderlined ? " text-decoration=\"underline\"" : "") + faint
    return elements + run.words.map { text($0, top: top, attributes) }
  }

  private func text(_ word: (column: Int, text: String, width: Int), top: Double, _ attributes: String) -> String {
    let x = Metrics.margin + Metrics.column * Double(word.column)
    let length = Metrics.column * Double(word.width)
    return "<text x=\"\(shown(x))\" y=\"\(shown(top + Metrics.baseline))\" textLength=\"\(shown(length))\" "
      + "lengthAdjust=\"spacingAndGlyphs\"\(attributes)>\(escaped(word.text))</text>"
  }

  private func escaped(_ text: String) -> String {
    text.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : String($0) }.joined()
  }

  /// Of the palette of 256 colours; the first sixteen are softer than xterm's on a dark background.
  private func colour(_ index: Int) -> String {
    let basic = [
      "000000", "cd3131", "0dbc79", "e5e510", "2472c8", "bc3fbc", "11a8cd", "e5e5e5",
      "666666", "f14c4c", "23d18b", "f5f543", "3b8eea", "d670d6", "29b8db", "ffffff",
    ]
    if index >= 0x1000000 { return "#" + hexadecimal([index >> 16 & 0xFF, index >> 8 & 0xFF, index & 0xFF]) }
    if index < 16 { return "#" + basic[index] }
    if index >= 232 { return "#" + hexadecimal([Int](repeating: 8 + 10 * (index - 232), count: 3)) }
    let steps = [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6]
    return "#" + hexadecimal(steps.map { $0 == 0 ? 0 : 55 + 40 * $0 })
  }

  private func hexadecimal(_ numbers: [Int]) -> String {
    numbers.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// With two decimals at most.
private func shown(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let (whole, rest) = (hundredths / 100, hundredths % 100)
  if rest == 0 { return "\(whole)" }
  return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

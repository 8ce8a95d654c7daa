import SignOn
import Text
import TextUI

/// A piece of a line, and what a click on it means.
struct Span: Equatable, Sendable {
  var text: String
  var style: Style
  var target: Target?
  /// The URL that the terminal opens, of which the text is all or a part.
  var link: TerminalLink?

  init(_ text: String, _ style: Style = .normal, _ target: Target? = nil, link: String? = nil) {
    self.text = text
    self.style = style
    self.target = target
    self.link = link.flatMap(TerminalLink.init)
  }
}

/// One line of a screen: text from the left, and text at its right end.
struct Line: Equatable, Sendable {
  var spans: [Span]
  var trailing: [Span]
  /// What a click anywhere else on it means.
  var target: Target?
  /// The column of the cursor, counted from the start of the line.
  var cursor: Int?

  init(_ spans: [Span] = [], trailing: [Span] = [], target: Target? = nil, cursor: Int? = nil) {
    self.spans = spans
    self.trailing = trailing
    self.target = target
    self.cursor = cursor
  }

  init(_ text: String, _ style: Style = .normal, target: Target? = nil) {
    self.init([Span(text, style)], target: target)
  }

  static let empty = Line()
}

/// A frame being drawn, and what a click on each part of it means.
package struct Drawing: Equatable, Sendable {
  package private(set) var frame: Frame
  /// The last scroll position at which the end of the text is visible.
  private(set) var scrollEnd = 0
  private var regions: [Region] = []

  private struct Region: Equatable, Sendable {
    let area: Area
    let target: Target
  }

  init(size: Size) {
    frame = Frame(size: size)
  }

  var size: Size { frame.size }

  /// What a click there means; what was drawn last is on top.
  func target(at position: Position) -> Target? {
    regions.last { $0.area.contains(position) }?.target
  }

  mutating func draw(_ line: Line, row: Int, column: Int = 0, columns width: Int? = nil) {
    let room = width ?? size.columns - column
    guard room > 0, row >= 0, row < size.rows else { return }
    if let target = line.target {
      regions.append(Region(area: Area(column: column, row: row, columns: room, rows: 1), target: target))
    }
    let end = line.trailing.reduce(0) { $0 + columns(of: $1.text) }
    let left = end > 0 ? max(0, room - end - 1) : room
    var used = 0
    for span in line.spans { used += put(span, row: row, column: column + used, room: left - used) }
    var place = column + max(0, room - end)
    for span in line.trailing { place += put(span, row: row, column: place, room: column + room - place) }
    if let cursor = line.cursor { frame.cursor = Position(column: column + min(cursor, room - 1), row: row) }
  }

  private mutating func put(_ span: Span, row: Int, column: Int, room: Int) -> Int {
    guard room > 0 else { return 0 }
    let position = Position(column: column, row: row)
    let used = frame.put(span.text, at: position, style: span.style, width: room, link: span.link)
    if span.style == .focused { blankEdges(of: span.text, row: row, column: column, used: used) }
    if let target = span.target {
      regions.append(Region(area: Area(column: column, row: row, columns: used, rows: 1), target: target))
    }
    return used
  }

  /// A theme may underline the focused text, and blanks around it would be seen.
  private mutating func blankEdges(of text: String, row: Int, column: Int, used: Int) {
    let left = min(used, text.prefix { $0 == " " }.count)
    let right = max(0, text.reversed().prefix { $0 == " " }.count - (columns(of: text) - used))
    for (start, count) in [(column, left), (column + used - right, right)] where count > 0 {
      frame.put(String(repeating: " ", count: count), at: Position(column: start, row: row))
    }
  }

  /// Draws lines into an area; the ones above `offset` and those that do not fit are left out.
  mutating func draw(_ lines: [Line], in area: Area, from offset: Int = 0) {
    for (index, line) in lines.dropFirst(offset).prefix(area.rows).enumerated() {
      draw(line, row: area.row + index, column: area.column, columns: area.columns)
    }
  }

  /// Draws scrolled lines, and says whether more follow.
  mutating func draw(_ lines: [Line], in area: Area, scrolled offset: Int) -> Bool {
    let end = max(0, lines.count - area.rows)
    scrollEnd = max(scrollEnd, end)
    draw(lines, in: area, from: min(offset, end))
    return offset < end
  }

  mutating func rule(row: Int, column: Int = 0, columns width: Int? = nil) {
    let room = max(0, width ?? size.columns - column)
    frame.fill(Area(column: column, row: row, columns: room, rows: 1), with: "─", style: .rule)
  }

  mutating func verticalRule(column: Int, rows: Range<Int>) {
    frame.fill(Area(column: column, row: rows.lowerBound, columns: 1, rows: rows.count), with: "│", style: .rule)
  }

  /// Marks at the edges of an area that there is more: on the rules there, or in its last column.
  mutating func markMore(above: Bool, below: Bool, _ area: Area, _ layout: Layout, key: String = "") {
    for (isMore, words, rule, edge) in [
      (above, "↑ more", area.row - 1, area.row),
      (below, key.isEmpty ? "↓ more" : "↓ more, \(key)", area.endRow, area.endRow - 1),
    ] where isMore {
      let place = layout.isLow ? edge : rule
      let text = layout.isLow ? String(words.prefix(1)) : " \(words) "
      let width = layout.isLow ? 1 : columns(of: text)
      guard width <= area.columns else { continue }
      draw(Line(text, .dim), row: place, column: area.endColumn - width - (layout.isLow ? 0 : 1), columns: width)
    }
  }

  /// Clears an area and draws a frame inside it; outside it only the last row can be clicked.
  mutating func box(_ area: Area) {
    clear(area)
    frame.cursor = nil
    let last = size.rows - 1
    regions.removeAll { $0.area.row < last }
    rule(row: area.row, column: area.column, columns: area.columns)
    rule(row: area.endRow - 1, column: area.column, columns: area.columns)
    for column in [area.column, area.endColumn - 1] {
      verticalRule(column: column, rows: area.row + 1..<max(area.row + 1, area.endRow - 1))
    }
    for (sign, row, column) in [
      ("┌", area.row, area.column), ("┐", area.row, area.endColumn - 1), ("└", area.endRow - 1, area.column),
      ("┘", area.endRow - 1, area.endColumn - 1),
    ] {
      frame.put(sign, at: Position(column: column, row: row), style: .rule)
    }
  }

  mutating func clear(_ area: Area) {
    frame.fill(area, with: " ", style: .normal)
    regions.removeAll { !$0.area.intersection(area).isEmpty }
    if let cursor = frame.cursor, area.contains(cursor) { frame.cursor = nil }
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns(of: self)))
  }
}

/// Text after a lead, wrapped to the columns with a hanging indent.
func hanging(_ lead: Span, _ text: String, _ style: Style = .normal, columns room: Int) -> [Line] {
  let margin = columns(of: lead.text)
  // A style with a background is visible on spaces too.
  let indent = lead.text.prefix { $0 == " " }
  let first = [Span(String(indent)), Span(String(lead.text.dropFirst(indent.count)), lead.style, lead.target)]
  return wrapped(text, to: max(10, room - margin)).enumerated().map { index, part in
    Line((index == 0 ? first : [Span("".padded(to: margin))]) + [Span(part, style)])
  }
}

/// Spans as lines of at most the given columns, broken anywhere.
func broken(_ spans: [Span], to room: Int) -> [[Span]] {
  let width = max(2, room)
  var lines: [[Span]] = [[]]
  var used = 0
  for span in spans {
    var part = Span("", span.style, span.target)
    for character in span.text {
      let step = columns(of: String(character))
      if used + step > width {
        lines[lines.count - 1].append(part)
        lines.append([])
        part.text = ""
        used = 0
      }
      part.text.append(character)
      used += step
    }
    if !part.text.isEmpty { lines[lines.count - 1].append(part) }
  }
  return lines
}

/// The first line to show so that a block of lines is visible, about a third down.
func offset(showing block: Range<Int>, of total: Int, in rows: Int) -> Int {
  guard total > rows, rows > 0 else { return 0 }
  let above = max(0, min(rows / 3, rows - block.count))
  return max(0, min(block.lowerBound - above, total - rows))
}

extension Finding.Severity {
  var sign: String {
    switch self {
    case .error: "✗"
    case .warning: "!"
    case .note: "·"
    }
  }

  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

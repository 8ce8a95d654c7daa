/// Which part of a text matters most; `bothEnds` leaves out the middle.
package enum End: Hashable, Sendable { case start, end, bothEnds }

/// The text in at most the given columns, with `…` where something is left out.
package func truncated(_ text: String, to columns: Int, keeping end: End = .start) -> String {
  if text.utf8.count <= columns, text.isPrintableASCII { return text }
  let all = glyphs(of: text)
  let width = all.reduce(0) { $0 + $1.columns }
  if width <= columns { return joined(all[...]) }
  guard columns > 0 else { return "" }
  switch end {
  case .start: return joined(prefix(of: all[...], columns: columns - 1)) + "…"
  case .end: return "…" + joined(suffix(of: all[...], columns: columns - 1))
  case .bothEnds:
    let start = prefix(of: all[...], columns: columns / 2)
    let used = start.reduce(0) { $0 + $1.columns }
    return joined(start) + "…" + joined(suffix(of: all[...], columns: columns - 1 - used))
  }
}

package func joined(_ glyphs: ArraySlice<Glyph>) -> String {
  glyphs.reduce(into: "") { $0 += $1.text }
}

/// The most of the beginning that fits.
package func prefix(of glyphs: ArraySlice<Glyph>, columns: Int) -> ArraySlice<Glyph> {
  var left = columns
  return glyphs.prefix {
    left -= $0.columns
    return left >= 0
  }
}

/// The most of the end that fits.
package func suffix(of glyphs: ArraySlice<Glyph>, columns: Int) -> ArraySlice<Glyph> {
  var left = columns
  var start = glyphs.endIndex
  while start > glyphs.startIndex, left >= glyphs[start - 1].columns {
    start -= 1
    left -= glyphs[start].columns
  }
  return glyphs[start...]
}

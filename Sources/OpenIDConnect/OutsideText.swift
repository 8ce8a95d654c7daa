/// Makes text from a network or a file fit for one line of a terminal: cut, and nothing in it acts on the screen.
package enum OutsideText {
  /// Control, format and direction characters become `\u{…}`; at most `limit` characters come back.
  package static func shown(_ text: String, limit: Int = 200) -> String {
    if text.utf8.count < limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var shown = ""
    var room = limit
    for scalar in text.unicodeScalars {
      let piece = isHarmless(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      guard room > piece.unicodeScalars.count else { return shown + "…" }
      shown += piece
      room -= piece.unicodeScalars.count
    }
    return shown
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
      .nonspacingMark, .enclosingMark:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}

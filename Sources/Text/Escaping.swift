/// Text from outside made safe for a screen: hidden characters and terminal controls are spelled out.
///
/// Escape becomes `\e`, a newline `\n`, a direction mark `\u{202E}`; everything else is kept as it is.
package func visible(_ text: String) -> String {
  if text.isPrintableASCII { return text }
  guard text.unicodeScalars.contains(where: isHidden) else { return text }
  return text.rewritten { isHidden($0) ? spelling(of: $0) : nil }
}

/// The same for a text of several lines, which they stay.
package func visibleLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }.joined(separator: "\n")
}

/// Controls, line separators, and everything Unicode calls ignorable except the selectors of a variant.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0xFE00...0xFE0F: false
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x2028, 0x2029, 0xFFF9...0xFFFB: true
  case 0...0x2FF: false
  default: scalar.properties.isDefaultIgnorableCodePoint
  }
}

private func spelling(of scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\u{1B}": "\\e"
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  case "\0": "\\0"
  default: "\\u{" + hexadecimal(scalar.value, digits: 1, uppercase: true) + "}"
  }
}

/// Makes text from a network or a file safe for one line of a terminal: cut, and without control sequences.
package enum OutsideText {
  /// Control, format and direction characters become `\u{…}`; at most `limit` characters come back.
  package static func shown(_ text: String, limit: Int = 200) -> String {
    if text.utf8.count < limit, text.isPrintableASCII { return text }
    var shown = ""
    var room = limit
    for scalar in text.unicodeScalars {
      let piece = scalar.isVisible && !scalar.isMark ? String(scalar) : "\\u{\(hexadecimal(scalar.value, digits: 1))}"
      guard room > piece.unicodeScalars.count else { return shown + "…" }
      shown += piece
      room -= piece.unicodeScalars.count
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Whether the character is visible and no parser folds, trims or rejects it.
  package var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: self == " "
    default: true
    }
  }

  /// Whether it is drawn over the character before it.
  fileprivate var isMark: Bool { [.nonspacingMark, .enclosingMark].contains(properties.generalCategory) }
}

extension String {
  /// Each scalar rewritten by a rule; nil keeps it.
  package func rewritten(_ rule: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let text = rule(scalar) { result += text } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// For an element or a quoted attribute of HTML and XML.
  package var asMarkup: String {
    rewritten { ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"][$0] }
  }
}

/// Quoted as one word for a POSIX shell.
package func shellWord(_ text: String) -> String {
  if text.isWord(and: "-./:@%+,") { return text }
  return "'" + text.rewritten { $0 == "'" ? #"'\''"# : nil } + "'"
}

/// Text from outside made safe for a screen: what would be hidden, or would command the terminal, is spelled out.
///
/// Escape becomes `\e`, a newline `\n`, a direction mark `\u{202E}`; everything else is kept as it is.
package func visible(_ text: String) -> String {
  if text.isPrintableASCII { return text }
  guard text.unicodeScalars.contains(where: isHidden) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isHidden(scalar) { result += spelling(of: scalar) } else { result.unicodeScalars.append(scalar) }
  }
  return result
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
  default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }
}

/// A value from outside as a message may hold it: on one line, without anything that moves the cursor, cut at `limit`.
func shown(_ text: some StringProtocol, _ limit: Int = 80) -> String {
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return result + "…" }
    result.unicodeScalars.append(isPlain(scalar) ? scalar : "\u{FFFD}")
    count += 1
  }
  return result
}

private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .nonspacingMark,
    .enclosingMark:
    false
  default: true
  }
}

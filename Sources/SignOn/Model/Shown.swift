import Text

/// An external value made safe for a message: one line, truncated, without control characters.
func shown(_ text: some StringProtocol, _ limit: Int = 80) -> String {
  OutsideText.shown(String(text), limit: limit)
}

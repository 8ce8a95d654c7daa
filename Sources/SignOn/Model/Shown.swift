import Text

/// An external value made safe for a message: one line, truncated, without control characters or passwords in URLs.
func shown(_ text: some StringProtocol, _ limit: Int = 80) -> String {
  OutsideText.shown(withoutUser(String(text)), limit: limit)
}

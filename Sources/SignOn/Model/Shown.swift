import Text

/// A value from outside as a message may hold it: one line, cut, and nothing in it acts on the screen.
func shown(_ text: some StringProtocol, _ limit: Int = 80) -> String {
  OutsideText.shown(String(text), limit: limit)
}

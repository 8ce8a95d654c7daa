import Text

/// Another registered callback URL, for the test sign-in alone; it is never written.
extension Settings {
  /// The text as a callback URL at which this machine can wait for the browser; nil if it is none, or is the configured
  /// one.
  package func testCallback(_ text: String) -> String? {
    let text = text.trimmed
    guard let address = WebAddress(text), address.scheme == "http", address.isSurelyThisMachine,
      address.query == nil, address.fragment == nil, text != self.text(.callbackURL)
    else { return nil }
    return text
  }

  /// Whether the browser of a test sign-in cannot come back to this machine by the configured callback URL.
  package var isCallbackElsewhere: Bool {
    guard let address = WebAddress(text(.callbackURL)) else { return false }
    return address.scheme != "http" || !address.isSurelyThisMachine
  }

  /// What can be given instead, and whether it is known to be registered.
  package var proposedTestCallback: (url: String, isRegistered: Bool) {
    let registered = accountClient?.callbackURLs.compactMap(testCallback).first
    return (registered ?? "http://localhost:8585/callback", registered != nil)
  }
}

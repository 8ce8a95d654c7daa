extension Check {
  /// Up to 1.13 the server silently takes 604800 instead; from 2.0 it refuses.
  static let sessionExpiryIsAnHourOrMore = Check(
    "session-expiry-is-an-hour-or-more", "Sessions last an hour or more"
  ) { settings in
    guard let seconds = Int32(settings.text(.sessionExpiry)), (0..<3600).contains(seconds) else { return [] }
    let effect =
      settings.version >= .v2_0 ? "the server refuses less than 3600" : "below 3600 the server takes 604800 instead"
    return [
      .error(
        .sessionExpiry, "The session expiry is \(seconds) seconds; \(effect).", remedy: "Use 3600 or more.",
        repair: .set(.sessionExpiry, "3600", "use 3600"))
    ]
  }
}

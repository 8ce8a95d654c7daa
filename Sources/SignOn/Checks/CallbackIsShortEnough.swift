extension Check {
  /// AWS: 1024 characters at most.
  static let callbackIsShortEnough = Check(
    "callback-is-short-enough", "The callback URL is short enough to be registered"
  ) { settings in
    let length = settings.text(.callbackURL).utf8.count
    guard length > 1024 else { return [] }
    return [
      .error(
        .callbackURL, "The callback URL has \(length) characters; Cognito registers 1024 at most.",
        remedy: "Use the address of OpenMetadata and /callback, nothing more.")
    ]
  }
}

extension Check {
  /// OpenMetadata 1.12: the servlet that takes the answer is mounted at `/callback` and nowhere else.
  static let callbackEndsInCallback = Check(
    "callback-ends-in-callback", "The callback URL ends in /callback directly after the base path"
  ) { settings in
    let callback = CallbackText(settings.text(.callbackURL))
    guard let url = callback.url, !callback.hasServletPath else { return [] }
    let repaired = callback.with(path: callback.rightPath)
    return [
      .error(
        .callbackURL,
        "The callback's path is “\(shown(url.path, 50))”; the server listens at \(shown(callback.rightPath, 50)) alone.",
        remedy: "Use \(shown(repaired ?? "", 100)) here and in the app client's allowed callback URLs.",
        repair: repaired.map { .set(.callbackURL, $0, "use \(shown(callback.rightPath, 40))") })
    ]
  }
}

extension Check {
  /// A registered callback may have no fragment, and the server compares the bare address.
  static let callbackHasNoQuery = Check(
    "callback-has-no-query", "The callback URL has neither query nor fragment"
  ) { settings in
    let callback = CallbackText(settings.text(.callbackURL))
    guard let url = callback.url, url.query != nil || url.fragment != nil else { return [] }
    let part = url.query.map { "?" + $0 } ?? "#" + (url.fragment ?? "")
    return [
      .error(
        .callbackURL, "The callback URL ends in “\(shown(part, 40))”; it may have neither query nor fragment.",
        remedy: "Leave it out.", repair: callback.with().map { .set(.callbackURL, $0, "leave it out") })
    ]
  }
}

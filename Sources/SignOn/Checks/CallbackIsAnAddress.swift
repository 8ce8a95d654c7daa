import Text

extension Check {
  /// Cognito compares it letter by letter with what is registered, so it is a whole address.
  static let callbackIsAnAddress = Check("callback-is-an-address", "The callback URL is a whole address") { settings in
    guard let text = settings.answer(.callbackURL), WebAddress(text) == nil else { return [] }
    let bare = text.trimmed { $0.isBlank || $0.isInvisible || "\"'<>[](),".contains($0) }
    let whole = [bare, "https://" + bare].first { text in
      WebAddress(text).map { $0.isLoopback || $0.host.contains(".") } ?? false
    }
    return [
      .error(
        .callbackURL, "“\(shown(text, 60))” is no address; expected is one like https://om.company.com/callback.",
        remedy: "Give OpenMetadata's address, beginning with https:// and ending in /callback.",
        repair: whole.map { .set(.callbackURL, $0, "use \(shown($0, 60))") })
    ]
  }
}

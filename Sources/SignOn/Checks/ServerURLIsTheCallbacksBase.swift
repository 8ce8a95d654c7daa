import Text

extension Check {
  /// Log-out goes to `{server URL}/logout` and the MCP callback is compared with it, so it is OpenMetadata's address.
  static let serverURLIsTheCallbacksBase = Check(
    "server-url-is-the-callbacks-base", "The server URL is the callback URL without /callback"
  ) { settings in
    let text = settings.text(.serverURL)
    guard let base = settings.baseURL, text != base else { return [] }
    let repair = Repair.set(.serverURL, base, "use \(shown(base, 60))")
    if text.isEmpty {
      return [
        .error(
          .serverURL, "The server URL is empty; the server requires it.", remedy: "Use \(shown(base)).", repair: repair)
      ]
    }
    if WebAddress(text)?.isAtCognito == true {
      return [
        .error(
          .serverURL, "The server URL is Cognito's \(shown(text, 60)); it is OpenMetadata's own address.",
          remedy: "Use \(shown(base)); with Cognito's host, log-out fails.", repair: repair)
      ]
    }
    return [
      .error(
        .serverURL, "The server URL is \(shown(text, 60)); the callback URL says \(shown(base, 60)).",
        remedy: "Use the callback URL without /callback, and without a slash at the end.", repair: repair)
    ]
  }
}

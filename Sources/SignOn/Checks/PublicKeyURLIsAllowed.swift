import Text

extension Check {
  /// OpenMetadata 1.12: CognitoAuthValidator refuses a list with any key set that is not the pool's.
  static let publicKeyURLIsAllowed = Check(
    "public-key-url-is-allowed", "Every public key URL is one that the server accepts"
  ) { settings in
    let urls = settings.items(.publicKeyURLs)
    let expected = settings.pool?.keysURL
    if let expected, !urls.contains(expected) { return [] }
    let refused = urls.filter { !isAllowed($0, expected) }
    guard let first = refused.first else { return [] }
    let kept = urls.filter { isAllowed($0, expected) }
    return [
      .error(
        .publicKeyURLs,
        "\(shown(first, 70)) is \(expected == nil ? "no https address" : "not a key set of the pool; the server refuses the list").",
        remedy: "Take it out.",
        repair: kept.isEmpty ? nil : .set(.publicKeyURLs, .list(kept), "take it out"))
    ]
  }

  private static func isAllowed(_ text: String, _ expected: String?) -> Bool {
    if text.isOwnKeySet || text == expected { return true }
    guard expected == nil, let url = WebAddress(text) else { return false }
    return url.scheme == "https" || url.isLoopback
  }
}

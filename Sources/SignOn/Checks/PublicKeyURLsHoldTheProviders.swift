extension Check {
  /// From a file nothing discovers the keys; without the provider's own every token is refused.
  static let publicKeyURLsHoldTheProviders = Check(
    "public-key-urls-hold-the-providers", "The public key URLs hold the provider's key set"
  ) { settings in
    guard settings.answer(.discoveryURI) != nil else { return [] }
    let urls = settings.items(.publicKeyURLs)
    let expected = settings.pool?.keysURL ?? settings.metadata?.jwksURI
    if let expected {
      guard !urls.contains(expected) else { return [] }
      let own = urls.filter(\.isOwnKeySet)
      let found = urls.first { !$0.isOwnKeySet }.map { "hold \(shown($0, 50)) instead of" } ?? "lack"
      return [
        .error(
          .publicKeyURLs, "The URLs \(found) \(shown(expected, 95)).",
          remedy: "Use the provider's key set; without it the server refuses every token.",
          repair: .set(.publicKeyURLs, .list([expected] + own), "use the provider's key set"))
      ]
    }
    if case .asking = settings.facts.discovery { return [] }
    guard urls.isEmpty, !settings.isCognito else { return [] }
    return [
      .error(
        .publicKeyURLs, "The address of the provider's key set is not known.",
        remedy: "Ask the provider, or copy jwks_uri from its discovery document.")
    ]
  }
}

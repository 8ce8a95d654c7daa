import Text

extension Check {
  /// Bots of 1.11 need the server's own keys in the list; from 1.12 the server has them and only refuses the entry.
  static let ownKeySetFitsTheVersion = Check(
    "own-key-set-fits-the-version", "OpenMetadata's own key set is listed where the version needs it"
  ) { settings in
    let urls = settings.items(.publicKeyURLs)
    let holdsOwn = urls.contains(where: \.isOwnKeySet)
    if settings.version == .v1_11, !holdsOwn, !urls.isEmpty, let base = settings.baseURL {
      let own = base + ownKeySetPath
      return [
        .note(
          .publicKeyURLs, "Bots of OpenMetadata 1.11 need its own key set too: \(shown(own, 90)).",
          remedy: "Add it for a file; leave it out for REST and the settings screen, which refuse it with Cognito.",
          repair: .set(.publicKeyURLs, .list(urls + [own]), "add OpenMetadata's own key set"))
      ]
    }
    guard holdsOwn, settings.isCognito else { return [] }
    if settings.version == .v1_11 {
      return [
        .note(
          .publicKeyURLs, "OpenMetadata's own key set is listed, as the bots of 1.11 need it.",
          remedy: "REST and the settings screen refuse it with Cognito; take it out before a change there.")
      ]
    }
    let others = urls.filter { !$0.isOwnKeySet }
    return [
      .warning(
        .publicKeyURLs,
        "OpenMetadata's own key set is listed; from 1.12 nothing needs it, and the Cognito check refuses it.",
        remedy: "List the pool's key set alone.",
        repair: others.isEmpty ? nil : .set(.publicKeyURLs, .list(others), "take it out"))
    ]
  }
}

private let ownKeySetPath = "/api/v1/system/config/jwks"

extension String {
  /// Whether it is the key set that OpenMetadata itself publishes.
  var isOwnKeySet: Bool { hasSuffix(ownKeySetPath) && WebAddress(self) != nil }
}

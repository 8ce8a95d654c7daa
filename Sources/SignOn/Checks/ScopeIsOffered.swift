extension Check {
  /// OpenMetadata 1.12: OidcDiscoveryValidator refuses every scope that the discovery document does not list.
  static let scopeIsOffered = Check("scope-is-offered", "Every scope is one that the provider offers") { settings in
    guard let offered = settings.metadata?.scopesSupported ?? settings.provider.knownScopes else { return [] }
    let refused = settings.scopes.filter { !offered.contains($0) && $0 != "openid" }
    guard let first = refused.first else { return [] }
    let kept = settings.scopes.filter { !refused.contains($0) }
    let who = settings.isCognito ? "Cognito" : "the provider"
    let list = shown(offered.joined(separator: " "), 60)
    return [
      .error(
        .requestScopes,
        "The server refuses the scope \(shown(first, 40)): \(who) lists \(list).",
        remedy: first == "aws.cognito.signin.user.admin"
          ? "Leave it out: it is for changing one's own account, which OpenMetadata never does." : "Leave it out.",
        repair: .set(.requestScopes, kept.joined(separator: " "), "leave it out"))
    ]
  }
}

import Text

/// Checks of the scopes.
extension Check {
  /// OpenMetadata 1.12: OidcDiscoveryValidator splits at single spaces, so a double space makes an empty scope.
  static let scopesAreSingleSpaced = Check(
    "scopes-are-single-spaced", "The scopes are separated by single spaces"
  ) { settings in
    guard let text = settings.answer(.requestScopes) else { return nil }
    let right = settings.scopes.joined(separator: " ")
    guard right != text else { return nil }
    return scopeError(
      "The scopes are “\(shown(text, 60))”; list each once and separate scopes with single spaces.",
      right.isEmpty ? "Enter openid email profile." : "Enter “\(shown(right, 80))”.", settings.scopes,
      "fix the spacing")
  }

  /// Without it there is no ID token, and from 1.12 the server rejects the settings.
  static let scopeHasOpenID = Check("scope-has-openid", "The scopes include openid") { settings in
    guard !settings.scopes.contains("openid") else { return nil }
    return scopeError(
      "The scope openid is missing; without it the provider sends no ID token.", "Add openid.",
      ["openid"] + settings.scopes, "add openid")
  }

  /// The claim that makes the user name comes only with its scope.
  static let scopeHasEmail = Check("scope-has-email", "The scopes include email where it identifies users") {
    settings in
    let scopes = settings.scopes
    let mapping = settings.items(.jwtPrincipalClaimsMapping)
    let identifies = mapping.isEmpty ? settings.firstClaim == "email" : mapping.contains { $0.hasSuffix(":email") }
    guard identifies, !scopes.isEmpty, !scopes.contains("email") else { return nil }
    return scopeError(
      "The scope email is missing, but user names come from the claim email.", "Add email.", scopes + ["email"],
      "add email")
  }

  /// OpenMetadata 1.12: OidcDiscoveryValidator rejects scopes that the discovery document does not list.
  static let scopeIsOffered = Check("scope-is-offered", "The provider offers every scope") { settings in
    let provider = settings.provider
    guard let offered = settings.metadata?.scopesSupported ?? provider.knownScopes else { return nil }
    let refused = settings.scopes.filter { !offered.contains($0) && $0 != "openid" }
    guard let first = refused.first else { return nil }
    let list = shown(offered.joined(separator: " "), 60)
    return scopeError(
      "The server rejects the scope \(shown(first, 40)); \(provider.name) offers \(list).",
      Provider.all.lazy.compactMap { $0.needlessScopes[first] }.first ?? "Remove it.",
      settings.scopes.filter { !refused.contains($0) }, "remove it")
  }

  private static func scopeError(
    _ message: String, _ remedy: String, _ right: [String], _ label: String
  ) -> Finding {
    .error(
      .requestScopes, message, remedy: remedy,
      repair: .set(.requestScopes, right.joined(separator: " "), label))
  }
}

extension Settings {
  /// The scopes however they are separated.
  var scopes: [String] {
    text(.requestScopes).split { $0.isBlank || $0 == "," || $0 == ";" }.map(String.init).unique
  }
}

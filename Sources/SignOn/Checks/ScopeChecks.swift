import Text

/// What must hold of the scopes.
extension Check {
  /// OpenMetadata 1.12: OidcDiscoveryValidator splits at one blank, so a second one makes an empty scope.
  static let scopesAreSingleSpaced = Check(
    "scopes-are-single-spaced", "The scopes stand with one blank between them"
  ) { settings in
    guard let text = settings.answer(.requestScopes) else { return nil }
    let right = settings.scopes.joined(separator: " ")
    guard right != text else { return nil }
    return scopeError(
      "The scopes are “\(shown(text, 60))”; the server wants each once, with one blank between them.",
      right.isEmpty ? "Write openid email profile." : "Write “\(shown(right, 80))”.", settings.scopes,
      "put the blanks right")
  }

  /// Without it there is no id token, and since 1.12 the server refuses the settings.
  static let scopeHasOpenID = Check("scope-has-openid", "The scopes hold openid") { settings in
    guard !settings.scopes.contains("openid") else { return nil }
    return scopeError(
      "The scope openid is missing; without it the provider sends no id token.", "Add openid.",
      ["openid"] + settings.scopes, "add openid")
  }

  /// The claim that makes the user name comes only with its scope.
  static let scopeHasEmail = Check("scope-has-email", "The scopes hold email where it identifies people") { settings in
    let scopes = settings.scopes
    let mapping = settings.items(.jwtPrincipalClaimsMapping)
    let identifies = mapping.isEmpty ? settings.firstClaim == "email" : mapping.contains { $0.hasSuffix(":email") }
    guard identifies, !scopes.isEmpty, !scopes.contains("email") else { return nil }
    return scopeError(
      "The scope email is missing, but the claim email makes the user name.", "Add email.", scopes + ["email"],
      "add email")
  }

  /// OpenMetadata 1.12: OidcDiscoveryValidator refuses every scope that the discovery document does not list.
  static let scopeIsOffered = Check("scope-is-offered", "Every scope is one that the provider offers") { settings in
    let provider = settings.provider
    guard let offered = settings.metadata?.scopesSupported ?? provider.knownScopes else { return nil }
    let refused = settings.scopes.filter { !offered.contains($0) && $0 != "openid" }
    guard let first = refused.first else { return nil }
    let list = shown(offered.joined(separator: " "), 60)
    return scopeError(
      "The server refuses the scope \(shown(first, 40)): \(provider.name) lists \(list).",
      Provider.all.lazy.compactMap { $0.needlessScopes[first] }.first ?? "Leave it out.",
      settings.scopes.filter { !refused.contains($0) }, "leave it out")
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

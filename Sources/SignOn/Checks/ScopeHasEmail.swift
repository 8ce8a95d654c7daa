extension Check {
  /// The claim that makes the user name comes only with its scope.
  static let scopeHasEmail = Check("scope-has-email", "The scopes hold email where it identifies people") { settings in
    let scopes = settings.scopes
    let mapping = settings.items(.jwtPrincipalClaimsMapping)
    let identifies = mapping.isEmpty ? settings.firstClaim == "email" : mapping.contains { $0.hasSuffix(":email") }
    guard identifies, !scopes.isEmpty, !scopes.contains("email") else { return [] }
    return [
      .error(
        .requestScopes, "The scope email is missing, but the claim email makes the user name.", remedy: "Add email.",
        repair: .set(.requestScopes, (scopes + ["email"]).joined(separator: " "), "add email"))
    ]
  }
}

extension Check {
  /// OpenMetadata 1.12: the settings are refused without them.
  static let principalClaimsAreGiven = Check(
    "principal-claims-are-given", "At least one claim identifies people"
  ) { settings in
    guard settings.items(.jwtPrincipalClaims).isEmpty else { return [] }
    let usual = settings.usualClaims
    return [
      .error(
        .jwtPrincipalClaims, "No claim is listed, so the server could not tell who signs in.",
        remedy: "Use \(usual.joined(separator: ", ")).",
        repair: .set(.jwtPrincipalClaims, .list(usual), "use the usual claims"))
    ]
  }
}

extension Settings {
  /// The claims that suit the provider when nobody says otherwise.
  var usualClaims: [String] { given(.jwtPrincipalClaims).value?.items ?? ["email", "sub"] }
}

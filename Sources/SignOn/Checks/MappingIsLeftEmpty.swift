extension Check {
  /// Tokens that OpenMetadata makes itself lack the provider's claims, so a mapping breaks them.
  static let mappingIsLeftEmpty = Check("mapping-is-left-empty", "The mapping is left empty") { settings in
    guard !settings.items(.jwtPrincipalClaimsMapping).isEmpty else { return [] }
    let broken = settings.version >= .v2_0 ? "sign-ins of 2.0" : "personal access tokens"
    return [
      .warning(
        .jwtPrincipalClaimsMapping, "A mapping replaces the principal claims and can break \(broken).",
        remedy: "Leave it empty; the principal claims do the same.", repair: ClaimsMapping.repair)
    ]
  }
}

extension Check {
  /// OpenMetadata 1.12: SecurityUtil reads beyond the end of an entry without a colon.
  static let mappingEntryIsFieldAndClaim = Check(
    "mapping-entry-is-field-and-claim", "Every entry of the mapping is field:claim"
  ) { settings in
    let wrong = ClaimsMapping(settings).entries.first {
      $0.parts.count < 2 || $0.parts[0].isEmpty || $0.parts[1].isEmpty
    }
    guard let wrong else { return [] }
    return [
      .error(
        .jwtPrincipalClaimsMapping, "“\(shown(wrong.text, 50))” is not of the form field:claim.",
        remedy: "Leave the mapping empty, or write username:sub and email:email.", repair: ClaimsMapping.repair)
    ]
  }
}

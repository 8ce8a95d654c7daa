extension Check {
  /// OpenMetadata 1.12: SecurityUtil asks for both as soon as there is any entry.
  static let mappingHasUsernameAndEmail = Check(
    "mapping-has-username-and-email", "A mapping has both username and email"
  ) { settings in
    let keys = ClaimsMapping(settings).keys
    let missing = ["username", "email"].filter { !keys.contains($0) }
    guard !keys.isEmpty, let first = missing.first else { return [] }
    return [
      .error(
        .jwtPrincipalClaimsMapping,
        "The mapping lacks \(missing.count == 2 ? "username and email" : first); the server refuses one without both.",
        remedy: "Leave the mapping empty, or write username:sub and email:email.", repair: ClaimsMapping.repair)
    ]
  }
}

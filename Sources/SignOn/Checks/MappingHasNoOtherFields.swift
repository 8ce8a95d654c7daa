extension Check {
  /// OpenMetadata 1.12: only `username` and `email` are allowed, and the server does not start with others.
  static let mappingHasNoOtherFields = Check(
    "mapping-has-no-other-fields", "A mapping has no fields but username and email"
  ) { settings in
    let others = ClaimsMapping(settings).keys.filter { $0 != "username" && $0 != "email" && !$0.isEmpty }
    guard !others.isEmpty else { return [] }
    return [
      .error(
        .jwtPrincipalClaimsMapping,
        "The mapping names \(shown(others.joined(separator: ", "), 50)); the server knows username and email alone.",
        remedy: "Leave the mapping empty.", repair: ClaimsMapping.repair)
    ]
  }
}

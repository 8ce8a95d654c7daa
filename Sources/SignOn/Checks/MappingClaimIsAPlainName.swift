import Text

extension Check {
  /// The schema's pattern allows no colon, and without it the server takes `cognito` for `cognito:username`.
  static let mappingClaimIsAPlainName = Check(
    "mapping-claim-is-a-plain-name", "Mapped claims have plain names, without a colon"
  ) { settings in
    let wrong = ClaimsMapping(settings).entries.first { entry in
      let claim = entry.parts.dropFirst().joined(separator: ":")
      return !claim.isEmpty && !claim.isWord(and: "-")
    }
    guard let wrong else { return [] }
    return [
      .error(
        .jwtPrincipalClaimsMapping,
        "“\(shown(wrong.text, 50))” names a claim that cannot be mapped: letters, digits, _ and - alone, no colon.",
        remedy: "Leave the mapping empty; list such a claim among the principal claims.", repair: ClaimsMapping.repair)
    ]
  }
}

import Text

extension Check {
  /// The first claim in the token makes the user name; with pools that sign in by e-mail these two are UUIDs.
  static let firstPrincipalClaimIsReadable = Check(
    "first-principal-claim-is-readable", "The first principal claim makes a name that people know"
  ) { settings in
    let first = settings.firstClaim
    guard first == "sub" || (settings.isCognito && first == "cognito:username") else { return [] }
    let others = settings.items(.jwtPrincipalClaims).filter { $0.lowerCase != "email" }
    return [
      .warning(
        .jwtPrincipalClaims, "With \(first) first, user names are UUIDs, and no admin principal matches them.",
        remedy: "Put email first.",
        repair: .set(.jwtPrincipalClaims, .list(["email"] + others), "put email first"))
    ]
  }
}

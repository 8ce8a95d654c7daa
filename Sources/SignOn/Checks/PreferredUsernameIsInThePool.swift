extension Check {
  static let preferredUsernameIsInThePool = Check(
    "preferred-username-is-in-the-pool", "Claims that a pool may lack are known to be optional"
  ) { settings in
    guard settings.isCognito, settings.items(.jwtPrincipalClaims).contains("preferred_username") else { return [] }
    return [
      .note(
        .jwtPrincipalClaims, "Cognito sends preferred_username only for people for whom the pool has it set.",
        remedy: "The server goes on to the next claim where it is missing.")
    ]
  }
}

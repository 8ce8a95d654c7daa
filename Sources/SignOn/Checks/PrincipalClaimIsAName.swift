import Text

extension Check {
  static let principalClaimIsAName = Check(
    "principal-claim-is-a-name", "Every principal claim is the name of one claim"
  ) { settings in
    let claims = settings.items(.jwtPrincipalClaims)
    let right = claims.flatMap { $0.split { $0.isBlank || ",;\"'[]".contains($0) } }.map(String.init).unique
    guard right != claims, !claims.isEmpty else { return [] }
    let wrong = claims.first { !right.contains($0) }
    return [
      .error(
        .jwtPrincipalClaims,
        wrong.map { "“\(shown($0, 50))” is not the name of one claim." } ?? "A principal claim is listed twice.",
        remedy: "Give one name an entry, such as email.",
        repair: .set(
          .jwtPrincipalClaims, .list(right.isEmpty ? settings.usualClaims : right), "make one entry of each claim"))
    ]
  }
}

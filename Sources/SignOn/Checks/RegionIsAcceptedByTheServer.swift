extension Check {
  /// OpenMetadata 1.12: CognitoAuthValidator knows regions of two letters, one word and one digit alone.
  static let regionIsAcceptedByTheServer = Check(
    "region-is-accepted-by-the-server", "The pool's region is one that the server accepts"
  ) { settings in
    guard let pool = settings.pool, !CognitoPool.isAcceptedByServer(region: pool.region) else { return [] }
    return [
      .error(
        .discoveryURI,
        "OpenMetadata refuses the region \(shown(pool.region, 30)); it takes three-part names such as us-east-1.",
        remedy: "Use a pool in a commercial region; GovCloud and isolated regions cannot be configured as AWS Cognito.")
    ]
  }
}

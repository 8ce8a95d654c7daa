extension Check {
  /// AWS: 24 to 64 characters; generated ones have about 51.
  static let clientSecretIsWhole = Check(
    "client-secret-is-whole", "The client secret is as long as Cognito's are"
  ) { settings in
    guard settings.isCognito, case .secret(let secret) = settings[.clientSecret],
      (1..<24).contains(secret.length), !secret.allSatisfy({ $0 == "*" })
    else { return [] }
    return [
      .warning(
        .clientSecret, "The client secret has \(secret.length) characters; Cognito's have 24 to 64.",
        remedy: "Copy it again; a part may have been lost.")
    ]
  }
}

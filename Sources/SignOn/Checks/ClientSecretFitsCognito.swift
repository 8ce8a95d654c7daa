extension Check {
  /// AWS: letters, digits, underscores and plus signs, 64 at most.
  static let clientSecretFitsCognito = Check(
    "client-secret-fits-cognito", "The client secret is one that Cognito makes"
  ) { settings in
    guard settings.isCognito, case .secret(let secret) = settings[.clientSecret], !secret.isEmpty else { return [] }
    let isWord = secret.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "+") }
    guard !isWord || secret.length > 64, !secret.allSatisfy({ $0 == "*" }) else { return [] }
    let found = secret.length > 64 ? "has \(secret.length) characters" : "holds a character that Cognito never uses"
    return [
      .error(
        .clientSecret,
        "The client secret \(found); Cognito's have up to 64 letters, digits, _ or +.",
        remedy: "Copy it again, without quotes, blanks or line breaks.")
    ]
  }
}

import Text

extension Check {
  static let clientSecretHasNoBlanks = Check(
    "client-secret-has-no-blanks", "The client secret has no blanks"
  ) { settings in
    guard !settings.isCognito, case .secret(let secret) = settings[.clientSecret], !secret.isEmpty,
      !secret.allSatisfy({ !$0.isBlank && !$0.isInvisible })
    else { return [] }
    return [
      .error(
        .clientSecret, "The client secret holds a blank, a line break or an invisible character.",
        remedy: "Copy it again, without what stands around it.")
    ]
  }
}

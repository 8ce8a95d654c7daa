extension Check {
  /// The server shows stars for a stored secret; written back they replace it.
  static let clientSecretIsNotTheMask = Check(
    "client-secret-is-not-the-mask", "The client secret is not the server's mask"
  ) { settings in
    guard case .secret(let secret) = settings[.clientSecret], !secret.isEmpty, secret.allSatisfy({ $0 == "*" }) else {
      return []
    }
    return [
      .error(
        .clientSecret, "The client secret consists of stars, which is what the server shows instead of the real one.",
        remedy: "Copy the secret from the app client's page at the provider.")
    ]
  }
}

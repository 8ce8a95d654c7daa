extension Check {
  /// Public clients ask for an `id_token` before the fix of August 2026, which Cognito does not offer.
  static let clientTypeIsConfidential = Check(
    "client-type-is-confidential", "The client is one that every release can sign in with"
  ) { settings in
    guard settings.text(.clientType) == "public", settings.isCognito else { return [] }
    return [
      .warning(
        .clientType,
        "Public clients of 1.10 to 1.13, and of 2.0 before August 2026, ask for id_token, which Cognito refuses.",
        remedy: "Use a confidential client (an app client with a secret), or make sure that the server has the fix.",
        repair: .set(.clientType, "confidential", "use a confidential client"))
    ]
  }
}

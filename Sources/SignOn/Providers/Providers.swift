extension Provider {
  /// All supported providers, in the order offered.
  package static let all: [Provider] = [.awsCognito, .azure, .okta, .auth0, .google, .customOIDC]
  /// The default.
  package static let preferred = all[0]
  /// The rules that hold for all, where it is not known who signs people in.
  static let unknown: Provider = customOIDC

  /// The OIDC types with a client of their own in the server; every other value selects the generic one.
  static let typesWithOwnClient: Set<String> = ["azure", "google"]
}

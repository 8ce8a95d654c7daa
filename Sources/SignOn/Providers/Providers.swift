extension Provider {
  /// Every provider that can be set up, in the order in which they are offered.
  package static let all: [Provider] = [.awsCognito, .customOIDC]
  /// The one that holds while nobody chooses.
  package static let preferred = all[0]

  /// The OIDC types for which the server has clients of its own; every other text means the general one.
  static let typesWithOwnClient: Set<String> = ["azure", "google"]
}

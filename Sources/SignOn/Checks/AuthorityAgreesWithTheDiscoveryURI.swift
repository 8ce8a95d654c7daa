extension Check {
  /// Tokens name their issuer letter by letter, without a slash at the end.
  static let authorityAgreesWithTheDiscoveryURI = Check(
    "authority-agrees-with-the-discovery-uri", "The authority and the discovery URI name the same issuer"
  ) { settings in
    guard let expected = settings.provider.authority(settings) else { return [] }
    let authority = settings.text(.authority)
    guard authority != expected, authority != settings.metadata?.issuer || authority.isEmpty else { return [] }
    let repair = Repair.set(.authority, expected, "use the issuer of the discovery URI")
    if authority.isEmpty {
      return [
        .error(
          .authority, "The authority is empty; the server requires it.", remedy: "Use \(shown(expected)).",
          repair: repair)
      ]
    }
    let message = "“\(shown(authority))” is not the issuer of the discovery URI."
    if settings.isCognito {
      return [.error(.authority, message, remedy: "Use \(shown(expected)), letter by letter.", repair: repair)]
    }
    guard authority != expected + "/" else { return [] }
    return [
      .warning(
        .authority, message, remedy: "Use \(shown(expected)), unless the provider calls itself otherwise.",
        repair: repair)
    ]
  }
}

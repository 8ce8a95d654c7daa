import Text

/// What must hold of the provider's address, its name and its key set.
extension Check {
  /// The server takes the address as it stands and repairs nothing.
  static let discoveryURILeadsToTheProvider = Check(
    "discovery-uri-leads-to-the-provider", "The discovery URI is the provider's exact address"
  ) { settings in
    guard let text = settings.answer(.discoveryURI) else { return nil }
    switch settings.provider.interpret(text) {
    case .discoveryURI(let address, _) where address == text: return nil
    case .discoveryURI(let address, let done):
      return .error(
        .discoveryURI, "“\(shown(text, 60))” is not the exact discovery URI.",
        remedy: "Use \(shown(address, 110)) (\(shown(done.first ?? "", 40))).",
        repair: .set(.discoveryURI, address, "use the exact address"))
    case .unusable(let message, let remedy):
      return .error(
        .discoveryURI, message, remedy: remedy,
        repair: settings.provider.otherAddress(text).map { .set(.discoveryURI, $0, "use the original issuer") })
    }
  }

  /// Tokens are good from one second to another, so both clocks have to agree; told by the `Date` header.
  static let clockAgreesWithTheProvider = Check(
    "clock-agrees-with-the-provider", "This machine's clock agrees with the provider's"
  ) { settings in
    guard case .found(_, settings.text(.discoveryURI), let receipt) = settings.facts.discovery,
      let offset = receipt.clockOffsetSeconds?.magnitude, offset > 60
    else { return nil }
    return .warning(
      .discoveryURI, "This machine's clock and the provider's are \(offset) seconds apart; 60 is too much.",
      remedy: "Set the clock by NTP, here and where OpenMetadata runs; or tokens are too old or not valid yet.")
  }

  /// OpenMetadata 1.12: the settings are refused as a whole where it is empty.
  static let providerNameIsGiven = Check("provider-name-is-given", "The provider has a name") { settings in
    guard settings.text(.providerName).allSatisfy(\.isBlank) else { return nil }
    let name = settings.provider.providerName
    return .error(
      .providerName, "The provider name is empty; the server requires one.",
      remedy: "Give the name people shall see, such as \(name).", repair: .set(.providerName, name, "use \(name)"))
  }

  /// Tokens name their issuer letter by letter, without a slash at the end.
  static let authorityAgreesWithTheDiscoveryURI = Check(
    "authority-agrees-with-the-discovery-uri", "The authority and the discovery URI name the same issuer"
  ) { settings in
    guard let expected = settings.provider.authority(settings) else { return nil }
    let authority = settings.text(.authority)
    guard authority != expected, authority != settings.metadata?.issuer || authority.isEmpty else { return nil }
    let repair = Repair.set(.authority, expected, "use the issuer of the discovery URI")
    if authority.isEmpty {
      return .error(
        .authority, "The authority is empty; the server requires it.", remedy: "Use \(shown(expected)).",
        repair: repair)
    }
    let message = "“\(shown(authority))” is not the issuer of the discovery URI."
    guard settings.provider.isGeneric else {
      return .error(.authority, message, remedy: "Use \(shown(expected)), letter by letter.", repair: repair)
    }
    guard authority != expected + "/" else { return nil }
    return .warning(
      .authority, message, remedy: "Use \(shown(expected)), unless the provider calls itself otherwise.",
      repair: repair)
  }

  /// `azure` and `google` switch the server to clients of their own; everything else is the general one.
  static let oidcTypeIsTheProviders = Check("oidc-type-is-the-providers", "The OIDC type is the provider's") {
    settings in
    let (type, right) = (settings.text(.oidcType), settings.provider.oidcType)
    guard Provider.typesWithOwnClient.contains(type.lowerCase), type != right else { return nil }
    let message = "The OIDC type \(shown(type, 20)) makes the server use that provider's own client."
    let repair = Repair.set(.oidcType, right, "use \(right)")
    return settings.provider.isGeneric
      ? .warning(.oidcType, message, remedy: "Use \(right), unless it is meant.", repair: repair)
      : .error(.oidcType, message, remedy: "Use \(right).", repair: repair)
  }
}

/// What must hold of the keys that tokens are verified with.
extension Check {
  /// From a file nothing discovers the keys; without the provider's own every token is refused.
  static let publicKeyURLsHoldTheProviders = Check(
    "public-key-urls-hold-the-providers", "The public key URLs hold the provider's key set"
  ) { settings in
    guard settings.answer(.discoveryURI) != nil else { return nil }
    let urls = settings.items(.publicKeyURLs)
    if let expected = settings.provider.keysURL?(settings) ?? settings.metadata?.jwksURI {
      guard !urls.contains(expected) else { return nil }
      let own = urls.filter(\.isOwnKeySet)
      let found = urls.first { !$0.isOwnKeySet }.map { "hold \(shown($0, 50)) instead of" } ?? "lack"
      return .error(
        .publicKeyURLs, "The URLs \(found) \(shown(expected, 95)).",
        remedy: "Use the provider's key set; without it the server refuses every token.",
        repair: .set(.publicKeyURLs, .list([expected] + own), "use the provider's key set"))
    }
    if case .asking = settings.facts.discovery { return nil }
    guard urls.isEmpty, settings.provider.keysURL == nil else { return nil }
    return .error(
      .publicKeyURLs, "The address of the provider's key set is not known.",
      remedy: "Ask the provider, or copy jwks_uri from its discovery document.")
  }

  /// OpenMetadata 1.12: CognitoAuthValidator refuses a list with any key set that is not the pool's.
  static let publicKeyURLIsAllowed = Check(
    "public-key-url-is-allowed", "Every public key URL is one that the server accepts"
  ) { settings in
    let urls = settings.items(.publicKeyURLs)
    let expected = settings.provider.keysURL?(settings)
    if let expected, !urls.contains(expected) { return nil }
    let kept = urls.filter { $0.isOwnKeySet || $0 == expected || (expected == nil && $0.isEncryptedAddress) }
    guard let first = urls.first(where: { !kept.contains($0) }) else { return nil }
    let reason = expected == nil ? "no https address" : "not a key set of the pool; the server refuses the list"
    return .error(
      .publicKeyURLs, "\(shown(first, 70)) is \(reason).", remedy: "Take it out.",
      repair: kept.isEmpty ? nil : .set(.publicKeyURLs, .list(kept), "take it out"))
  }

  /// Bots of 1.11 need the server's own keys in the list; from 1.12 the server has them and only refuses the entry.
  static let ownKeySetFitsTheVersion = Check(
    "own-key-set-fits-the-version", "OpenMetadata's own key set is listed where the version needs it"
  ) { settings in
    let urls = settings.items(.publicKeyURLs)
    let others = urls.filter { !$0.isOwnKeySet }
    if settings.version == .v1_11, others == urls, !urls.isEmpty, let base = settings.baseURL {
      let own = base + ownKeySetPath
      return .note(
        .publicKeyURLs, "Bots of OpenMetadata 1.11 need its own key set too: \(shown(own, 90)).",
        remedy: "Add it for a file; leave it out for REST and the settings screen, which refuse it with Cognito.",
        repair: .set(.publicKeyURLs, .list(urls + [own]), "add OpenMetadata's own key set"))
    }
    guard others != urls, settings.provider.keysURL != nil else { return nil }
    if settings.version == .v1_11 {
      return .note(
        .publicKeyURLs, "OpenMetadata's own key set is listed, as the bots of 1.11 need it.",
        remedy: "REST and the settings screen refuse it with Cognito; take it out before a change there.")
    }
    return .warning(
      .publicKeyURLs,
      "OpenMetadata's own key set is listed; from 1.12 nothing needs it, and the Cognito check refuses it.",
      remedy: "List the pool's key set alone.",
      repair: others.isEmpty ? nil : .set(.publicKeyURLs, .list(others), "take it out"))
  }

  /// Any choice but the provider's own refuses every token and locks everybody out.
  static let algorithmIsRS256 = Check(
    "algorithm-is-rs256", "Tokens are verified with RS256", ofEach: [.tokenValidationAlgorithm, .preferredJWSAlgorithm]
  ) { field, settings in
    let algorithm = settings.text(field)
    guard !settings.provider.algorithms.contains(algorithm) else { return nil }
    return .error(
      field, "\(field.shortLabel) is “\(shown(algorithm, 20))”; \(settings.provider.otherAlgorithms).",
      remedy: "Use RS256.", repair: .set(field, "RS256", "use RS256"))
  }
}

private let ownKeySetPath = "/api/v1/system/config/jwks"

extension String {
  /// Whether it is the key set that OpenMetadata itself publishes.
  var isOwnKeySet: Bool { hasSuffix(ownKeySetPath) && WebAddress(self) != nil }

  /// Whether it is an address that nobody on the way can tamper with.
  fileprivate var isEncryptedAddress: Bool { WebAddress(self).map { $0.scheme == "https" || $0.isLoopback } ?? false }
}

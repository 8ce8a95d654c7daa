import Text

/// Checks of the provider's URL, name and JWKS.
extension Check {
  /// The server uses the URI as it is and corrects nothing.
  static let discoveryURILeadsToTheProvider = Check(
    "discovery-uri-leads-to-the-provider", "The discovery URI is the provider's exact URL"
  ) { settings in
    guard let text = settings.answer(.discoveryURI) else { return nil }
    if let finding = belongsToAnother(text, settings.provider) { return finding }
    switch settings.provider.interpret(text) {
    case .discoveryURI(let address, _)
    where address == text || settings.provider.isGeneric && address == text.encrypted:
      return nil
    case .discoveryURI(let address, let done):
      return .error(
        .discoveryURI, "“\(shown(text, 60))” is not the exact discovery URI.",
        remedy: "Use \(shown(address, 110)) (\(shown(done.first ?? "", 40))).",
        repair: .set(.discoveryURI, address, "use the exact URI"))
    case .unusable(let message, let remedy):
      return .error(
        .discoveryURI, message, remedy: remedy,
        repair: settings.provider.otherAddress(text).map { .set(.discoveryURI, $0, "use the original issuer") })
    }
  }

  /// A URL of one provider under the name of another, with the repair that follows the URL.
  private static func belongsToAnother(_ text: String, _ provider: Provider) -> Finding? {
    guard !provider.isGeneric, let owner = Provider.owner(of: text), owner.id != provider.id,
      case .discoveryURI(let uri, _) = owner.interpret(text)
    else { return nil }
    return .error(
      .discoveryURI, "“\(shown(text, 60))” belongs to \(owner.title), but the provider is \(provider.id).",
      remedy: "Choose \(owner.id), or enter a discovery URI of \(provider.name).",
      repair: Repair(
        "use \(owner.id)", [Field.provider.id: .text(owner.id), Field.discoveryURI.id: .text(uri)]))
  }

  /// Tokens have a validity period, so both clocks must agree; measured with the `Date` header.
  static let clockAgreesWithTheProvider = Check(
    "clock-agrees-with-the-provider", "This machine's clock matches the provider's"
  ) { settings in
    guard case .found(_, settings.text(.discoveryURI), let receipt) = settings.facts.discovery,
      let offset = receipt.clockOffsetSeconds?.magnitude, offset > 60
    else { return nil }
    return .warning(
      .discoveryURI, "This machine's clock is \(offset) seconds off the provider's; at most 60 are tolerated.",
      remedy: "Synchronize the clocks with NTP, here and on the server; otherwise tokens seem expired or not yet valid."
    )
  }

  /// OpenMetadata 1.12: all settings are rejected if it is empty.
  static let providerNameIsGiven = Check("provider-name-is-given", "The provider has a name") { settings in
    guard settings.text(.providerName).allSatisfy(\.isBlank) else { return nil }
    let name = settings.provider.providerName
    // The shipped files leave it empty; only the UI and the REST API insist on one.
    let isStock = settings.value(of: .providerName).origin.isStock
    return Finding(
      severity: isStock ? .warning : .error, field: Field.providerName.id,
      message: isStock
        ? "The provider name is empty, which the UI and the REST API reject."
        : "The provider name is empty, but the server requires one.",
      remedy: "Enter a display name, such as \(name).", repair: .set(.providerName, name, "use \(name)"))
  }

  /// The issuer in tokens must match exactly, without a trailing slash.
  static let authorityAgreesWithTheDiscoveryURI = Check(
    "authority-agrees-with-the-discovery-uri", "Authority and discovery URI name the same issuer"
  ) { settings in
    guard let expected = settings.provider.authority(settings) else { return nil }
    let authority = settings.text(.authority)
    guard authority != expected, authority != settings.metadata?.issuer || authority.isEmpty else { return nil }
    let repair = Repair.set(.authority, expected, "use the issuer of the discovery URI")
    if authority.isEmpty {
      return .error(
        .authority, "The authority is empty, but the server requires it.", remedy: "Use \(shown(expected)).",
        repair: repair)
    }
    let message = "“\(shown(authority))” is not the issuer of the discovery URI."
    guard !settings.provider.authorityIsCompared(settings) else {
      return .error(.authority, message, remedy: "Use exactly \(shown(expected)).", repair: repair)
    }
    guard authority != expected + "/" else { return nil }
    return .warning(
      .authority, message, remedy: "Use \(shown(expected)), unless the provider uses another issuer.",
      repair: repair)
  }

  /// `azure` and `google` switch the server to clients of their own; everything else is the general one.
  static let oidcTypeIsTheProviders = Check("oidc-type-is-the-providers", "The OIDC type matches the provider") {
    settings in
    let (type, right) = (settings.text(.oidcType), settings.provider.oidcType)
    guard Provider.typesWithOwnClient.contains(type.lowerCase), type != right else { return nil }
    let message = "With the OIDC type \(shown(type, 20)), the server uses that provider's own client."
    let repair = Repair.set(.oidcType, right, "use \(right)")
    return settings.provider.isGeneric
      ? .warning(.oidcType, message, remedy: "Use \(right), unless this is intended.", repair: repair)
      : .error(.oidcType, message, remedy: "Use \(right).", repair: repair)
  }
}

/// Checks of the keys that tokens are verified with.
extension Check {
  /// With a file deployment nothing discovers the JWKS; without the provider's, every token is rejected.
  static let publicKeyURLsHoldTheProviders = Check(
    "public-key-urls-hold-the-providers", "The public key URLs include the provider's JWKS"
  ) { settings in
    guard settings.answer(.discoveryURI) != nil else { return nil }
    let urls = settings.items(.publicKeyURLs)
    if let expected = settings.provider.keysURL?(settings) ?? settings.metadata?.jwksURI {
      guard !urls.contains(expected) else { return nil }
      if settings.provider.otherKeysURLs(settings).contains(where: urls.contains) { return nil }
      let own = urls.filter(\.isOwnKeySet)
      let found = urls.first { !$0.isOwnKeySet }.map { "contain \(shown($0, 50)) instead of" } ?? "lack"
      return .error(
        .publicKeyURLs, "The URLs \(found) \(shown(expected, 95)).",
        remedy: "Use the provider's JWKS; without it the server rejects every token.",
        repair: .set(.publicKeyURLs, .list([expected] + own), "use the provider's JWKS"))
    }
    if case .asking = settings.facts.discovery { return nil }
    guard urls.isEmpty, settings.provider.keysURL == nil else { return nil }
    return .error(
      .publicKeyURLs, "The provider's JWKS URL is not known.",
      remedy: "Query the provider, or copy jwks_uri from its discovery document.")
  }

  /// OpenMetadata 1.12: CognitoAuthValidator rejects a list with any JWKS URL but the pool's; the others fetch each.
  static let publicKeyURLIsAllowed = Check(
    "public-key-url-is-allowed", "The server accepts every public key URL"
  ) { settings in
    let urls = settings.items(.publicKeyURLs)
    let expected = settings.provider.rejectsOtherKeys ? settings.provider.keysURL?(settings) : nil
    if let expected, !urls.contains(expected) { return nil }
    let kept = urls.filter { $0.isOwnKeySet || $0 == expected || (expected == nil && $0.isEncryptedAddress) }
    let others = urls.filter { !kept.contains($0) }
    let plain = settings.provider.isGeneric ? others.filter { WebAddress($0)?.scheme == "http" } : []
    if let first = others.first(where: { !plain.contains($0) }) {
      let reason = expected == nil ? "not an https URL" : "not the user pool's JWKS; the server rejects the list"
      let right = urls.filter { kept.contains($0) || plain.contains($0) }
      return .error(
        .publicKeyURLs, "\(shown(first, 70)) is \(reason).", remedy: "Remove it.",
        repair: right.isEmpty ? nil : .set(.publicKeyURLs, .list(right), "remove it"))
    }
    return plain.first.map { url in
      .warning(
        .publicKeyURLs, "\(shown(url, 60)) is read over http: whoever is in between could replace the keys.",
        remedy: "Use https, unless nobody else can reach that network.")
    }
  }

  /// Bots in 1.11 need the server's own JWKS in the list; from 1.12 it is not needed and the server rejects it.
  static let ownKeySetFitsTheVersion = Check(
    "own-key-set-fits-the-version", "OpenMetadata's own JWKS is listed only where needed"
  ) { settings in
    let urls = settings.items(.publicKeyURLs)
    let others = urls.filter { !$0.isOwnKeySet }
    let release = settings.deployment.release
    if release.mayPrecede(.v1_12), others == urls, !urls.isEmpty, let base = settings.baseURL {
      let own = base + ownKeySetPath
      return .note(
        .publicKeyURLs, "Bots in OpenMetadata 1.11 also need its own JWKS: \(shown(own, 90)).",
        remedy: !settings.provider.rejectsOtherKeys
          ? "Add it, or bots cannot sign in."
          : release.isAssumed
            ? "Add it if you deploy a file for 1.11. From 1.12 it is not needed, and the server rejects it for "
              + "\(settings.provider.name)."
            : "Add it if you deploy a file. The UI and REST API reject it for \(settings.provider.name).",
        repair: .set(.publicKeyURLs, .list(urls + [own]), "add OpenMetadata's own JWKS"))
    }
    guard others != urls, settings.provider.rejectsOtherKeys else { return nil }
    if release.mayPrecede(.v1_12) {
      return .note(
        .publicKeyURLs, "OpenMetadata's own JWKS is listed, as bots in 1.11 need it.",
        remedy: release.isAssumed
          ? "From 1.12 it is not needed, and the server rejects it for \(settings.provider.name): remove it there."
          : "The UI and REST API reject it for \(settings.provider.name); remove it before you change settings there.")
    }
    return .warning(
      .publicKeyURLs,
      "OpenMetadata's own JWKS is listed; from 1.12 it is not needed, and the server's Cognito check rejects it.",
      remedy: "List only the user pool's JWKS.",
      repair: others.isEmpty ? nil : .set(.publicKeyURLs, .list(others), "remove it"))
  }

  /// Any choice but the provider's algorithm rejects every token and locks everyone out.
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
  /// The same URL with https.
  fileprivate var encrypted: String? { after("http://").map { "https://" + $0 } }
  /// Whether it is OpenMetadata's own JWKS URL.
  var isOwnKeySet: Bool { hasSuffix(ownKeySetPath) && WebAddress(self) != nil }

  /// Whether it is a URL nobody in between can tamper with.
  fileprivate var isEncryptedAddress: Bool { WebAddress(self).map { $0.scheme == "https" || $0.isLoopback } ?? false }
}

/// When single sign-on defaults replace the shipped defaults of a file.
package enum SetUpProposal: Sendable {
  /// Always: a person sees them and decides.
  case shown
  /// If the provider or the discovery URI is set: nobody sees the values before they are written.
  case whereAsked
}

extension DocumentSet {
  /// The files' values, without those that follow from something newly typed.
  ///
  /// In a list of several JWKS URLs, only the old user pool's is replaced.
  package func imported(
    beside typed: [String: Value], version: ServerVersion = .v1_11, proposal: SetUpProposal = .whereAsked
  ) -> [String: Value] {
    FollowingValues(values: values, places: places, typed: typed, version: version, proposal: proposal).imported
  }

  /// The fields to change in the files: what was typed, and what follows from it.
  package func changes(to settings: Settings, proposal: SetUpProposal = .whereAsked) -> [String: Value?] {
    let following = FollowingValues(
      values: values, places: places, typed: settings.typed, version: settings.version, proposal: proposal)
    guard following.holdsChange || settings.typed.keys.contains(where: { settings.stock[$0] != nil }) else {
      return [:]
    }
    var after = settings
    after.imported = following.imported
    var result: [String: Value?] = [:]
    for field in Field.all where after.isRelevant(field) {
      let isMeant = settings.typed[field.id] != nil || after.imported[field.id] != values[field.id]
      let isDue =
        isDue(field, after) || (following.proposes && isMissing(field)) || isFollowing(field, following, after)
      guard isMeant || isDue, let value = after[field] else { continue }
      if value != values[field.id] || isDue || settings.stock[field.id] != nil { result[field.id] = value }
    }
    return result
  }

  /// Whether a client that becomes confidential needs the field and the files lack it.
  private func isDue(_ field: Field, _ after: Settings) -> Bool {
    guard after.isConfidential, values[Field.clientType.id]?.text == "public",
      field.keys.contains(where: { $0.section == .oidc })
    else { return false }
    // What the public client had is brought along, but for a shipped default.
    return field.keys.count > 1 ? places[field.id]?.isStock != true : isMissing(field)
  }

  /// Whether the files lack a field that follows from something typed.
  private func isFollowing(_ field: Field, _ following: FollowingValues, _ after: Settings) -> Bool {
    following.movesStock(field) && field.decidingKey(isConfidential: after.isConfidential).map(isAbsent) == true
      && !elsewhere.contains(field.id)
  }

  private func isMissing(_ field: Field) -> Bool {
    switch places[field.id]?.state {
    case nil, .null, .inferred: true
    default: false
    }
  }
}

/// Values of a file that follow others, as the address of the keys follows the pool.
struct FollowingValues {
  let values: [String: Value]
  let places: [String: Place]
  let typed: [String: Value]
  let version: ServerVersion
  let proposal: SetUpProposal

  /// Each after the fields it follows. The principal domain is not among them: the callback URL only suggests it.
  private static let followers: [Field] = [
    .authority, .publicKeyURLs, .tenant, .serverURL, .oidcType, .providerName, .jwtPrincipalClaims,
  ]
  /// Those that also replace a shipped default, which cannot be right with the new value.
  private static let stockFollowers: Set<Field> = [.authority, .publicKeyURLs, .serverURL, .oidcType]

  var imported: [String: Value] {
    var result = proposes ? values.filter { places[$0.key]?.isStock != true } : values
    if leavesOtherSignIn { result = result.filter { Self.kept.contains($0.key) } }
    if leavesProvider { result = result.filter { Self.keptByProviders.contains($0.key) } }
    guard holdsChange else { return result }
    let old = settings(typed: [:])
    var new = settings(typed: typed)
    if let uri = movedDiscoveryURI(old) {
      result[Field.discoveryURI.id] = uri
      new.imported[Field.discoveryURI.id] = uri
    }
    for field in Self.followers where typed[field.id] == nil {
      guard let value = result[field.id] else { continue }
      let moved = moved(field, value, old, new)
      result[field.id] = moved
      new.imported[field.id] = moved
    }
    return result
  }

  /// Whether single sign-on is not configured in the file: it has only shipped defaults, or nothing.
  private var isUntouched: Bool { places.isEmpty || places[Field.provider.id]?.isStock == true }

  var proposes: Bool {
    switch proposal {
    case .shown: isUntouched || leaves
    case .whereAsked: (isUntouched && (sets(.discoveryURI) || sets(.provider))) || leaves
    }
  }

  /// Whether the way people sign in gives way to another.
  private var leaves: Bool { leavesOtherSignIn || leavesProvider }

  private var newProvider: Provider? {
    sets(.provider) ? typed[Field.provider.id].flatMap { Provider.named($0.text) } : nil
  }

  /// Whether a method other than OpenID Connect gives way to a provider.
  private var leavesOtherSignIn: Bool { newProvider != nil && settings(typed: [:]).otherSignIn != nil }

  /// Whether a provider gives way to another one. The same issuer under another name, as a pool that becomes custom
  /// OIDC, keeps its client.
  private var leavesProvider: Bool {
    guard let new = newProvider, places[Field.provider.id]?.isStock != true,
      values[Field.provider.id].flatMap({ Provider.named($0.text) }) != nil
    else { return false }
    if sets(.discoveryURI) || sets(.authority) { return true }
    let address = [Field.discoveryURI, .authority].lazy.compactMap { values[$0.id]?.text }.first { !$0.isEmpty } ?? ""
    return !new.isGeneric && Provider.owner(of: address)?.id != new.id
  }

  /// What a file with another sign-in method keeps: who administers and with which client is asked anew.
  private static let kept: Set<String> = Set(
    [
      Field.enableSelfSignup, .registrationDomains, .allowedDomains, .rolesFromProvider, .defaultRole, .teamClaim,
      .automaticRedirect, .secureSessionCookie, .principalDomain, .enforcePrincipalDomain,
      .enableSecureSocketConnection,
    ].map(\.id))

  /// What holds whoever signs people in: OpenMetadata's own address and sessions, too.
  private static let keptByProviders = kept.union(
    [Field.callbackURL, .serverURL, .tokenValidity, .sessionExpiry, .maxClockSkew, .allowedEmailDomains].map(\.id))

  /// Whether the shipped default of a field, in the file or in its place, cannot be right with what is typed.
  func movesStock(_ field: Field) -> Bool {
    let new = settings(typed: typed)
    guard Self.stockFollowers.contains(field), typed[field.id] == nil, holdsChange, new.otherSignIn == nil else {
      return false
    }
    // Only the discovery document may tell them.
    if field == .publicKeyURLs, sets(.discoveryURI) || sets(.authority) { return true }
    return given(field, settings(typed: [:])) != given(field, new)
  }

  var holdsChange: Bool { typed.contains { values[$0.key] != $0.value } }

  private func sets(_ field: Field) -> Bool { typed[field.id] != nil && typed[field.id] != values[field.id] }

  private func settings(typed: [String: Value]) -> Settings {
    var settings = Settings(version: version)
    settings.imported = values
    settings.typed = typed
    return settings
  }

  private func given(_ field: Field, _ settings: Settings) -> Value? {
    var alone = settings
    alone.imported[field.id] = nil
    return alone.given(field).value
  }

  /// The file's value after the change; nil if a derived or discovered value replaces it.
  private func moved(_ field: Field, _ value: Value, _ old: Settings, _ new: Settings) -> Value? {
    let (before, after) = (given(field, old), given(field, new))
    let isFollowing =
      value == before || (Self.stockFollowers.contains(field) && places[field.id]?.isStock == true && before != after)
    if isFollowing, after != value, after != nil || field == .publicKeyURLs { return nil }
    return field == .publicKeyURLs ? replacing(value, old, new) ?? value : value
  }

  /// The new authority's discovery URI, if the files have the old authority's.
  private func movedDiscoveryURI(_ old: Settings) -> Value? {
    guard typed[Field.discoveryURI.id] == nil, typed[Field.provider.id] == nil, sets(.authority),
      let authority = typed[Field.authority.id]?.text, let uri = values[Field.discoveryURI.id]?.text,
      case .discoveryURI(uri, _) = old.provider.interpret(old.text(.authority)),
      case .discoveryURI(let moved, _) = old.provider.interpret(authority), moved != uri
    else { return nil }
    return .text(moved)
  }

  /// Replaces the old authority's JWKS URL, or one below the old authority, by the new authority's.
  private func replacing(_ value: Value, _ old: Settings, _ new: Settings) -> Value? {
    var items = value.items
    if let before = old.keysURL, let after = new.keysURL {
      items = items.map { $0 == before ? after : $0 }
    } else if !sets(.provider) {
      let (before, after) = (old.text(.authority), new.text(.authority))
      guard !before.isEmpty, !after.isEmpty, before != after else { return nil }
      items = items.map { $0.hasPrefix(before + "/") ? after + $0.dropFirst(before.count) : $0 }
    }
    return items == value.items ? nil : .list(items)
  }
}

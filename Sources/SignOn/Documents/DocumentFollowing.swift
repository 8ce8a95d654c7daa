/// When a whole set-up takes the place of what nobody has chosen in files as they are shipped.
package enum SetUpProposal: Sendable {
  /// Always: a person sees it and decides.
  case shown
  /// Where the provider or its address is among what is set; nobody sees it before it is written.
  case whereAsked
}

extension DocumentSet {
  /// The files' values beside what is typed, without those that follow from something that is typed anew.
  ///
  /// A key set of the pool that is left is replaced among other key sets.
  package func imported(
    beside typed: [String: Value], version: ServerVersion = .v1_11, proposal: SetUpProposal = .whereAsked
  ) -> [String: Value] {
    FollowingValues(values: values, places: places, typed: typed, version: version, proposal: proposal).imported
  }

  /// The fields in which the files differ from what holds now: what was typed, and what has to go with it.
  package func changes(to settings: Settings, proposal: SetUpProposal = .whereAsked) -> [String: Value?] {
    let following = FollowingValues(
      values: values, places: places, typed: settings.typed, version: settings.version, proposal: proposal)
    guard following.holdsChange else { return [:] }
    var after = settings
    after.imported = following.imported
    var result: [String: Value?] = [:]
    for field in Field.all where after.isRelevant(field) {
      let isMeant = settings.typed[field.id] != nil || after.imported[field.id] != values[field.id]
      let isDue = isDue(field, after) || (following.proposes && isMissing(field))
      guard isMeant || isDue, let value = after[field] else { continue }
      if value != values[field.id] || isDue { result[field.id] = value }
    }
    return result
  }

  /// Whether a client that is given a secret now needs the field and the files do not say it.
  private func isDue(_ field: Field, _ after: Settings) -> Bool {
    guard after.isConfidential, values[Field.clientType.id]?.text == "public",
      field.keys.contains(where: { $0.section == .oidc })
    else { return false }
    return field.keys.count > 1 || isMissing(field)
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

  /// In an order in which each comes after what it follows. The principal domain is left out: it is the people's, and
  /// only proposed from the callback.
  private static let followers: [Field] = [
    .authority, .publicKeyURLs, .tenant, .serverURL, .oidcType, .providerName, .jwtPrincipalClaims,
  ]
  /// Those that follow from what the shipped files say as well, where that was nobody's choice and cannot be right.
  private static let stockFollowers: Set<Field> = [.authority, .publicKeyURLs, .serverURL, .oidcType]

  var imported: [String: Value] {
    var result = proposes ? values.filter { places[$0.key]?.isStock != true } : values
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

  /// Whether nobody has set up single sign-on in the file: what it says is what the shipped files say, or nothing.
  private var isUntouched: Bool { places.isEmpty || places[Field.provider.id]?.isStock == true }

  var proposes: Bool {
    switch proposal {
    case .shown: isUntouched
    case .whereAsked:
      (isUntouched && sets(.discoveryURI))
        || (sets(.provider) && (isUntouched || settings(typed: [:]).otherSignIn != nil))
    }
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

  /// The value beside what is typed: nil where what is derived, or has to be found anew, takes its place.
  private func moved(_ field: Field, _ value: Value, _ old: Settings, _ new: Settings) -> Value? {
    let (before, after) = (given(field, old), given(field, new))
    let isFollowing =
      value == before || (Self.stockFollowers.contains(field) && places[field.id]?.isStock == true && before != after)
    if isFollowing, after != value, after != nil || field == .publicKeyURLs { return nil }
    return field == .publicKeyURLs ? replacing(value, old, new) ?? value : value
  }

  /// Where the new authority leads to, if the old one led to what the files say.
  private func movedDiscoveryURI(_ old: Settings) -> Value? {
    guard typed[Field.discoveryURI.id] == nil, typed[Field.provider.id] == nil, sets(.authority),
      let authority = typed[Field.authority.id]?.text, let uri = values[Field.discoveryURI.id]?.text,
      case .discoveryURI(uri, _) = old.provider.interpret(old.text(.authority)),
      case .discoveryURI(let moved, _) = old.provider.interpret(authority), moved != uri
    else { return nil }
    return .text(moved)
  }

  /// Key sets that stand beneath the old authority, or are known to be its own, become those of the new one.
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

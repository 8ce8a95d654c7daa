extension DocumentSet {
  /// The files' values, without those that follow from something newly typed.
  ///
  /// In a list of several JWKS URLs, only the old user pool's is replaced.
  package func imported(beside typed: [String: Value], version: ServerVersion = .v1_11) -> [String: Value] {
    FollowingValues(values: values, places: places, typed: typed, version: version).imported
  }

  /// The fields to change in the files: what was typed, and what follows from it.
  package func changes(to settings: Settings) -> [String: Value?] {
    let following = FollowingValues(values: values, places: places, typed: settings.typed, version: settings.version)
    guard following.holdsChange else { return [:] }
    var after = settings
    after.imported = following.imported
    var result: [String: Value?] = [:]
    for field in Field.all where after.isRelevant(field) {
      let isMeant = settings.typed[field.id] != nil || after.imported[field.id] != values[field.id]
      let isDue = isDue(field, after) || (following.isUntouched && isMissing(field))
      guard isMeant || isDue, let value = after[field] else { continue }
      if value != values[field.id] || isDue { result[field.id] = value }
    }
    return result
  }

  /// Whether a client that becomes confidential needs the field and the files lack it.
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

  private static let followers: [Field] = [.authority, .publicKeyURLs, .serverURL, .oidcType]

  var imported: [String: Value] {
    var result = isUntouched ? values.filter { places[$0.key]?.isStock != true } : values
    guard holdsChange else { return result }
    let old = settings(typed: [:])
    var new = settings(typed: typed)
    for field in Self.followers where typed[field.id] == nil {
      guard let value = result[field.id], let after = given(field, new), after != value else { continue }
      let before = given(field, old)
      if value == before || (places[field.id]?.isStock == true && before != after) {
        result[field.id] = nil
        new.imported[field.id] = nil
      } else if field == .publicKeyURLs, let replaced = replacing(value, old, new) {
        result[field.id] = replaced
        new.imported[field.id] = replaced
      }
    }
    return result
  }

  /// Whether single sign-on is not configured in the file: it has only shipped defaults, or nothing.
  var isUntouched: Bool { places.isEmpty || places[Field.provider.id]?.isStock == true }

  var holdsChange: Bool { typed.contains { values[$0.key] != $0.value } }

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

  private func replacing(_ value: Value, _ old: Settings, _ new: Settings) -> Value? {
    guard let before = old.keysURL, let after = new.keysURL, before != after, value.items.contains(before) else {
      return nil
    }
    return .list(value.items.map { $0 == before ? after : $0 })
  }
}

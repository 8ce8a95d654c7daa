import SignOn

/// The values when the program started.
struct Opening: Equatable, Sendable {
  var typed: [String: Value] = [:]
  var file: [String: Value] = [:]
}

extension State {
  /// Whether the value has changed since the start: typed since, or no longer the file's.
  func isChanged(_ field: Field) -> Bool {
    if let value = opening.file[field.id] { return settings[field] != value }
    return settings.typed[field.id] != opening.typed[field.id]
  }

  var changedFields: [Field] { Field.all.filter { settings.isRelevant($0) && isChanged($0) } }

  /// Where the value comes from, in one or two words, or that it was changed.
  func originWords(_ field: Field) -> String {
    let (value, origin) = settings.value(of: field)
    let given = settings.given(field)
    if opening.file[field.id] != nil, [.typed, .aws].contains(origin) {
      return isChanged(field) ? "changed" : "from file"
    }
    if origin == .typed {
      let isOver = given.origin == .derived || given.origin == .discovered
      return isOver && given.value != value ? "overridden" : "typed"
    }
    return switch origin {
    case .file: "from file"
    case .missing: ""
    case .aws: "AWS"
    case .composeDefault: "Compose default"
    case .chartDefault: "chart default"
    case .imageDefault: "image default"
    case .serverDefault: "server default"
    case .typed, .discovered, .derived, .default: origin.rawValue
    }
  }
}

/// What the keys of a file mean as fields.
struct FieldReading {
  private(set) var values: [String: Value] = [:]
  private(set) var places: [String: Place] = [:]
  private(set) var notes: [Finding] = []
  private let contents: KeyContents
  /// Whether another file says whose sign-in it is.
  private let isPart: Bool

  init(_ contents: KeyContents) {
    self.contents = contents
    isPart = [Field.provider, .clientType].allSatisfy { field in field.keys.allSatisfy { contents[$0] == nil } }
    let isConfidential = Self.text(of: .clientType, contents) == "confidential"
    for field in Field.all { read(field, isConfidential: isConfidential) }
    inferClientType()
    inferDiscoveryURI()
  }

  private static func text(of field: Field, _ contents: KeyContents) -> String? {
    guard case .text(let text)? = contents[field.keys[0]]?.content else { return nil }
    return text
  }

  /// The key that decides: for a confidential client the one in the OIDC section, if it has a value.
  private mutating func read(_ field: Field, isConfidential: Bool) {
    let sorted = isConfidential ? field.keys.reversed() : field.keys
    let keys = field.keys.count == 1 || isConfidential ? sorted : sorted.filter { $0.section != .oidc }
    var used = keys.filter { contents[$0] != nil }
    if used.isEmpty, isPart { used = sorted.filter { contents[$0] != nil } }
    notes += used.flatMap { WrongShape(contents[$0], of: $0, field).notes }
    let found = used.compactMap { contents[$0] }
    let saying = found.first { content in
      FieldValue(content, of: field).map { !$0.value.isEmpty } ?? false
    }
    guard let content = saying ?? found.first else { return }
    places[field.id] = Place(content)
    if let value = FieldValue(content, of: field) {
      values[field.id] = value.value
      notes += value.notes
    } else {
      notes += note(field, content)
    }
    noteDisagreement(field, found)
  }

  private func note(_ field: Field, _ content: KeyContent) -> [Finding] {
    switch content.content {
    case .unreadable(let problem):
      [unreadable(field, content, problem)]
    case .variable(let name):
      [
        .note(
          field, "line \(content.line): the value comes from the variable \(shown(name)), which is set somewhere else.",
          remedy: "Open the file that sets \(shown(name)) along with this one.")
      ]
    case .reference(let secret, let key):
      [
        .note(
          field,
          "line \(content.line): the value is stored in the Kubernetes Secret \(shown(secret)) under \(shown(key)).",
          remedy: "Change it there.")
      ]
    case .elsewhere(let place):
      [.note(field, "line \(content.line): the value comes from \(shown(place, 200)).", remedy: "Change it there.")]
    case .null, .text, .list, .pairs: []
    }
  }

  private func unreadable(_ field: Field, _ content: KeyContent, _ problem: String) -> Finding {
    let message = "line \(content.line): cannot read \(content.name): \(shown(problem, 200))."
    let remedy = "Fix the line manually, or set the value here."
    return content.stopsServer || field.isAsked
      ? .error(field, message, remedy: remedy) : .warning(field, message, remedy: remedy)
  }

  /// Two keys that must have the same value.
  private mutating func noteDisagreement(_ field: Field, _ found: [KeyContent]) {
    guard field == .clientID || field == .callbackURL, found.count == 2 else { return }
    let texts = found.compactMap { FieldValue($0, of: field)?.value.text }.filter { !$0.isEmpty }
    guard texts.count == 2, texts[0] != texts[1], !Place(found[1]).isStock, !Place(found[0]).isStock else { return }
    notes.append(
      .warning(
        field,
        "\(found[0].name) (line \(found[0].line)) and \(found[1].name) (line \(found[1].line)) differ; they must "
          + "match.",
        remedy: "Set the field again; both are then written."))
  }

  /// Without a client type the server assumes a public client.
  private mutating func inferClientType() {
    guard values[Field.clientType.id] == nil, places[Field.clientType.id] == nil else { return }
    guard let provider = places[Field.provider.id], values[Field.provider.id] != nil else { return }
    values[Field.clientType.id] = .text("public")
    places[Field.clientType.id] = Place(inferredAt: provider.line, Field.clientType.keys[0].name)
  }

  /// The file of a public client has no discovery URI; the authority leads to it.
  private mutating func inferDiscoveryURI() {
    guard values[Field.clientType.id] == .text("public"), let authority = values[Field.authority.id]?.text,
      values[Field.discoveryURI.id]?.isEmpty != false, let place = places[Field.authority.id], !place.isStock
    else { return }
    let provider = Provider.named(values[Field.provider.id]?.text ?? "")
    guard case .discoveryURI(let uri, _)? = provider?.interpret(authority) else { return }
    values[Field.discoveryURI.id] = .text(uri)
    places[Field.discoveryURI.id] = Place(inferredAt: place.line, Field.authority.keys[0].name)
  }
}

extension Place {
  init(_ content: KeyContent) {
    let state: State =
      switch content.content {
      case .null: .null
      case .reference(let secret, let key): .reference(secret: secret, key: key)
      case .elsewhere(let place): .elsewhere(place)
      case .variable(let name): .variable(name)
      case .unreadable(let problem): .unreadable(problem)
      case .text, .list, .pairs:
        if let variable = content.variable {
          .defaultOfVariable(variable)
        } else {
          content.content == .text("") ? .empty : .value
        }
      }
    self.init(line: content.line, state: state, name: content.name, isStock: StockValues.holds(content))
  }

  init(inferredAt line: Int, _ name: String) {
    self.init(line: line, state: .inferred, name: name, isStock: false)
  }
}

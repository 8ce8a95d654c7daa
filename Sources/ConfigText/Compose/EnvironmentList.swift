import CYAML

/// The variables that a Compose file gives to its services, as a mapping or as a list of `NAME=value`.
package struct EnvironmentList: Sendable {
  /// One variable of one service.
  package struct Entry: Equatable, Sendable {
    /// As written, variables and doubled dollars included; nil where the caller's own is passed on.
    package let text: String?
    /// Where the value is `${NAME:-default}` as a whole.
    package let placeholder: Placeholder?
    package let line: Int
    /// The anchor it is defined at, if several services may share it.
    package let anchor: String?
  }

  package let text: YAMLText
  /// Whether the text is the inside of one service's `environment:` and nothing else; that service has no name.
  package let isPiece: Bool

  package init(_ bytes: [UInt8], isPiece: Bool = false) throws(EditRefusal) {
    self.init(try YAMLText(bytes, variables: .replacedAfterReading), isPiece: isPiece)
  }

  init(_ text: YAMLText, isPiece: Bool) {
    self.text = text
    self.isPiece = isPiece
  }

  /// The services of the file, in order.
  package var services: [String] {
    if isPiece { return [""] }
    guard let place = try? text.locate(["services"]), case .value = place.end else { return [] }
    return text.keys(of: place.node)
  }

  func path(of service: String) -> [YAMLStep] { isPiece ? [] : ["services", .key(service), "environment"] }

  /// The services whose environment has the variable.
  package func services(with name: String) -> [String] {
    services.filter { (try? entry(name, of: $0)) != nil }
  }

  /// - Throws: If the variable is duplicated or written in an unknown way.
  package func entry(_ name: String, of service: String) throws(EditRefusal) -> Entry? {
    try spot(name, of: service).flatMap { spot in
      let node = spot.place.node
      if text.isNull(node) {
        return Entry(text: nil, placeholder: nil, line: text.line(node), anchor: spot.anchor)
      }
      guard let whole = text.scalarText(node) else { return nil }
      let value = spot.isItem ? Self.value(ofItem: whole) : whole
      return Entry(
        text: value, placeholder: placeholder(of: value, in: node), line: text.line(node), anchor: spot.anchor)
    }
  }

  private func placeholder(of value: String?, in node: Int) -> Placeholder? {
    guard let value, let found = text.placeholders(in: text.stream.range(node)).first else { return nil }
    return text.source.string(found.range) == value ? found : nil
  }

  static func value(ofItem item: String) -> String? {
    item.firstIndex(of: "=").map { String(item[item.index(after: $0)...]) }
  }

  static func name(ofItem item: String) -> String {
    String(item.prefix { $0 != "=" })
  }

  /// Where a variable of a service is written.
  struct Spot {
    let place: YAMLPlace
    /// An element of a list rather than a value in a mapping.
    let isItem: Bool
    let anchor: String?
  }

  func spot(_ name: String, of service: String) throws(EditRefusal) -> Spot? {
    let environment = try text.locate(path(of: service))
    switch environment.end {
    case .value: break
    case .alias: return try anchoredSpot(name, environment.node)
    case .missing, .noDocument: return nil
    case .merged(let key): throw text.refusal(.mergeKey, at: key)
    }
    if text.stream.kind(environment.node) == CYAML_SEQUENCE_START { return try item(name, in: environment) }
    let place = try text.locate(path(of: service) + [.key(name)])
    switch place.end {
    case .value: return Spot(place: place, isItem: false, anchor: nil)
    case .alias: throw text.refusal(.alias(text.stream.anchor(place.node)), at: place.node)
    case .missing, .noDocument: return nil
    case .merged(let key):
      guard text.stream.kind(key + 1) == CYAML_ALIAS else { throw text.refusal(.mergeKey, at: key) }
      return try anchoredSpot(name, key + 1)
    }
  }

  private func item(_ name: String, in environment: YAMLPlace, anchor: String? = nil) throws(EditRefusal) -> Spot? {
    let items = text.children(of: environment.node).filter {
      text.stream.kind($0) == CYAML_SCALAR && text.scalarText($0).map(Self.name(ofItem:)) == name
    }
    if items.count > 1 {
      throw text.refusal(.duplicateKey(name, firstLine: text.line(items[0])), at: items[1])
    }
    return items.first.map { item in
      var place = environment
      place.parents.append(environment.node)
      (place.node, place.key) = (item, nil)
      return Spot(place: place, isItem: true, anchor: anchor)
    }
  }

  private func anchoredSpot(_ name: String, _ alias: Int) throws(EditRefusal) -> Spot? {
    let anchor = text.stream.anchor(alias)
    let found = text.stream.events.indices.filter {
      text.stream.kind($0) != CYAML_ALIAS && text.stream.anchor($0) == anchor
    }
    guard found.count == 1, let node = found.first, node < alias else { throw text.refusal(.alias(anchor), at: alias) }
    let environment = YAMLPlace(end: .value, node: node)
    if text.stream.kind(node) == CYAML_SEQUENCE_START { return try item(name, in: environment, anchor: anchor) }
    let entries = text.entries(of: node).filter { text.stream.hasText($0.key, Array(name.utf8)) }
    if entries.count > 1 {
      throw text.refusal(.duplicateKey(name, firstLine: text.line(entries[0].key)), at: entries[1].key)
    }
    return entries.first.map {
      Spot(
        place: YAMLPlace(end: .value, node: $0.value, key: $0.key, parents: [node]), isItem: false, anchor: anchor)
    }
  }
}

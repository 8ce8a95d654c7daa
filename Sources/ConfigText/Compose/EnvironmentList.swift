import CYAML

/// The variables that a file gives to its services or containers: mappings, lists of `NAME=value`, and lists of
/// mappings with `name` and `value`.
package struct EnvironmentList: Sendable {
  /// Where the variables of one service are.
  package struct Place: Sendable {
    /// Unique in the file.
    package let service: String
    package let path: [YAMLStep]
    package let coding: Coding

    package init(_ service: String, at path: [YAMLStep], _ coding: Coding) {
      self.service = service
      self.path = path
      self.coding = coding
    }
  }

  /// One variable of one service.
  package struct Entry: Equatable, Sendable {
    /// As written, variables and doubled dollars included; nil where the caller's own is passed on, or there is only a
    /// reference.
    package let text: String?
    /// Where the value is `${NAME:-default}` as a whole.
    package let placeholder: Placeholder?
    package let line: Int
    /// The anchor it is defined at, if several services may share it.
    package let anchor: String?
    /// What `valueFrom` refers to.
    package var source: Source?
  }

  /// What `valueFrom` refers to.
  package struct Source: Equatable, Sendable {
    /// `secretKeyRef`; empty where there is only a name.
    package var kind = ""
    package var name = ""
    package var key = ""
  }

  package let text: YAMLText
  /// Whether the text is the inside of one service's `environment:` and nothing else; that service has no name.
  package let isPiece: Bool
  package let places: [Place]
  private let placesByService: [String: Place]
  /// The names that are there, by service; no entry where aliases or merge keys may bring others.
  private let names: [String: Set<String>]

  /// Of a Compose file.
  package init(_ bytes: [UInt8], isPiece: Bool = false) throws(EditRefusal) {
    let text = try YAMLText(bytes, variables: .replacedAfterReading)
    let names = isPiece ? [] : text.keys(at: ["services"])
    let services = names.map { Place($0, at: ["services", .key($0), "environment"], .compose) }
    self.init(text, isPiece ? [Place("", at: [], .compose)] : services, isPiece: isPiece)
  }

  package init(_ text: YAMLText, _ places: [Place], isPiece: Bool = false) {
    self.text = text
    self.places = places
    self.isPiece = isPiece
    placesByService = Dictionary(places.map { ($0.service, $0) }) { first, _ in first }
    names = placesByService.compactMapValues { Self.names(at: $0.path, in: text) }
  }

  /// Another text with some of the services.
  package func reading(_ bytes: [UInt8], _ services: Set<String>) throws(EditRefusal) -> EnvironmentList {
    EnvironmentList(try text.reading(bytes), places.filter { services.contains($0.service) }, isPiece: isPiece)
  }

  /// The same, or the services at the top of the file, where it is the inside of `services:`.
  package var orServices: EnvironmentList {
    guard isPiece else { return self }
    let names = text.topLevelKeys.filter { text.keys(at: [.key($0)]).contains("environment") }
    let services = names.map { Place($0, at: [.key($0), "environment"], .compose) }
    return services.isEmpty ? self : EnvironmentList(text, services)
  }

  /// The services of the file, in order.
  package var services: [String] { places.map(\.service) }

  /// The variables of a service, in alphabetical order; none where aliases or merge keys may bring others.
  package func names(of service: String) -> [String] { names[service]?.sorted() ?? [] }

  /// Those of the names that a service may have.
  package func among(_ names: Set<String>, of service: String) -> Set<String> {
    self.names[service]?.intersection(names) ?? names
  }

  private static func names(at path: [YAMLStep], in text: YAMLText) -> Set<String>? {
    guard let place = try? text.locate(path) else { return nil }
    switch place.end {
    case .alias, .merged: return nil
    case .missing, .noDocument: return []
    case .value: break
    }
    if text.stream.kind(place.node) == CYAML_SEQUENCE_START {
      return Set(text.children(of: place.node).compactMap { text.variableName(ofItem: $0) })
    }
    let keys = text.keys(of: place.node)
    return keys.contains("<<") ? nil : Set(keys)
  }

  func placesHave(_ service: String) -> Bool { placesByService[service] != nil }
  func place(of service: String) -> Place { placesByService[service] ?? Place(service, at: [""], .plain) }
  package func path(of service: String) -> [YAMLStep] { place(of: service).path }
  package func coding(of service: String) -> Coding { place(of: service).coding }

  /// The services whose environment has the variable.
  package func services(with name: String) -> [String] {
    services.filter { (try? entry(name, of: $0)) != nil }
  }

  /// - Throws: If the variable is duplicated or written in an unknown way.
  package func entry(_ name: String, of service: String) throws(EditRefusal) -> Entry? {
    try spot(name, of: service).flatMap { spot in
      let node = spot.place.node
      if case .missing = spot.place.end {
        let source = source(ofItem: node)
        return Entry(
          text: source == nil ? "" : nil, placeholder: nil, line: text.line(node), anchor: spot.anchor, source: source)
      }
      if text.isNull(node) {
        return Entry(
          text: spot.form == .named ? "" : nil, placeholder: nil, line: text.line(node), anchor: spot.anchor)
      }
      guard let whole = text.scalarText(node) else { return nil }
      let value = spot.form == .assignment ? Self.value(ofItem: whole) : whole
      return Entry(
        text: value, placeholder: placeholder(of: value, in: node), line: text.line(node), anchor: spot.anchor)
    }
  }

  private func placeholder(of value: String?, in node: Int) -> Placeholder? {
    guard let value, let found = text.placeholders(in: text.stream.range(node)).first else { return nil }
    return text.source.string(found.range) == value ? found : nil
  }

  private func source(ofItem node: Int) -> Source? {
    guard let from = text.member("valueFrom", of: node)?.value else { return nil }
    func scalar(_ key: String, of node: Int) -> String {
      text.member(key, of: node).flatMap { text.scalarText($0.value) } ?? ""
    }
    if text.stream.kind(from) == CYAML_SCALAR { return Source(name: text.scalarText(from) ?? "") }
    guard let reference = text.entries(of: from).first else { return Source() }
    let kind = text.stream.text(reference.key)
    guard kind.hasSuffix("KeyRef") else { return Source(kind: kind) }
    return Source(kind: kind, name: scalar("name", of: reference.value), key: scalar("key", of: reference.value))
  }

  static func value(ofItem item: String) -> String? {
    item.firstIndex(of: "=").map { String(item[item.index(after: $0)...]) }
  }

  static func name(ofItem item: String) -> String {
    String(item.prefix { $0 != "=" })
  }

  /// Where a variable of a service is written.
  struct Spot {
    enum Form { case member, assignment, named }

    /// Of the value; of the whole item where one that is named has none.
    let place: YAMLPlace
    let form: Form
    let anchor: String?
  }

  func spot(_ name: String, of service: String) throws(EditRefusal) -> Spot? {
    if let names = names[service], !names.contains(name) { return nil }
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
    case .value: return Spot(place: place, form: .member, anchor: nil)
    case .alias: throw text.refusal(.alias(text.stream.anchor(place.node)), at: place.node)
    case .missing, .noDocument: return nil
    case .merged(let key):
      guard text.stream.kind(key + 1) == CYAML_ALIAS else { throw text.refusal(.mergeKey, at: key) }
      return try anchoredSpot(name, key + 1)
    }
  }

  private func item(_ name: String, in environment: YAMLPlace, anchor: String? = nil) throws(EditRefusal) -> Spot? {
    let items = text.children(of: environment.node).filter { text.variableName(ofItem: $0) == name }
    if items.count > 1 {
      throw text.refusal(.duplicateKey(name, firstLine: text.line(items[0])), at: items[1])
    }
    guard let item = items.first else { return nil }
    var place = environment
    place.parents.append(environment.node)
    (place.node, place.key) = (item, nil)
    guard text.stream.kind(item) == CYAML_MAPPING_START else {
      return Spot(place: place, form: .assignment, anchor: anchor)
    }
    if let value = text.member("value", of: item) {
      place.parents.append(item)
      (place.node, place.key) = (value.value, value.key)
    } else {
      place.end = .missing(["value"])
    }
    return Spot(place: place, form: .named, anchor: anchor)
  }

  private func anchoredSpot(_ name: String, _ alias: Int) throws(EditRefusal) -> Spot? {
    let anchor = text.stream.anchor(alias)
    let found = text.stream.events.indices.filter {
      text.stream.isAnchored($0) && text.stream.anchor($0) == anchor
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
        place: YAMLPlace(end: .value, node: $0.value, key: $0.key, parents: [node]), form: .member, anchor: anchor)
    }
  }
}

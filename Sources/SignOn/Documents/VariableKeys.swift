import ConfigText

/// The server's variables in a file that has lists of them: those of services, containers, ConfigMaps and Secrets.
struct VariableKeys: KeyedText {
  let list: EnvironmentList
  /// Services that get the same values. An earlier group decides over a later one.
  let groups: [[String]]
  /// The services that hold what `valueFrom` refers to, by `Secret/name` or `ConfigMap/name`.
  var objects: [String: [String]] = [:]
  var isPartial = false
  var envFiles: [String] = []
  var sources: [VariableSource] = []
  /// Whether the first group are containers.
  var runsServer = false
  /// Where another file takes a key from, by the key's path.
  var links: [String: Link] = [:]

  /// An entry of one of the objects.
  struct Link: Equatable, Sendable {
    /// `Secret/name` or `ConfigMap/name`.
    let object: String
    let name: String
  }

  var objectNames: [String] { Array(objects.keys) }
  func has(_ link: Link) -> Bool { ((try? spot(link)) ?? nil) != nil }

  private func spot(_ link: Link) throws(EditRefusal) -> Spot? {
    for service in objects[link.object] ?? [] {
      if let entry = try list.entry(link.name, of: service) {
        return Spot(entry: entry, name: link.name, services: [service])
      }
    }
    return nil
  }

  var bytes: [UInt8] { list.text.bytes }

  /// The services with about as many of the server's variables as the one with the most; none if there are no such
  /// variables.
  static func carriers(_ services: [String], in list: EnvironmentList) -> [String] {
    let counts = services.map { service in (service, count(in: service, of: list)) }
    let most = counts.map(\.1).max() ?? 0
    return counts.filter { $0.1 > 0 && $0.1 * 2 >= most }.map(\.0)
  }

  private static func count(in service: String, of list: EnvironmentList) -> Int {
    list.among(ServerKey.variables, of: service).count { (try? list.entry($0, of: service)) != nil }
  }

  private var services: Set<String> { Set(groups.joined()).union(objects.values.joined()) }

  var parts: Parts? {
    let paths = services.sorted().map { list.path(of: $0) }
    return Parts(text: list.text, cuts: list.text.cuts(outside: paths)) { bytes throws(EditRefusal) in
      try reading(bytes)
    }
  }

  /// Another text with the same services.
  func reading(_ bytes: [UInt8]) throws(EditRefusal) -> VariableKeys { changed(try list.reading(bytes, services)) }

  /// A variable where it is set, and what it is called there.
  private struct Spot {
    let entry: EnvironmentList.Entry
    let name: String
    let services: [String]
  }

  private func spot(_ key: ServerKey) throws(EditRefusal) -> Spot? {
    if let link = links[key.path], let spot = try spot(link) { return spot }
    let names = [key.variable, SecretKeys.name(key)].compactMap(\.self)
    for group in groups {
      for service in group {
        for name in names {
          guard let entry = try list.entry(name, of: service) else { continue }
          return try followed(entry) ?? Spot(entry: entry, name: name, services: group)
        }
      }
    }
    return nil
  }

  /// What a reference leads to in the same file.
  private func followed(_ entry: EnvironmentList.Entry) throws(EditRefusal) -> Spot? {
    guard let source = entry.source else { return nil }
    return try spot(Link(to: source))
  }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    try spot(key).map { spot in content(spot.entry, spot.name, list.coding(of: spot.services[0])) }
  }

  private func content(
    _ entry: EnvironmentList.Entry, _ name: String, _ coding: EnvironmentList.Coding
  ) -> KeyContent {
    let text = entry.placeholder == nil ? entry.text : entry.placeholder?.defaultText
    guard let plain = text.flatMap(coding.read) else {
      let content: KeyContent.Content =
        entry.source?.content
        ?? (coding == .base64 ? .unreadable("not Base64 of a text") : .variable(entry.placeholder?.name ?? name))
      return KeyContent(content: content, line: entry.line, name: name, refersTo: entry.source)
    }
    var found = VariableText(plain, replaces: false).content(line: entry.line, name: name)
    found.variable = entry.placeholder?.name
    return found
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    let spot = try spot(entry.key)
    if entry.isHandedOn, spot == nil {
      let value = entry.value.isSecret ? "\"\"" : PastedSource(old: nil).text(entry)
      return try list.setting(
        entry.key.variableName, to: value, in: home, after: entry.key.neighbourVariables, wraps: true
      ).map(changed)
    }
    return try list.setting(
      spot?.name ?? entry.key.variableName, to: PastedSource(old: try found(entry.key)).text(entry),
      in: spot?.services ?? home, after: entry.key.neighbourVariables
    ).map(changed)
  }

  func setting(together entries: [Entry]) -> Changed<any KeyedText>? {
    let home = home
    var values: [(String, String, [String], [String])] = []
    for entry in entries {
      do throws(EditRefusal) {
        let spot = try spot(entry.key)
        let old = spot.map { content($0.entry, $0.name, list.coding(of: $0.services[0])) }
        values.append(
          (
            spot?.name ?? entry.key.variableName, PastedSource(old: old).text(entry), spot?.services ?? home,
            entry.key.neighbourVariables
          ))
      } catch {}
    }
    return list.setting(together: values).map { $0.map(changed) }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    guard let spot = try spot(key) else { return Changed(self) }
    return try list.removing(spot.name, in: spot.services).map(changed)
  }

  /// Where a variable goes that is nowhere yet.
  private var home: [String] {
    groups.max { Self.count(in: $0[0], of: list) < Self.count(in: $1[0], of: list) } ?? []
  }

  private func changed(_ list: EnvironmentList) -> VariableKeys {
    var keys = VariableKeys(list: list, groups: groups)
    (keys.objects, keys.isPartial, keys.envFiles) = (objects, isPartial, envFiles)
    (keys.sources, keys.runsServer, keys.links) = (sources, runsServer, links)
    return keys
  }

  /// Of the service that decides; the others have the same.
  var unknownNames: UnknownNames {
    let found = groups.compactMap(\.first).flatMap { service in
      list.names(of: service).compactMap { name in
        ((try? list.entry(name, of: service)) ?? nil).map { FoundName(section: nil, name: name, line: $0.line) }
      }
    }
    return UnknownNames(found: found, reader: .server)
  }

  func notes() -> [Finding] {
    if list.isPiece { return [.aboutTheFile("The file is part of a Compose file and contains only variables.")] }
    return Field.all.flatMap { field in field.keys.compactMap(\.variable).compactMap { disagreement(field, $0) } }
  }

  private func disagreement(_ field: Field, _ name: String) -> Finding? {
    let group = groups.first { group in group.contains { (try? list.entry(name, of: $0)) != nil } } ?? []
    let entries = group.compactMap { service in (try? list.entry(name, of: service)).map { (service, $0) } }
    guard let first = entries.first, let other = entries.first(where: { $0.1.text != first.1.text }) else { return nil }
    return .warning(
      field,
      "\(name) differs between \(shown(first.0)) (line \(first.1.line)) and \(shown(other.0)) (line \(other.1.line)).",
      remedy: "Set the field again; every service then gets the same value.")
  }
}

extension VariableKeys.Link {
  init(to source: EnvironmentList.Source) {
    self.init(object: "\(source.kind == "secretKeyRef" ? "Secret" : "ConfigMap")/\(source.name)", name: source.key)
  }
}

extension EnvironmentList.Source {
  var content: KeyContent.Content {
    switch kind {
    case "secretKeyRef": .reference(secret: name, key: key)
    case "configMapKeyRef": .elsewhere("the ConfigMap \(name) under \(key)")
    case "": .elsewhere("\(name), which valueFrom names")
    default: .elsewhere("the cluster (\(kind))")
    }
  }
}

import ConfigText
import Text

extension FileKind {
  /// An existing Compose file, or the inside of one service's `environment:`.
  package static let compose = FileKind(
    id: "compose", title: "Docker Compose file", phrase: "a Docker Compose file", part: .compose, keyName: \.variable,
    claims: { $0.shape == .yaml && $0.isOfCompose && ($0.isAboutSigningIn || $0.hasSections) },
    open: { bytes throws(EditRefusal) in
      let isPiece = !FileSigns.topLevelKeys(bytes).contains("services")
      return ComposeKeys(try EnvironmentList(bytes, isPiece: isPiece))
    },
    steps: { file in
      NextStep.compose(
        "docker compose -f \(file.word)", start: "Start OpenMetadata with this file.",
        former: "your previous Compose file")
    })
}

/// The server's variables in a Compose file, for every service that carries the list of them.
struct ComposeKeys: KeyedText {
  let list: EnvironmentList
  let services: [String]

  /// Nil if no service configures OpenMetadata's sign-in.
  init?(_ list: EnvironmentList) {
    let counts = list.services.map { service in
      (service, ServerKey.variables.count { (try? list.entry($0, of: service)) != nil })
    }
    let most = counts.map(\.1).max() ?? 0
    let carriers = counts.filter { $0.1 > 0 && $0.1 * 2 >= most }.map(\.0)
    let images = list.services.filter { Self.isServer($0, in: list.text) }
    self.list = list
    services = carriers.isEmpty ? images : carriers
    if services.isEmpty { return nil }
  }

  private init(list: EnvironmentList, services: [String]) {
    self.list = list
    self.services = services
  }

  private static func isServer(_ service: String, in text: YAMLText) -> Bool {
    guard case .found(let reading)? = try? text.value(at: ["services", .key(service), "image"]),
      case .scalar(let image, _) = reading.content
    else { return false }
    return image.contains("openmetadata/server")
  }

  var bytes: [UInt8] { list.text.bytes }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let name = key.variable else { return nil }
    for service in services {
      guard let entry = try list.entry(name, of: service) else { continue }
      return Self.content(entry, name)
    }
    return nil
  }

  private static func content(_ entry: EnvironmentList.Entry, _ name: String) -> KeyContent {
    let text = entry.placeholder == nil ? entry.text : entry.placeholder?.defaultText
    guard let plain = text.flatMap(unescaped) else {
      return KeyContent(content: .variable(entry.placeholder?.name ?? name), line: entry.line, name: name)
    }
    var found = VariableText(plain, replaces: false).content(line: entry.line, name: name)
    found.variable = entry.placeholder?.name
    return found
  }

  /// With doubled dollars as one; nil where a single one begins a variable.
  private static func unescaped(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    let plain = text.replacing("$$", with: "\u{0}")
    return plain.contains("$") ? nil : plain.replacing("\u{0}", with: "$")
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    try list.setting(
      entry.key.variableName, to: PastedSource(old: try found(entry.key)).text(entry), in: services,
      after: entry.key.neighbourVariables
    ).map { ComposeKeys(list: $0, services: services) }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try list.removing(key.variableName, in: services).map { ComposeKeys(list: $0, services: services) }
  }

  func notes() -> [Finding] {
    if list.isPiece { return [.aboutTheFile("The file is part of a Compose file and contains only variables.")] }
    return Field.all.flatMap { field in field.keys.compactMap(\.variable).compactMap { disagreement(field, $0) } }
  }

  private func disagreement(_ field: Field, _ name: String) -> Finding? {
    let entries = services.compactMap { service in (try? list.entry(name, of: service)).map { (service, $0) } }
    guard let first = entries.first, let other = entries.first(where: { $0.1.text != first.1.text }) else { return nil }
    return .warning(
      field,
      "\(name) differs between \(shown(first.0)) (line \(first.1.line)) and \(shown(other.0)) (line \(other.1.line)).",
      remedy: "Set the field again; every service then gets the same value.")
  }
}

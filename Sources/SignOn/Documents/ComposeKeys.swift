import ConfigText
import Text

/// The server's variables in a Compose file, for every service that carries the list of them.
struct ComposeKeys: KeyedText {
  let list: EnvironmentList
  let services: [String]

  /// Nil where no service has to do with OpenMetadata's sign-in.
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
  func name(of key: ServerKey) -> String? { key.variable }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let name = key.variable else { return nil }
    for service in services {
      guard let entry = try list.entry(name, of: service) else { continue }
      return Self.content(entry, name)
    }
    return nil
  }

  private static func content(_ entry: EnvironmentList.Entry, _ name: String) -> KeyContent {
    guard let text = entry.text else { return KeyContent(content: .variable(name), line: entry.line, name: name) }
    guard let placeholder = entry.placeholder else {
      let plain = text.parts(at: "$").count > 1 ? unescaped(text) : text
      guard let plain else { return KeyContent(content: .variable(name), line: entry.line, name: name) }
      return VariableText(plain, replaces: false).content(line: entry.line, name: name)
    }
    guard let inner = placeholder.defaultText.flatMap(unescaped) else {
      return KeyContent(content: .variable(placeholder.name), line: entry.line, name: name)
    }
    var found = VariableText(inner, replaces: false).content(line: entry.line, name: name)
    found.variable = placeholder.name
    return found
  }

  /// With doubled dollars as one; nil where a single one begins a variable.
  static func unescaped(_ text: String) -> String? {
    let plain = text.replacing("$$", with: "\u{0}")
    return plain.contains("$") ? nil : plain.replacing("\u{0}", with: "$")
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> KeyedEdit {
    guard let name = entry.key.variable else { return KeyedEdit(text: self, edits: []) }
    let text = PastedSource(old: try found(entry.key)?.source ?? "").text(entry)
    let change = try list.setting(
      name, to: text, in: services, after: entry.key.neighbours.compactMap(\.variable))
    return KeyedEdit(text: ComposeKeys(list: change.list, services: services), edits: change.edits)
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> KeyedEdit {
    guard let name = key.variable else { return KeyedEdit(text: self, edits: []) }
    let change = try list.removing(name, in: services)
    return KeyedEdit(text: ComposeKeys(list: change.list, services: services), edits: change.edits)
  }

  func notes() -> [Finding] {
    Field.all.flatMap { field in field.keys.compactMap(\.variable).compactMap { disagreement(field, $0) } }
  }

  private func disagreement(_ field: Field, _ name: String) -> Finding? {
    let entries = services.compactMap { service in (try? list.entry(name, of: service)).map { (service, $0) } }
    guard let first = entries.first, let other = entries.first(where: { $0.1.text != first.1.text }) else { return nil }
    return .warning(
      field,
      "\(name) is not the same in \(shown(first.0)) (line \(first.1.line)) and \(shown(other.0)) (line \(other.1.line)).",
      remedy: "Set the field anew: every service gets the same.")
  }
}

/// Variables as the keys of a mapping: a piece of a Compose file.
struct VariableMapKeys: KeyedText {
  let text: YAMLText

  var bytes: [UInt8] { text.bytes }
  func name(of key: ServerKey) -> String? { key.variable }
  func notes() -> [Finding] { [.aboutTheFile("The file is a piece of a Compose file: variables alone.")] }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let name = key.variable, case .found(let reading) = try text.value(at: [.key(name)]) else { return nil }
    guard case .scalar(let whole, _) = reading.content else {
      let content: KeyContent.Content = reading.content == .null ? .variable(name) : .unreadable("it is no text")
      return KeyContent(content: content, line: reading.line, name: name)
    }
    return VariableText(whole, replaces: ComposeKeys.unescaped(whole) == nil).content(line: reading.line, name: name)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> KeyedEdit {
    guard let name = entry.key.variable else { return KeyedEdit(text: self, edits: []) }
    let value = PastedSource(old: try found(entry.key)?.source ?? "").text(entry).replacing("$", with: "$$")
    let change = try text.setting(
      [.key(name)], to: .text(value), after: entry.key.neighbours.compactMap(\.variable))
    return KeyedEdit(text: VariableMapKeys(text: change.text), edits: change.edits)
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> KeyedEdit {
    guard let name = key.variable else { return KeyedEdit(text: self, edits: []) }
    let change = try text.removing([.key(name)])
    return KeyedEdit(text: VariableMapKeys(text: change.text), edits: change.edits)
  }
}

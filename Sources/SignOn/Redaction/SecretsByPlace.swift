import ConfigText
import Text

/// Finds secrets in a text that is JSON or YAML, by where they stand in it.
struct SecretsByPlace {
  /// How many texts in texts are read.
  private static let deepest = 4

  private(set) var spans: [SecretSpan] = []
  private let bytes: [UInt8]
  private let outline: Outline
  private let depth: Int
  /// Anchors whose node stands somewhere as a secret.
  private var aliases: Set<String> = []

  /// What stands around a value.
  private enum Setting: Equatable {
    case open
    case secret(SecretName)
    /// In a mapping under a secret's name.
    case members(SecretName)
    /// A list of `NAME=value`, as Kustomize's secret generator has it.
    case assignments
    /// In a Kubernetes Secret, where values are in Base64.
    case encoded
  }

  /// Nil where the text is neither JSON nor YAML, or holds nothing but one value.
  init?(_ bytes: [UInt8], depth: Int = 0) {
    guard let outline = Outline(bytes), outline.nodes.count > 1 else { return nil }
    self.bytes = bytes
    self.outline = outline
    self.depth = depth
    for root in outline.roots { visit(root, .open) }
    for node in outline.nodes.indices where aliases.contains(outline.nodes[node].anchor) {
      visit(node, .secret(.password))
    }
  }

  private mutating func visit(_ node: Int, _ setting: Setting) {
    switch outline.nodes[node].kind {
    case .scalar: scalar(node, setting)
    case .alias: if case .secret = setting { aliases.insert(outline.nodes[node].text) }
    case .list: list(outline.children(of: node), setting)
    case .mapping: mapping(node, setting)
    }
  }

  private mutating func scalar(_ index: Int, _ setting: Setting) {
    let node = outline.nodes[index]
    switch setting {
    case .secret(let name): hide(node, name)
    case .encoded:
      let decoded = Base64.bytes(node.text).flatMap { String(validating: $0, as: UTF8.self) }
      hide(node, .everything, shownAs: decoded)
    case .assignments:
      guard let mark = bytes[node.range].firstIndex(of: UInt8(ascii: "=")) else { return }
      add(PlainValue(bytes: bytes, name: .everything).hidden(mark + 1..<node.range.upperBound))
    case .open, .members: within(node)
    }
  }

  private mutating func hide(_ node: Outline.Node, _ name: SecretName, shownAs text: String? = nil) {
    let found = PlainValue(bytes: bytes, name: name).hidden(node.range)
    if found == [node.range] {
      spans.append(SecretSpan(range: node.range, text: text ?? node.text))
    } else {
      add(found)
    }
  }

  private mutating func add(_ ranges: [Range<Int>]) { spans += ranges.map { SecretSpan(range: $0) } }

  private mutating func list(_ items: [Int], _ setting: Setting) {
    var flag: SecretName?
    for item in items {
      let node = outline.nodes[item]
      if let name = flag, node.kind == .scalar, !node.text.hasPrefix("-") {
        hide(node, name)
      } else {
        visit(item, setting)
      }
      flag = node.kind == .scalar && node.text.hasPrefix("-") ? SecretName(node.text.utf8) : nil
    }
  }

  private mutating func mapping(_ node: Int, _ setting: Setting) {
    let children = outline.children(of: node)
    let entries = stride(from: 0, to: children.count - 1, by: 2).map { index in
      (key: outline.nodes[children[index]].text, value: children[index + 1])
    }
    let isSecret = entries.contains { $0.key == "kind" && outline.nodes[$0.value].text == "Secret" }
    let names = entries.filter { ValueNames.names.contains($0.key) }.map { outline.nodes[$0.value] }
    let named = names.compactMap { $0.kind == .scalar ? SecretName($0.text.utf8) : nil }.first
    for (key, value) in entries {
      visit(value, Self.setting(of: key, in: setting, isSecret: isSecret, named: named))
    }
  }

  private static func setting(of key: String, in setting: Setting, isSecret: Bool, named: SecretName?) -> Setting {
    if setting == .encoded || setting == .secret(.everything) { return setting }
    if isSecret, key == "data" { return .encoded }
    if isSecret, key == "stringData" { return .secret(.everything) }
    if setting == .assignments { return key == "literals" ? .assignments : .open }
    if key == "secretGenerator" { return .assignments }
    let isValue = ValueNames.values.contains(key)
    if isValue, let named { return .secret(named) }
    switch setting {
    case .secret(let name), .members(let name):
      if isValue || ([.several, .passwords].contains(name) && !ValueNames.describing.contains(key)) {
        return .secret(name)
      }
    default: break
    }
    guard let name = SecretName(key.utf8) else {
      if case .secret(let name) = setting { return .members(name) }
      return .open
    }
    return .secret(name)
  }

  // MARK: texts in texts

  /// A text that is JSON or YAML itself, as an annotation or a ConfigMap's file.
  private mutating func within(_ node: Outline.Node) {
    let first = node.text.utf8.first
    guard depth < Self.deepest, node.text.utf8.count > 8 else { return }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || node.text.utf8.contains(UInt8(ascii: "\n")) else {
      return
    }
    let inner = Array(node.text.utf8)
    guard let found = SecretsByPlace(inner, depth: depth + 1), !found.spans.isEmpty else { return }
    guard let places = places(of: inner, in: node.range) else {
      return spans.append(SecretSpan(range: node.range, text: node.text))
    }
    for span in found.spans where !span.range.isEmpty {
      let range = places[span.range.lowerBound]..<places[span.range.upperBound - 1] + 1
      spans.append(SecretSpan(range: range, text: span.text ?? String(decoding: inner[span.range], as: UTF8.self)))
    }
  }

  /// Where each byte of a value as it is read stands as it is written; nil where that cannot be told.
  private func places(of read: [UInt8], in range: Range<Int>) -> [Int]? {
    var places: [Int] = []
    places.reserveCapacity(read.count)
    var index = range.lowerBound
    for byte in read {
      while index < range.upperBound, bytes[index] != byte {
        let isEscape = bytes[index] == UInt8(ascii: "\\")
        if isEscape, index + 1 < range.upperBound, Self.escaped(bytes[index + 1]) == byte {
          index += 1
          break
        }
        let isFolded = bytes[index] == UInt8(ascii: "\n") && byte == UInt8(ascii: " ")
        if isFolded { break }
        guard bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "'") else { return nil }
        index += 1
      }
      // The break at the end of a block is outside what is written of it.
      guard index < range.upperBound || byte <= 0x20 else { return nil }
      places.append(min(index, range.upperBound - 1))
      index += 1
    }
    return places
  }

  private static func escaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "r"): 13
    default: byte
    }
  }
}

/// Words under which names and their values stand apart.
enum ValueNames {
  /// `name: OIDC_CLIENT_SECRET` beside `value: …`.
  static let names: Set = [
    "name", "key", "Name", "Key", "ParameterKey", "parameterKey", "parameter", "variable", "env", "header", "id",
    "path",
    "property", "option", "envVar", "OptionName",
  ]
  static let values: Set = [
    "value", "Value", "values", "ParameterValue", "parameterValue", "default", "defaultValue", "Default", "content",
    "data", "text", "plaintext", "plain", "literal", "raw", "string", "stringValue", "current", "previous", "old",
    "new",
    "val", "inline", "StringValue", "stringData",
  ]
  /// Not values where several secrets are described.
  static let describing: Set = [
    "name", "file", "path", "external", "environment", "env", "type", "enabled", "namespace", "optional", "driver",
    "labels", "version", "source", "target", "key", "kind", "create", "annotations", "existingSecret", "mountPath",
    "mode",
    "uid", "gid", "secretName", "provider", "valueFrom", "defaultMode", "description", "id", "url",
    "username", "user", "login", "email", "host", "port", "region", "expires", "algorithm", "issuer",
  ]
}

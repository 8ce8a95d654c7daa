import ConfigText
import Text

extension FileKind {
  /// Terraform that applies the chart (`helm_release`): values in `set` blocks and in `values`, read where they are
  /// literal. It is not edited.
  package static let terraform = FileKind(
    id: "terraform", title: "Terraform", phrase: "Terraform with the chart's values", part: .server, runs: .helm,
    keyName: HelmKeys.name,
    claims: { $0.form == .terraform },
    open: { bytes throws(EditRefusal) in
      let keys = TerraformKeys(HCLText(bytes), bytes)
      return keys.isEmpty ? nil : keys
    },
    isOnlyRead: true,
    steps: { file in
      [NextStep(title: "Apply the configuration.", command: "terraform apply")] + NextStep.storedSettings(file.release)
    })
}

/// The server's keys in a Terraform file's `helm_release`.
struct TerraformKeys: KeyedText {
  /// What stands somewhere; nil for what only Terraform knows.
  private struct Spot {
    var content: KeyContent.Content
    let line: Int
  }

  let bytes: [UInt8]
  /// By the chart's path.
  private var spots: [String: Spot] = [:]
  /// Variables by name.
  private var variables: [String: Spot] = [:]
  /// Files named in `values`, with their lines.
  private var files: [(path: String, line: Int)] = []
  /// Texts of values with their first lines; a later one wins.
  private var layers: [(keys: any KeyedText, line: Int)] = []

  var isEmpty: Bool { spots.isEmpty && variables.isEmpty && layers.isEmpty }
  var isPartial: Bool { !files.isEmpty }
  var stock: StockSource { .chart }

  init(_ text: HCLText, _ bytes: [UInt8]) {
    self.bytes = bytes
    let releases = text.body.blocks.filter { $0.type == "resource" && $0.labels.first == "helm_release" }
    for release in releases where Self.concerns(release.body) {
      if case .list(let items)? = release.body["values"]?.value {
        for item in items { read(values: item) }
      }
      for block in release.body.blocks where block.type.hasPrefix("set") {
        read(set: block.body.attributes)
      }
      for attribute in release.body.attributes where attribute.name.hasPrefix("set") {
        guard case .list(let items) = attribute.item.value else { continue }
        for case .object(let inner) in items.map(\.value) { read(set: inner) }
      }
    }
  }

  private static func concerns(_ body: HCLText.Body) -> Bool {
    guard case .text(let chart)? = body["chart"]?.value else { return true }
    return chart.contains("openmetadata") && !chart.contains("dependencies")
  }

  private mutating func read(set attributes: [HCLText.Attribute]) {
    func item(_ name: String) -> HCLText.Item? { attributes.last { $0.name == name }?.item }
    guard case .text(let path)? = item("name")?.value, let value = item("value") else { return }
    put(Self.content(value.value, isSet: true), at: path, value.line)
  }

  private mutating func read(values item: HCLText.Item) {
    switch item.value {
    case .heredoc(let text, let line): read(yaml: text, from: line)
    case .call("yamlencode", let argument): flatten(argument, at: "")
    case .call(_, let argument):
      if case .text(let path) = argument.value {
        files.append((path, item.line))
      } else {
        files.append(("", item.line))
      }
    case .text, .list, .object, .other: files.append(("", item.line))
    }
  }

  private mutating func read(yaml text: String, from line: Int) {
    guard let yaml = try? YAMLText(Array(text.utf8)), let keys = (try? HelmPlace.find(in: yaml)) ?? nil else {
      return files.append(("", line))
    }
    layers.append((keys, line))
  }

  private mutating func flatten(_ item: HCLText.Item, at path: String) {
    guard case .object(let attributes) = item.value else {
      if path == "extraEnvs", case .list(let items) = item.value {
        for (index, inner) in items.enumerated() { flatten(inner, at: "\(path)[\(index)]") }
        return
      }
      return put(Self.content(item.value, isSet: false), at: path, item.line)
    }
    for attribute in attributes {
      flatten(attribute.item, at: path.isEmpty ? attribute.name : "\(path).\(attribute.name)")
    }
  }

  private mutating func put(_ content: KeyContent.Content, at path: String, _ line: Int) {
    if let open = path.lastIndex(of: "["), path.hasSuffix("]"), let index = Int(path[open...].dropFirst().dropLast()) {
      return put(content, at: String(path[..<open]), index, line)
    }
    spots[path] = Spot(content: content, line: line)
    guard path.hasPrefix("extraEnvs["), path.hasSuffix("].value") else { return }
    guard case .text(let name)? = spots[path.dropLast(6) + ".name"]?.content else { return }
    variables[name] = Spot(content: content, line: line)
  }

  /// One item of a list.
  private mutating func put(_ content: KeyContent.Content, at path: String, _ index: Int, _ line: Int) {
    guard case .text(let text) = content else { return spots[path] = Spot(content: content, line: line) }
    var items: [String] = []
    if case .list(let old)? = spots[path]?.content { items = old }
    if index < items.count { items[index] = text } else { items.append(text) }
    spots[path] = Spot(content: .list(items), line: line)
  }

  /// - Parameter isSet: Whether the chart gets it as `--set` does: a list in braces, commas with a backslash.
  private static func content(_ value: HCLText.Expression, isSet: Bool) -> KeyContent.Content {
    switch value {
    case .text(let text) where isSet && text.hasPrefix("{") && text.hasSuffix("}") && !text.contains("\""):
      return .list(text.dropFirst().dropLast().split(separator: ",").map { String($0).trimmed })
    case .text(let text): return .text(isSet ? text.replacing("\\,", with: ",") : text)
    case .list(let items):
      let texts = items.compactMap { item in if case .text(let text) = item.value { text } else { nil } }
      return texts.count == items.count ? .list(texts) : elsewhere("")
    case .heredoc(let text, _) where !text.hasHCLTemplate: return .text(text)
    case .other(let text): return elsewhere(text)
    case .heredoc, .object, .call: return elsewhere("")
    }
  }

  /// Only a reference to a variable is shown.
  private static func elsewhere(_ expression: String) -> KeyContent.Content {
    let text = expression.trimmed.filter { !"\"${}".contains($0) }
    return .elsewhere("Terraform" + (text.isWord(and: ".-") ? " (\(shown(text, 100)))" : ""))
  }
}

extension TerraformKeys {
  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    if let name = key.variable, let spot = variables[name] {
      return KeyContent(content: spot.content, line: spot.line, name: name)
    }
    if let spot = spot(key) {
      return KeyContent(content: spot.content, line: spot.line, name: HelmKeys.name(key) ?? key.name)
    }
    for layer in layers.reversed() {
      guard var found = try layer.keys.found(key) else { continue }
      found.line += layer.line - 1
      if found.variable != nil || found.source.hasHCLTemplate { found.content = Self.elsewhere(found.source) }
      found.variable = nil
      return found
    }
    return nil
  }

  private func spot(_ key: ServerKey) -> Spot? {
    guard let path = HelmKeys.name(key), !path.hasPrefix("extraEnvs") else { return nil }
    if let spot = spots[path] { return spot }
    guard let secret = spots[path + ".secretRef"] else { return nil }
    guard case .text(let name) = secret.content, case .text(let entry)? = spots[path + ".secretKey"]?.content else {
      return Spot(content: Self.elsewhere(""), line: secret.line)
    }
    return Spot(content: .reference(secret: name, key: entry), line: secret.line)
  }

  func reference(for key: ServerKey) -> (secret: String, key: String)? {
    SecretKeys.name(key).map { (SecretKeys.secret, $0) }
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    throw EditRefusal(
      line: try found(entry.key)?.line ?? 1, column: 1, reason: .onlyRead, textToPutThere: lineToAdd(entry))
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    guard let found = try found(key) else { return Changed(self) }
    throw EditRefusal(line: found.line, column: 1, reason: .onlyRead)
  }

  func lineToAdd(_ entry: Entry) -> String? {
    if entry.value.isSecret { return "value = (the secret)" }
    let isVariable = HelmKeys.goesByVariable(entry)
    let text = isVariable ? PastedSource(old: nil).text(entry) : Self.text(entry)
    let value =
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("${", with: "$${") + "\""
    guard !isVariable else { return "extraEnvs: \(entry.key.variableName) = \(value)" }
    return "set {\n  name  = \"\(HelmKeys.name(entry.key) ?? entry.key.name)\"\n  value = \(value)\n}"
  }

  /// As `--set` takes it.
  private static func text(_ entry: Entry) -> String {
    switch entry.value {
    case .list(let items): "{\(items.map { $0.replacing(",", with: "\\,") }.joined(separator: ","))}"
    case .pairs: YAMLWriter.portable.map(entry.numberedPairs).replacing(",", with: "\\,")
    case .text, .secret: entry.value.text.replacing(",", with: "\\,")
    }
  }

  func notes() -> [Finding] {
    [.aboutTheFile("Terraform is only read: change it manually.")]
      + files.map { path, line in
        let place = path.isEmpty ? "what only Terraform can evaluate" : "the file \(shown(path, 200))"
        return .aboutTheFile(
          "line \(line): values also come from \(place); the set blocks win.",
          remedy: path.isEmpty ? "" : "Open that file for what it sets.")
      }
  }
}

import ConfigText

extension FileKind {
  /// An object that a Secret is made of in the cluster; its values are somewhere else, or sealed.
  package static let externalSecret = FileKind(
    id: "external-secret", title: "External or sealed Secret", phrase: "an external or sealed Secret", part: .secret,
    runs: .kubernetes,
    keyName: { SecretKeys.name($0) ?? $0.variable },
    claims: { $0.form == .externalSecret },
    open: { bytes throws(EditRefusal) in ExternalSecretKeys(text: try YAMLText(bytes)) },
    steps: { file in
      [
        NextStep(
          title: "Change the values where they are stored; this file only names them. For a sealed Secret, seal them "
            + "anew with kubeseal.")
      ] + NextStep.applied("kubectl apply -f \(file.word)", file)
    })
}

/// The entries of a Secret that another system fills; none is edited.
struct ExternalSecretKeys: KeyedText {
  let text: YAMLText
  /// Entries with their lines, and the object that names them.
  private let entries: [String: (line: Int, object: String)]

  /// Nil if it names nothing of OpenMetadata's sign-in.
  init?(text: YAMLText) {
    var entries: [String: (line: Int, object: String)] = [:]
    for index in 0..<text.documentCount {
      let root: [YAMLStep] = [.document(index)]
      let kind = text.scalar(at: root + ["kind"]) ?? ""
      let object = "the place behind the \(kind) \(text.scalar(at: root + ["metadata", "name"]) ?? "")"
      func add(_ name: String, at path: [YAMLStep]) {
        guard case .found(let reading)? = try? text.value(at: path) else { return }
        entries[name] = (reading.line, object)
      }
      let spec = root + (kind == "ClusterExternalSecret" ? ["spec", "externalSecretSpec"] : ["spec"])
      for path in [spec + ["target", "template", "data"], spec + ["encryptedData"]] {
        for key in text.keys(at: path) { add(key, at: path + [.key(key)]) }
      }
      for item in 0..<min(text.count(at: spec + ["data"]), 1000) {
        let path = spec + ["data", .index(item), "secretKey"]
        text.scalar(at: path).map { add($0, at: path) }
      }
    }
    self.text = text
    self.entries = entries
    let names = ServerKey.known.flatMap(Self.names)
    guard names.contains(where: { entries[$0] != nil }) else { return nil }
  }

  private static func names(_ key: ServerKey) -> [String] { [key.variable, SecretKeys.name(key)].compactMap(\.self) }

  var bytes: [UInt8] { text.bytes }
  var isPartial: Bool { true }

  func found(_ key: ServerKey) -> KeyContent? {
    for name in Self.names(key) {
      guard let (line, object) = entries[name] else { continue }
      return KeyContent(content: .elsewhere(object), line: line, name: name)
    }
    return nil
  }

  func setting(_ entry: Entry) -> Changed<any KeyedText> { Changed(self) }
  func removing(_ key: ServerKey) -> Changed<any KeyedText> { Changed(self) }
  func lineToAdd(_ entry: Entry) -> String? { "secretKey: \(SecretKeys.name(entry.key) ?? entry.key.variableName)" }
}

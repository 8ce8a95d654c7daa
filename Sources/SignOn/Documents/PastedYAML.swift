import ConfigText

/// Text that the server pastes into its YAML before reading it: a variable's value, or a default.
enum PastedYAML {
  static func content(_ text: String) -> KeyContent.Content {
    guard let yaml = try? YAMLText(Array("k: \(text)\n".utf8)), yaml.topLevelKeys == ["k"],
      case .found(let reading)? = try? yaml.value(at: ["k"])
    else { return .unreadable("it is not YAML by itself") }
    return content(reading, in: yaml, at: ["k"])
  }

  /// Of a value that a reader found, variables aside.
  static func content(_ reading: YAMLReading, in text: YAMLText, at path: [YAMLStep]) -> KeyContent.Content {
    switch reading.content {
    case .null: return .null
    case .scalar(let text, _): return .text(text)
    case .list(let items): return .list(items)
    case .mapping(let names): return mapping(names, in: text, at: path)
    case .other: return .unreadable("it is no text, list or mapping of texts")
    }
  }

  private static func mapping(_ names: [String], in text: YAMLText, at path: [YAMLStep]) -> KeyContent.Content {
    var pairs: [Value.Pair] = []
    for name in names {
      guard case .found(let inner)? = try? text.value(at: path + [.key(name)]) else {
        return .unreadable("a mapping with keys that cannot be told apart")
      }
      switch inner.content {
      case .scalar(let value, _): pairs.append(Value.Pair(name, value))
      case .null: pairs.append(Value.Pair(name, ""))
      case .list, .mapping, .other: return .unreadable("a mapping of other things than texts")
      }
    }
    if let secret = pairs.first(where: { $0.name == "secretRef" })?.value {
      return .reference(secret: secret, key: pairs.first { $0.name == "secretKey" }?.value ?? "")
    }
    return .pairs(pairs)
  }
}

/// How values become source text where a server pastes them, in the manner of what stood there.
struct PastedSource {
  let old: String

  func text(_ entry: Entry) -> String {
    switch entry.value {
    case .secret(let secret): secret.reveal { scalar($0) }
    case .pairs: YAMLFlow.map(portable: entry.numberedPairs)
    case .list(let items): list(items)
    case .text(let text):
      switch entry.key.holds {
      case .strings: list(entry.value.items)
      case .boolean where ["true", "false"].contains(text): quotedAsBefore(text) ?? text
      case .integer where Int(text).map(String.init) == text: quotedAsBefore(text) ?? text
      case .string, .boolean, .integer, .stringMap: scalar(text)
      }
    }
  }

  private func scalar(_ text: String) -> String {
    if let quoted = quotedAsBefore(text) { return quoted }
    // A switch or a number that is a text to the server, and stood there without quotes.
    let isBare = !old.isEmpty && !"\"'[{".contains(old.first ?? " ")
    if isBare, ["true", "false"].contains(text) || Int(text).map(String.init) == text { return text }
    return YAMLScalar(portable: text).source
  }

  /// Where the quotes were somebody's choice, and not needed.
  private func quotedAsBefore(_ text: String) -> String? {
    guard old.count > 1, let quote = old.first, quote == old.last else { return nil }
    let inner = String(old.dropFirst().dropLast())
    guard inner.isEmpty || YAMLScalar(portable: inner).source == inner || Int(inner) != nil else { return nil }
    return Self.quoted(text, quote)
  }

  private static func quoted(_ text: String, _ quote: Character) -> String? {
    guard quote == "\"" || quote == "'" else { return nil }
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"\"'\\$".utf8.contains($0) }
    return isPlain ? "\(quote)\(text)\(quote)" : nil
  }

  private func list(_ items: [String]) -> String {
    let inner = old.hasPrefix("[") ? old.dropFirst().drop { $0 == " " } : ""
    let parts = items.map { item in
      inner.first.flatMap { Self.quoted(item, $0) } ?? YAMLScalar(portable: item, in: .flow).source
    }
    let isSpaced = old.split(separator: ",").dropFirst().allSatisfy { $0.hasPrefix(" ") } && old.contains(",")
    return "[\(parts.joined(separator: isSpaced ? ", " : ","))]"
  }
}

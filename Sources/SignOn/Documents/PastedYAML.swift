import ConfigText
import Text

/// Text that the server pastes into its YAML before reading it: a variable's value, or a default.
enum PastedYAML {
  static func content(_ text: String) -> KeyContent.Content {
    guard let yaml = try? YAMLText(Array("k: \(text)\n".utf8)), yaml.topLevelKeys == ["k"],
      case .found(let reading)? = try? yaml.value(at: ["k"])
    else { return .unreadable("not valid YAML") }
    return content(reading, in: yaml, at: ["k"])
  }

  /// Of a value that a reader found, variables aside.
  static func content(_ reading: YAMLReading, in text: YAMLText, at path: [YAMLStep]) -> KeyContent.Content {
    switch reading.content {
    case .null: return .null
    case .scalar(let text, _): return .text(text)
    case .list(let items): return .list(items)
    case .mapping(let names): return mapping(names, in: text, at: path)
    case .other: return .unreadable("not text, a list or a mapping of texts")
    }
  }

  private static func mapping(_ names: [String], in text: YAMLText, at path: [YAMLStep]) -> KeyContent.Content {
    var pairs: [Value.Pair] = []
    for name in names {
      guard let inner = try? text.readingThrough(path + [.key(name)]) else {
        return .unreadable("a mapping with ambiguous keys")
      }
      switch inner.content {
      case .scalar(let value, _): pairs.append(Value.Pair(name, value))
      case .null: pairs.append(Value.Pair(name, ""))
      case .list, .mapping, .other: return .unreadable("a mapping that contains more than texts")
      }
    }
    if let secret = pairs.first(where: { $0.name == "secretRef" })?.value {
      return .reference(secret: secret, key: pairs.first { $0.name == "secretKey" }?.value ?? "")
    }
    return .pairs(pairs)
  }
}

/// A variable's value as an env file or a Compose file gives it, before the server pastes it into its YAML.
struct VariableText {
  let text: String
  /// Whether `$` begins a variable in it.
  let replaces: Bool

  init(_ text: String, replaces: Bool) {
    (self.text, self.replaces) = (text, replaces)
  }

  func content(line: Int, name: String) -> KeyContent {
    var found = KeyContent(content: .null, line: line, name: name, source: text)
    guard !replaces else {
      guard let (variable, rest) = whole else {
        found.content = .variable(name)
        return found
      }
      found.variable = variable
      found.source = rest
      found.content = PastedYAML.content(rest)
      return found
    }
    if !text.isEmpty { found.content = PastedYAML.content(text) }
    if case .unreadable = found.content { found.stopsServer = true }
    if found.content == .null, let first = text.first, let meaning = Self.meanings[first] {
      found.content = .unreadable(
        "the server reads it as YAML, where \(first) begins \(meaning); write it in double quotes within single ones, "
          + "'\"\(first)…\"'")
      found.stopsServer = true
    }
    return found
  }

  private static let meanings: [Character: String] = ["&": "an anchor", "#": "a comment", "!": "a tag"]

  /// `${NAME:-default}` as the whole of it.
  private var whole: (name: String, defaultText: String)? {
    guard text.hasPrefix("${"), text.hasSuffix("}"), let mark = text.range(of: ":-") else { return nil }
    let name = text[text.index(text.startIndex, offsetBy: 2)..<mark.lowerBound]
    let rest = text[mark.upperBound...].dropLast()
    guard name.isWord(), !rest.contains("$") else { return nil }
    return (String(name), String(rest))
  }
}

extension YAMLText {
  /// The content at a path of the file, with the variable it comes from.
  func keyContent(at path: [YAMLStep], name: String) throws(EditRefusal) -> KeyContent? {
    guard let reading = try readingThrough(path) else {
      guard case .alias(let anchor, let line) = try value(at: path) else { return nil }
      return KeyContent(content: .unreadable("there is no anchor &\(anchor)"), line: line, name: name)
    }
    var found = KeyContent(
      content: PastedYAML.content(reading, in: self, at: path), line: reading.line, name: name,
      source: String(decoding: bytes[reading.range], as: UTF8.self))
    guard let placeholder = reading.placeholders.first else { return found }
    guard reading.isPlaceholder, let text = placeholder.defaultText else {
      found.content = .variable(placeholder.name)
      return found
    }
    found.variable = placeholder.name
    if case .scalar(_, let style) = reading.content, found.source.hasPrefix("$") == false {
      found.content = .text(text)
      found.source = style == .singleQuoted ? "''" : "\"\""
    } else {
      found.content = PastedYAML.content(text)
      found.source = text.trimmed
    }
    return found
  }
}

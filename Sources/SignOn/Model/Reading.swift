import Text

extension Field {
  /// Reads a value from a command line, an answers file or a prompt.
  ///
  /// Lists are JSON, YAML or comma-separated; pairs are comma-separated `name=value`. Choices and numbers are not
  /// validated here, so that the checks can report a wrong value.
  package func value(from text: String) -> Value {
    switch kind {
    case .secret: .secret(Secret(text))
    case .list, .pairs: value(ofItems: ListText.items(text))
    case .toggle: .text(Self.toggle(text.trimmed))
    case .choice(let choices): .text(Self.choice(text.trimmed, choices))
    case .number(unit: "seconds", _): .text(Self.seconds(text).map { String($0) } ?? text.trimmed)
    case .text, .url, .number: .text(text.trimmed)
    }
  }

  /// The items of a list field, or `name=value` items of a field of pairs, as its value.
  package func value(ofItems items: [String]) -> Value {
    guard kind == .pairs else { return .list(items) }
    return .pairs(
      items.map { item in
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return Value.Pair(parts[0], parts.count > 1 ? parts[1] : "")
      })
  }

  /// Seconds as people write them: `30 s`, `1h`, `7d`, `604,800`, `007`; nil for anything else.
  static func seconds(_ text: String) -> Int32? {
    let bare = text.lowerCase.filter { !$0.isBlank && !",_'\"+".contains($0) }
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    let units = ["": 1, "s": 1, "sec": 1, "seconds": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400]
    guard let number = Int64(digits), number <= Int64(Int32.max),
      let factor = units[String(bare[digits.endIndex...])]
    else { return nil }
    return Int32(exactly: number * Int64(factor))
  }

  private static func toggle(_ text: String) -> String {
    switch text.lowercased() {
    case "true", "yes", "on", "y": "true"
    case "false", "no", "off", "n": "false"
    default: text
    }
  }

  /// The matching option, ignoring case.
  private static func choice(_ text: String, _ choices: [Choice]) -> String {
    choices.first { $0.value.lowercased() == text.lowercased() }?.value ?? text
  }
}

extension String {
  /// Without leading and trailing whitespace.
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isBlank { rest.removeFirst() }
    while let last = rest.last, last.isBlank { rest.removeLast() }
    return String(rest)
  }
}

extension Settings {
  /// Turns the pasted text into the discovery URI, and chooses the provider it belongs to if none was chosen. An app
  /// client in it answers what is not answered yet.
  ///
  /// - Returns: what was changed; nil if nothing was.
  @discardableResult package mutating func readDiscoveryURI() -> [String]? {
    guard case .text(let text)? = typed[Field.discoveryURI.id], Placeholder.first(in: text) == nil else { return nil }
    var recognized: [String] = []
    if value(of: .provider).origin == .default, let owner = Provider.owner(of: text), owner.id != provider.id {
      typed[Field.provider.id] = .text(owner.id)
      recognized = ["chose \(owner.title) as the provider"]
    }
    if let client = provider.client(text) { recognized += take(client) }
    guard case .discoveryURI(let uri, let done) = provider.interpret(text), uri != text else {
      return recognized.isEmpty ? nil : recognized
    }
    typed[Field.discoveryURI.id] = .text(uri)
    return recognized + done
  }
  private mutating func take(_ client: PastedClient) -> [String] {
    let callback = client.callbacks.first { $0.hasSuffix("/callback") }
    let found: [(field: Field, value: Value?)] = [
      (.clientID, .text(client.id)), (.clientSecret, client.secret.map { .secret($0) }),
      (.callbackURL, callback.map { .text($0) }),
    ]
    let taken = found.filter { $0.value != nil && typed[$0.field.id] == nil }
    for (field, value) in taken { typed[field.id] = value }
    return taken.isEmpty ? [] : ["took \(taken.map(\.field.shortLabel).joined(separator: ", ")) from the file"]
  }
}
